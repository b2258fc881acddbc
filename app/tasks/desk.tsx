import { formatDay } from '../lib/i18n/format.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge } from '../ui/badge.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Table } from '../ui/table.tsx'
import type { TaskKind } from './model.ts'

/** A task as a desk shows it. `path`: where it is done; null: nowhere in this workspace. */
export type DeskTask = { id: number; kind: TaskKind; about: string; path: string | null; dueOn: string }

/** What there is to do, due first first. */
export function Desk({ tasks, today }: { tasks: DeskTask[]; today: string }) {
  const t = useT('workspace')
  const locale = useLocale()
  if (tasks.length === 0) return <EmptyState title={t('desk.none')}>{t('desk.noneText')}</EmptyState>
  return (
    <Table
      caption={t('desk.table')}
      captionHidden
      isStacked
      head={[t('desk.what'), t('desk.about'), t('desk.due')]}
      rows={tasks.map(task => ({
        key: String(task.id),
        cells: [
          task.path ? (
            <LocaleLink key="what" to={task.path} className="link">
              {t(`task.${task.kind}`)}
            </LocaleLink>
          ) : (
            t(`task.${task.kind}`)
          ),
          task.about,
          <span key="due" className="inline-flex flex-wrap items-center gap-2 whitespace-nowrap">
            {formatDay(locale, task.dueOn)}
            {task.dueOn < today ? <StatusBadge tone="red">{t('desk.late')}</StatusBadge> : null}
            {task.dueOn === today ? <StatusBadge tone="yellow">{t('desk.today')}</StatusBadge> : null}
          </span>,
        ],
      }))}
    />
  )
}
