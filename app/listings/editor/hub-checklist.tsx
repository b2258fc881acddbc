import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useT } from '../../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../../ui/badge.tsx'
import { CardSection } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import type { ItemState } from '../detail.ts'
import type { ChecklistRow } from './hub.ts'

const TONES: Record<ItemState, Tone> = { met: 'green', missing: 'orange', unknown: 'yellow', notApplicable: 'gray' }
const isLacking = ({ state }: ChecklistRow) => state === 'missing' || state === 'unknown'

/** What keeps a listing from being handed in. */
export const blockingOf = (rows: readonly ChecklistRow[]): ChecklistRow[] =>
  rows.filter(row => row.isMust && isLacking(row))

/** The same by name, each with the way to where it is written. */
export function Blocking({ rows }: { rows: readonly ChecklistRow[] }) {
  return (
    <ul className="mt-2 list-disc pl-5">
      {blockingOf(rows).map(({ id, label, path }) => (
        <li key={id}>
          {path ? (
            <LocaleLink to={path} className="link">
              {label}
            </LocaleLink>
          ) : (
            label
          )}
        </li>
      ))}
    </ul>
  )
}

/** The listing standards as they stand: what keeps it from publication first, the rest folded. */
export function HubChecklist({ rows, lacking }: { rows: readonly ChecklistRow[]; lacking: number }) {
  const t = useT('editor')
  const blocking = blockingOf(rows)
  const rest = rows.filter(row => !blocking.includes(row))
  return (
    <CardSection id="checklist" title={t('hub.checklist')}>
      <p className="-mt-2 text-sm">{lacking > 0 ? t('hub.lacking', { count: lacking }) : t('hub.checklistLead')}</p>
      <Rows rows={blocking} />
      <Disclosure summary={t('hub.rest')}>
        <Rows rows={rest} />
      </Disclosure>
    </CardSection>
  )
}

function Rows({ rows }: { rows: readonly ChecklistRow[] }) {
  const t = useT('editor')
  return (
    <ul>
      {rows.map(row => (
        <li key={row.id} className="flex items-start gap-3 border-b border-line py-2">
          <StatusBadge tone={TONES[row.state]} className="w-20 shrink-0 justify-center">
            {t(`hub.${row.state}`)}
          </StatusBadge>
          <span className="min-w-0">
            {row.path && isLacking(row) ? (
              <LocaleLink to={row.path} className="link">
                {row.label}
              </LocaleLink>
            ) : (
              row.label
            )}
            <span className="block text-sm text-ink-soft">
              {t(row.isMust ? 'hub.must' : 'hub.should')}
              {row.path === null && isLacking(row) ? ` ・ ${t('hub.byCity')}` : ''}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
