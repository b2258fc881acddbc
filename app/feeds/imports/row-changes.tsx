import { useT } from '../../lib/i18n/provider.tsx'
import type { Said } from '../../listings/review-words.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Told } from '../../ui/told.tsx'
import { MOST_CHANGES } from './asked.ts'
import type { RowView } from './rows.server.ts'

/** What a row would change, old and new; of a new one what was read. */
export function Changes({ row }: { row: RowView }) {
  const t = useT('imports')
  const { changes, operation, outcome } = row
  if (outcome === 'new') return <WhatWasRead changes={changes} />
  if (operation !== 'put' && changes.length > 0) return <p>{t('rows.ends', { words: t(`operation.${operation}`) })}</p>
  if (changes.length === 0) return null
  return (
    <ul className="grid gap-1">
      {changes.slice(0, MOST_CHANGES).map(({ path, label, before, after }) => (
        <li key={path}>
          <span className="text-ink-soft">{label}</span>{' '}
          <s className="text-ink-soft">
            <span className="sr-only">{t('rows.was')}: </span>
            <Value said={before} />
          </s>{' '}
          <span aria-hidden="true">→</span>{' '}
          <b>
            <span className="sr-only">{t('rows.becomes')}: </span>
            <Value said={after} />
          </b>
        </li>
      ))}
      {changes.length > MOST_CHANGES ? <li>{t('rows.more', { n: changes.length - MOST_CHANGES })}</li> : null}
    </ul>
  )
}

/** A new row's values as they were read. */
function WhatWasRead({ changes }: Pick<RowView, 'changes'>) {
  const t = useT('imports')
  if (changes.length === 0) return null
  return (
    <Disclosure summary={t('rows.read', { n: changes.length })}>
      <dl className="grid grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1">
        {changes.map(({ path, label, after }) => (
          <div key={path} className="contents">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">
              <Value said={after} />
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}

function Value({ said: { text } }: { said: Said }) {
  const t = useT('imports')
  return text === undefined ? t('rows.empty') : <Told>{text}</Told>
}
