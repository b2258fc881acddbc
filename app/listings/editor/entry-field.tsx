import { useT } from '../../lib/i18n/provider.tsx'
import { ChoiceChip } from '../../ui/chip.tsx'
import { cx } from '../../ui/cx.ts'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { FactField } from './fact-field.tsx'
import { Notes } from './field-notes.tsx'
import type { Shown } from './save-state.ts'
import type { FieldView, SectionView } from './section-view.ts'

/** A control with what the portal has understood under it, and what stating it would bring. */
export function EntryField({
  field,
  papersOptions,
  shown,
}: {
  field: FieldView
  papersOptions: SectionView['papersOptions']
  shown: Shown
}) {
  const now = {
    ...field,
    error: field.name in shown.errors ? shown.errors[field.name] : field.error,
    readBack: field.name in shown.readBacks ? shown.readBacks[field.name] : field.readBack,
  }
  if (field.control === 'fact') return <FactField field={now} papersOptions={papersOptions} />
  return (
    <div id={`${field.name}-line`}>
      {field.control === 'radio' ? <Radios field={now} /> : <Lined field={now} />}
      <Notes field={now} />
    </div>
  )
}

function Lined({ field }: { field: FieldView }) {
  const t = useT('editor')
  const { name, control, label, hint, error, text, lang, most, unit, options } = field
  return (
    <Field id={name} label={label} hint={hint} error={error}>
      {wiring => {
        if (control === 'text')
          return (
            <textarea
              name={name}
              lang={lang}
              rows={4}
              maxLength={most}
              defaultValue={text}
              {...wiring}
              className="control"
            />
          )
        if (control === 'select')
          return (
            <select name={name} defaultValue={text} {...wiring} className="control sm:max-w-80">
              <option value="">{t('choose')}</option>
              {options?.map(option => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          )
        return (
          <span className="flex items-center gap-2">
            <input
              type={control === 'day' ? 'date' : control === 'tel' ? 'tel' : 'text'}
              name={name}
              lang={lang}
              maxLength={most}
              defaultValue={text}
              autoComplete="off"
              {...wiring}
              className={cx('control', unit && 'text-right sm:max-w-60', control === 'day' && 'sm:max-w-60')}
            />
            {unit ? <span className="shrink-0 text-ink-soft">{unit}</span> : null}
          </span>
        )
      }}
    </Field>
  )
}

function Radios({ field: { name, label, hint, error, text, options } }: { field: FieldView }) {
  return (
    <FieldGroup legend={label} hint={hint}>
      <div className="flex flex-wrap gap-2" id={name}>
        {options?.map(option => (
          <ChoiceChip key={option.value} name={name} value={option.value} defaultChecked={text === option.value}>
            {option.label}
          </ChoiceChip>
        ))}
      </div>
      {error ? <p className="mt-1 text-sm font-bold text-error-2">{error}</p> : null}
    </FieldGroup>
  )
}
