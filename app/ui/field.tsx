import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react'
import { cx } from './cx.ts'

type FieldProps = {
  /** Where something else points to the control; else one is made. */
  id?: string
  label: ReactNode
  hint?: ReactNode
  /** What is wrong, in words that say what to do. */
  error?: ReactNode
  className?: string
}
type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** Label above, hint under it, error beside the control, all tied to it. */
export function Field({
  id: ownId,
  label,
  hint,
  error,
  className,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const madeId = useId()
  const id = ownId ?? madeId
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="font-bold leading-150">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm leading-150 text-ink-soft">
          {hint}
        </p>
      ) : null}
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {error ? (
        <p id={`${id}-error`} className="text-sm font-bold leading-150 text-error-2">
          {error}
        </p>
      ) : null}
    </div>
  )
}

type InputProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id' | 'placeholder'>

export function TextField({ id, label, hint, error, className, ...input }: InputProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} className={className}>
      {wiring => <input type="text" {...input} {...wiring} className="control" />}
    </Field>
  )
}

/** A number with its unit. Text with a number keyboard: full-width digits and commas are for the server to read. */
export function NumberField({ id, label, hint, error, className, unit, ...input }: InputProps & { unit?: ReactNode }) {
  return (
    <Field id={id} label={label} hint={hint} error={error} className={className}>
      {wiring => (
        <span className="flex items-center gap-2">
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            {...input}
            {...wiring}
            className="control text-right"
          />
          {unit ? <span className="shrink-0 whitespace-nowrap text-ink-soft">{unit}</span> : null}
        </span>
      )}
    </Field>
  )
}

type SelectProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'id'> & {
    options: readonly { value: string; label: string }[]
  }

export function Select({ id, label, hint, error, className, options, ...select }: SelectProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} className={className}>
      {wiring => (
        <select {...select} {...wiring} className="control">
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'className'> & {
  label: ReactNode
  /** After the label, such as a count. */
  note?: ReactNode
  type?: 'checkbox' | 'radio'
  className?: string
}

/** A checkbox (or radio button) whose whole line is the target. */
export function Checkbox({ label, note, type = 'checkbox', className, ...input }: CheckboxProps) {
  return (
    <label className={cx('flex min-h-11 items-center gap-3 py-1', className)}>
      <input type={type} {...input} className="tick" />
      <span className="leading-150">{label}</span>
      {note === undefined ? null : <span className="ml-auto text-sm text-ink-soft">{note}</span>}
    </label>
  )
}

/** Choices that belong together, under one question. */
export function FieldGroup({
  legend,
  hint,
  className,
  children,
}: {
  legend: ReactNode
  hint?: ReactNode
  className?: string
  children: ReactNode
}) {
  const id = useId()
  return (
    <fieldset className={className} aria-describedby={hint ? id : undefined}>
      <legend className="mb-1.5 font-bold leading-150">{legend}</legend>
      {hint ? (
        <p id={id} className="mb-1.5 text-sm leading-150 text-ink-soft [column-span:all]">
          {hint}
        </p>
      ) : null}
      {children}
    </fieldset>
  )
}
