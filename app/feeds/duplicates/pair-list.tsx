import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useT } from '../../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../../ui/badge.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { StateLinks } from '../../ui/state-links.tsx'
import { Table } from '../../ui/table.tsx'
import { Told } from '../../ui/told.tsx'
import type { PairLine, PairList } from './list.server.ts'
import { PAIR_STATES, type PairState } from './pairs.ts'

const PATH = '/staff/duplicates'

export const STATE_TONES: Record<PairState, Tone> = {
  suggested: 'orange',
  review: 'yellow',
  merged: 'green',
  dismissed: 'gray',
}

/** Pairs of one state, one a row, with what speaks for each. */
export function PairListView({ list }: { list: PairList }) {
  const t = useT('duplicates')
  const { state, counts, lines, page, pages } = list
  const pathOf = (one: PairState) => (one === 'suggested' ? PATH : `${PATH}?state=${one}`)
  const tabs = PAIR_STATES.map(one => ({
    ...{ to: pathOf(one), label: t(`state.${one}`), count: counts[one] },
    isCurrent: one === state,
  }))
  return (
    <>
      <StateLinks label={t('filter')} tabs={tabs} />
      {lines.length === 0 ? <EmptyState title={t('none')}>{t('noneText')}</EmptyState> : <Lines lines={lines} />}
      <div className="mt-6">
        <Pagination
          page={page}
          pages={pages}
          toPage={number => `${PATH}?${new URLSearchParams({ state, page: String(number) })}`}
        />
      </div>
    </>
  )
}

function Lines({ lines }: { lines: PairLine[] }) {
  const t = useT('duplicates')
  return (
    <Table
      caption={t('table')}
      captionHidden
      isStacked
      head={[t('pair'), t('probability'), t('evidence'), t('stands')]}
      rows={lines.map(line => ({
        key: String(line.id),
        cells: [
          <Pair key="pair" line={line} />,
          <span key="percent" className="tabular-nums">
            {t('percent', { value: line.percent })}
          </span>,
          <Evidence key="evidence" evidence={line.evidence} />,
          <StatusBadge key="state" tone={STATE_TONES[line.state]}>
            {t(`state.${line.state}`)}
          </StatusBadge>,
        ],
      }))}
    />
  )
}

function Pair({ line }: { line: PairLine }) {
  return (
    <LocaleLink to={`${PATH}/${line.id}`} className="link inline-grid gap-1 py-1">
      {line.sides.map(({ publicId, title, by }) => (
        <span key={publicId}>
          <Told>{title}</Told>{' '}
          <span className="whitespace-nowrap text-sm font-normal text-ink-soft">
            {publicId} / <Told>{by}</Told>
          </span>
        </span>
      ))}
    </LocaleLink>
  )
}

function Evidence({ evidence }: { evidence: PairLine['evidence'] }) {
  const t = useT('duplicates')
  return (
    <span className="grid gap-1">
      <span>{evidence.for}</span>
      {evidence.against ? (
        <span className="text-sm text-ink-soft">{t('against', { text: evidence.against })}</span>
      ) : null}
    </span>
  )
}
