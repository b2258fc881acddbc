import { Form } from '@remix-run/react'
import { formatDay } from '../../lib/i18n/format.ts'
import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useHref, useLocale, useT } from '../../lib/i18n/provider.tsx'
import { StatusBadge } from '../../ui/badge.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dotted } from '../../ui/dotted.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Table } from '../../ui/table.tsx'
import type { ReviewTab } from '../review.ts'
import type { QueueRow } from '../review-queue.server.ts'
import { Flags } from './flags.tsx'

type Queue = { rows: QueueRow[]; pages: number; page: number; tab: ReviewTab; counts: Record<ReviewTab, number> }

const toTab = (tab: ReviewTab) => (tab === 'submitted' ? '/staff/review' : `/staff/review?tab=${tab}`)

/** What waits, as a table; changes that may be published together have a box to tick. */
export function ReviewQueue({ queue, today }: { queue: Queue; today: string }) {
  const t = useT('review')
  const href = useHref()
  const { tab, rows, page, pages } = queue
  const isEmpty = rows.length === 0
  const bulkable = rows.some(row => row.isBulkable)
  return (
    <>
      <Tabs tab={tab} counts={queue.counts} />
      {isEmpty && tab === 'submitted' ? (
        <EmptyState title={t('queue.noneSubmitted')}>{t('queue.noneSubmittedText')}</EmptyState>
      ) : null}
      {isEmpty && tab === 'returned' ? (
        <EmptyState title={t('queue.noneReturned')}>{t('queue.noneReturnedText')}</EmptyState>
      ) : null}
      {isEmpty ? null : (
        <Form method="post" action={href('/staff/review')}>
          <QueueTable rows={rows} today={today} canTick={bulkable} />
          {bulkable ? (
            <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button type="submit" look="outline" name="intent" value="bulk">
                {t('queue.bulk')}
              </Button>
              <p className="max-w-[44em] text-sm text-ink-soft">{t('queue.bulkLead')}</p>
            </div>
          ) : null}
        </Form>
      )}
      <div className="mt-6">
        <Pagination
          page={page}
          pages={pages}
          toPage={n => `${toTab(tab)}${tab === 'submitted' ? '?' : '&'}page=${n}`}
        />
      </div>
    </>
  )
}

function Tabs({ tab, counts }: { tab: ReviewTab; counts: Record<ReviewTab, number> }) {
  const t = useT('review')
  return (
    <nav aria-label={t('queue.tabs.label')} className="mb-4 border-b border-line">
      <ul className="flex gap-1">
        {(['submitted', 'returned'] as const).map(one => (
          <li key={one}>
            <LocaleLink
              to={toTab(one)}
              aria-current={one === tab ? 'page' : undefined}
              className="-mb-px flex min-h-11 items-center gap-2 border-b-4 border-transparent px-3 text-ink no-underline hover:bg-key-50 aria-[current]:border-key-900 aria-[current]:font-bold aria-[current]:text-key-900"
            >
              {t(`queue.tabs.${one}`)}
              <span className="rounded-full bg-solid-gray-100 px-2 text-sm tabular-nums text-ink">{counts[one]}</span>
            </LocaleLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function QueueTable({ rows, today, canTick }: { rows: QueueRow[]; today: string; canTick: boolean }) {
  const t = useT('review')
  return (
    <Table
      caption={t('queue.table')}
      captionHidden
      isStacked
      head={[
        t('queue.what'),
        t('queue.organisation'),
        t('queue.changed'),
        t('queue.flags'),
        t('queue.due'),
        ...(canTick ? [t('queue.select')] : []),
      ]}
      rows={rows.map(row => ({
        key: String(row.id),
        cells: [
          <What key="what" row={row} />,
          row.organisation,
          <span key="changed" className="whitespace-nowrap tabular-nums">
            {t('queue.changedFields', { count: row.changed })}
          </span>,
          <Flags key="flags" flags={row.flags} />,
          <Due key="due" row={row} today={today} />,
          ...(canTick ? [<Tick key="tick" row={row} />] : []),
        ],
      }))}
    />
  )
}

function What({ row }: { row: QueueRow }) {
  const l = useT('listings')
  return (
    <>
      <LocaleLink to={`/staff/review/${row.id}`} className="link inline-flex min-h-11 items-center md:min-h-0">
        {row.title}
      </LocaleLink>
      <span className="block text-sm font-normal text-ink-soft">
        <Dotted parts={[row.publicId, l(`kind.${row.kind}`), l(`dealShort.${row.deal}`)]} />
      </span>
    </>
  )
}

function Due({ row, today }: { row: QueueRow; today: string }) {
  const t = useT('review')
  const locale = useLocale()
  return (
    <>
      <span className="flex flex-wrap items-center gap-2 whitespace-nowrap">
        {row.dueOn ? formatDay(locale, row.dueOn) : null}
        {row.dueOn && row.dueOn < today ? <StatusBadge tone="red">{t('queue.late')}</StatusBadge> : null}
        {row.dueOn === today ? <StatusBadge tone="yellow">{t('queue.today')}</StatusBadge> : null}
      </span>
      <span className="block text-sm text-ink-soft">
        <Dotted
          parts={[
            row.ageDays > 0 ? t('queue.age', { count: row.ageDays }) : t('queue.ageToday'),
            row.assignee ? t('queue.assignee', { name: row.assignee }) : '',
            row.reasons > 0 ? t('queue.reasons', { count: row.reasons }) : '',
          ]}
        />
      </span>
    </>
  )
}

/** The version travels with the tick: what has changed since the list was drawn is not published. */
function Tick({ row }: { row: QueueRow }) {
  const t = useT('review')
  if (!row.isBulkable) return null
  return (
    <input
      type="checkbox"
      name="tick"
      value={`${row.id}.${row.version}`}
      aria-label={t('queue.selectOne', { title: row.title })}
      className="tick"
    />
  )
}

type Ended = { id: number; publicId: string; title: string; end: string }

/** What became of several approvals at one stroke: those that did not go through, and why. */
export function BulkEnds({ ends }: { ends: readonly Ended[] }) {
  const t = useT('review')
  const left = ends.filter(({ end }) => end !== 'ok')
  const ok = ends.length - left.length
  return (
    <NotificationBanner
      tone={left.length > 0 ? 'warning' : 'success'}
      title={left.length > 0 ? t('bulk.some', { ok, left: left.length }) : t('bulk.all', { ok })}
      role="status"
      className="mb-6"
    >
      <p className="font-bold">{t('bulk.title')}</p>
      <ul className="mt-1 list-disc pl-5">
        {ends.map(({ id, publicId, title, end }) => (
          <li key={id}>
            <LocaleLink to={end === 'ok' ? `/listings/${publicId}` : `/staff/review/${id}`} className="link">
              {title}
            </LocaleLink>
            : {end === 'ok' ? t('bulk.ok') : t(`end.${end as 'Changed'}`)}
          </li>
        ))}
      </ul>
    </NotificationBanner>
  )
}
