import { useState } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Field } from '../ui/field.tsx'

type Props = {
  name: string
  label: string
  hint?: string
  limit: number
  rows?: number
  required?: boolean
  defaultValue?: string
  error?: string | undefined
}

/** When so few characters are left, it is said aloud. */
const NEAR = 50

/** Lines of text with the number of their characters. Without scripts the number is that of the text as it came. */
export function WordsField({ name, label, hint, limit, rows = 8, required, defaultValue = '', error }: Props) {
  const t = useT('enquiries')
  const [count, setCount] = useState([...defaultValue].length)
  return (
    <Field label={label} hint={hint} error={error}>
      {wiring => (
        <>
          <textarea
            name={name}
            rows={rows}
            required={required}
            // Two to a character at most; the server counts characters.
            maxLength={2 * limit}
            defaultValue={defaultValue}
            onChange={event => setCount([...event.currentTarget.value.trim()].length)}
            {...wiring}
            className="control"
          />
          <span
            aria-hidden="true"
            className={count > limit ? 'text-sm font-bold text-error-2' : 'text-sm text-ink-soft tabular-nums'}
          >
            {t('count', { count, limit })}
          </span>
          <span role="status" className="sr-only">
            {count > limit - NEAR ? t('left', { count: Math.max(0, limit - count) }) : ''}
          </span>
        </>
      )}
    </Field>
  )
}
