import { useState } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Field } from './field.tsx'

type Props = {
  name: string
  label: string
  hint?: string
  /** Characters at most. */
  limit: number
  /** Lines of a longer text; without it one line. */
  rows?: number
  required?: boolean
  lang?: 'ja' | 'en'
  defaultValue?: string
  error?: string | undefined
}

/** When so few characters are left, it is said aloud: of a line, and of a longer text. */
const NEAR = { line: 10, text: 50 }

/** Text with the number of its characters. Without scripts the number is that of the text as it came. */
export function CountedField({ label, hint, limit, rows, error, defaultValue = '', ...rest }: Props) {
  const t = useT('common')
  const [count, setCount] = useState([...defaultValue].length)
  const near = rows === undefined ? NEAR.line : NEAR.text
  return (
    <Field label={label} hint={hint} error={error}>
      {wiring => {
        const control = {
          ...rest,
          ...wiring,
          defaultValue,
          // Two to a character at most; the server counts characters.
          maxLength: 2 * limit,
          className: 'control',
          onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
            setCount([...currentTarget.value.trim()].length),
        }
        return (
          <>
            {rows === undefined ? <input type="text" {...control} /> : <textarea rows={rows} {...control} />}
            <span
              aria-hidden="true"
              className={count > limit ? 'text-sm font-bold text-error-2' : 'text-sm text-ink-soft tabular-nums'}
            >
              {t('characters.count', { count, limit })}
            </span>
            <span role="status" className="sr-only">
              {count > limit - near ? t('characters.left', { count: Math.max(0, limit - count) }) : ''}
            </span>
          </>
        )
      }}
    </Field>
  )
}
