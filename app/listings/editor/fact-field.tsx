import { type ChangeEvent, useRef } from 'react'
import { useT } from '../../lib/i18n/provider.tsx'
import { cx } from '../../ui/cx.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Field, Select, TextField } from '../../ui/field.tsx'
import { factNames } from './fact-entry.ts'
import { Notes } from './field-notes.tsx'
import type { FieldView, SectionView } from './section-view.ts'

type Props = { field: FieldView; papersOptions: SectionView['papersOptions'] }

/** A fact: its value or that it is not known, and, folded, where it comes from. */
export function FactField({ field, papersOptions }: Props) {
  const t = useT('editor')
  const { fact, label } = field
  if (!fact) return null
  const isSaid = field.text !== '' || fact.isUnknown
  return (
    <div className="border-b border-line pb-2">
      {field.options ? <Chosen field={field} /> : <Written field={field} />}
      <Notes field={field} />
      <Disclosure
        summary={
          <span className="text-sm">
            {isSaid ? t('papers.summary', { papers: fact.papersText }) : t('papers.none')}
            <span className="sr-only"> ({label})</span>
          </span>
        }
      >
        <Papers field={field} papersOptions={papersOptions} />
      </Disclosure>
    </div>
  )
}

function Chosen({ field: { name, label, hint, error, text, options } }: { field: FieldView }) {
  const t = useT('editor')
  return (
    <Field id={name} label={label} hint={hint} error={error}>
      {wiring => (
        <select name={name} defaultValue={text} {...wiring} className="control sm:max-w-80">
          <option value="">{t('choose')}</option>
          {options?.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Written values stand beside a tick for "not known"; where scripts run, one of the two clears the other. */
function Written({ field: { name, label, hint, error, text, unit, lang, most, fact } }: { field: FieldView }) {
  const t = useT('editor')
  const value = useRef<HTMLInputElement>(null)
  const tick = useRef<HTMLInputElement>(null)
  const typed = () => {
    if (tick.current && value.current?.value) tick.current.checked = false
  }
  const ticked = (event: ChangeEvent<HTMLInputElement>) => {
    if (event.currentTarget.checked && value.current) value.current.value = ''
  }
  return (
    <Field id={name} label={label} hint={hint} error={error}>
      {wiring => (
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <span className={cx('flex items-center gap-2', unit ? 'w-56 max-w-full' : 'min-w-0 flex-1')}>
            <input
              ref={value}
              type="text"
              inputMode={unit && unit !== '㎡' ? 'decimal' : undefined}
              name={name}
              lang={lang}
              maxLength={most}
              defaultValue={text}
              onChange={typed}
              autoComplete="off"
              {...wiring}
              className={cx('control', unit && 'text-right')}
            />
            {unit ? <span className="shrink-0 text-ink-soft">{unit}</span> : null}
          </span>
          <label className="flex min-h-11 items-center gap-2">
            <input
              ref={tick}
              type="checkbox"
              name={factNames(fact!.id).unknown}
              value="1"
              defaultChecked={fact!.isUnknown}
              onChange={ticked}
              className="tick"
            />
            <span aria-hidden="true">{t('notKnown')}</span>
            <span className="sr-only">{t('papers.unknownOf', { label })}</span>
          </label>
        </span>
      )}
    </Field>
  )
}

function Papers({ field: { fact, label }, papersOptions }: Props) {
  const t = useT('editor')
  const names = factNames(fact!.id)
  const { party, method, on, confidence } = fact!.papers
  const of = (what: string) => (
    <>
      <span className="sr-only">{t('papers.of', { label, what: '' })}</span>
      {what}
    </>
  )
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Select label={of(t('papers.party'))} name={names.party} defaultValue={party} options={papersOptions.party} />
      <Select label={of(t('papers.method'))} name={names.method} defaultValue={method} options={papersOptions.method} />
      <TextField label={of(t('papers.on'))} name={names.on} type="date" defaultValue={on} />
      <Select
        label={of(t('papers.confidence'))}
        name={names.confidence}
        defaultValue={confidence}
        options={papersOptions.confidence}
      />
    </div>
  )
}
