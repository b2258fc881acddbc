import { formatDay, formatNumber } from '../lib/i18n/format.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge } from '../ui/badge.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { Table } from '../ui/table.tsx'
import { Told } from '../ui/told.tsx'
import { Assignment } from './assignment.tsx'
import type { DeskPage, DeskTask, KindCount } from './desk.server.ts'
import { type DeskFilter, deskQuery, SHOWS } from './desk-filter.ts'

type Props = { desk: DeskPage; path: string; wasRefused?: boolean }

/** What there is to do: how much of each kind, then each, due first first. */
export function Desk({ desk, path, wasRefused = false }: Props) {
  const t = useT('workspace')
  const { counts, filter } = desk
  return (
    <>
      {wasRefused ? (
        <NotificationBanner tone="error" title={t('desk.notAssigned')} role="alert" className="mb-6" />
      ) : null}
      {counts.all === 0 ? (
        <EmptyState title={t('desk.none')}>{t('desk.noneText')}</EmptyState>
      ) : (
        <>
          <Kinds kinds={desk.kinds} filter={filter} path={path} />
          <Shows desk={desk} path={path} />
          {desk.tasks.length === 0 ? (
            <EmptyState title={t('desk.noneHere')}>{t('desk.noneHereText')}</EmptyState>
          ) : (
            <>
              <Tasks desk={desk} />
              <div className="mt-6">
                <Pagination
                  page={filter.page}
                  pages={desk.pages}
                  toPage={page => path + deskQuery({ ...filter, page })}
                />
              </div>
            </>
          )}
        </>
      )}
    </>
  )
}

function Kinds({ kinds, filter, path }: { kinds: KindCount[]; filter: DeskFilter; path: string }) {
  const t = useT('workspace')
  const locale = useLocale()
  return (
    <nav aria-label={t('desk.kinds')} className="mb-6">
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {kinds.map(({ kind, open, late, oldestDays }) => (
          <li
            key={kind}
            className="card relative flex flex-col gap-1 px-4 py-3 hover:border-key-900 has-aria-[current]:border-key-900 has-aria-[current]:bg-key-50"
          >
            <LocaleLink
              to={path + deskQuery({ ...filter, page: 1, kind: filter.kind === kind ? null : kind })}
              aria-current={filter.kind === kind ? 'true' : undefined}
              className="font-bold leading-150 text-ink no-underline after:absolute after:inset-0 after:rounded-12 hover:underline"
            >
              {t(`task.${kind}`)}
            </LocaleLink>
            <span className="mt-auto flex flex-wrap items-baseline gap-x-3">
              <span className="text-std-24B-150 tabular-nums">{formatNumber(locale, open)}</span>
              {late > 0 ? <StatusBadge tone="red">{t('desk.lateCount', { count: late })}</StatusBadge> : null}
            </span>
            <span className="text-sm text-ink-soft">
              {oldestDays === 0 ? t('desk.oldestToday') : t('desk.oldest', { count: oldestDays })}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Shows({ desk: { counts, filter }, path }: { desk: DeskPage; path: string }) {
  const t = useT('workspace')
  const locale = useLocale()
  const label = { all: t('desk.all'), mine: t('desk.mine'), late: t('desk.lateOnly') }
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <nav aria-label={t('desk.show')}>
        <ul className="flex flex-wrap gap-2">
          {SHOWS.map(show => (
            <li key={show}>
              <LocaleLink
                to={path + deskQuery({ ...filter, page: 1, show })}
                aria-current={filter.show === show ? 'page' : undefined}
                className="flex min-h-11 items-center gap-2 rounded-8 border border-line-strong px-3 text-ink no-underline hover:bg-key-50 aria-[current]:border-key-900 aria-[current]:bg-key-900 aria-[current]:font-bold aria-[current]:text-white"
              >
                {label[show]}
                <span className="tabular-nums">{formatNumber(locale, counts[show])}</span>
              </LocaleLink>
            </li>
          ))}
        </ul>
      </nav>
      {filter.kind ? (
        <LocaleLink
          to={path + deskQuery({ ...filter, page: 1, kind: null })}
          className="link inline-flex min-h-11 items-center"
        >
          {t('desk.anyKind')}
        </LocaleLink>
      ) : null}
    </div>
  )
}

function Tasks({ desk }: { desk: DeskPage }) {
  const t = useT('workspace')
  return (
    <Table
      caption={t('desk.table')}
      captionHidden
      isStacked
      head={[t('desk.what'), t('desk.about'), t('desk.due'), t('desk.assignee')]}
      rows={desk.tasks.map(task => ({
        key: String(task.id),
        cells: [
          task.path ? (
            <LocaleLink key="what" to={task.path} className="link">
              {t(`task.${task.kind}`)}
            </LocaleLink>
          ) : (
            t(`task.${task.kind}`)
          ),
          <Told key="about">{task.about}</Told>,
          <Due key="due" task={task} today={desk.today} />,
          <Assignment key="with" task={task} desk={desk} />,
        ],
      }))}
    />
  )
}

function Due({ task, today }: { task: DeskTask; today: string }) {
  const t = useT('workspace')
  const locale = useLocale()
  return (
    <span className="inline-flex flex-wrap items-center gap-2 whitespace-nowrap">
      {formatDay(locale, task.dueOn)}
      {task.dueOn < today ? <StatusBadge tone="red">{t('desk.late')}</StatusBadge> : null}
      {task.dueOn === today ? <StatusBadge tone="yellow">{t('desk.today')}</StatusBadge> : null}
    </span>
  )
}
