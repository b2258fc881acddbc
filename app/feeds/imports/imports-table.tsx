import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useT } from '../../lib/i18n/provider.tsx'
import { StatusBadge } from '../../ui/badge.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Table } from '../../ui/table.tsx'
import { Told } from '../../ui/told.tsx'
import type { ImportInList, ImportsPage } from './list.server.ts'
import type { ImportState } from './model.ts'

const TONES: Record<ImportState, 'gray' | 'blue' | 'green' | 'orange' | 'red'> = {
  ...{ received: 'blue', checking: 'blue', checked: 'orange', refused: 'red', applying: 'blue', applied: 'green' },
  ...{ undoing: 'blue', undone: 'gray', dropped: 'gray' },
}

export function ImportBadge({ state }: { state: ImportState }) {
  const t = useT('imports')
  return <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>
}

/** Files that were sent, the newest first. */
export function ImportsTable({
  page,
  base,
  showsOrganisation,
  toPage,
}: {
  page: ImportsPage
  base: string
  showsOrganisation: boolean
  toPage: (page: number) => string
}) {
  const t = useT('imports')
  if (page.imports.length === 0) return <EmptyState title={t('list.none')}>{t('list.noneText')}</EmptyState>
  const head = [
    t('list.file'),
    ...(showsOrganisation ? [t('list.organisation')] : []),
    t('list.sent'),
    t('list.state'),
    t('list.rows'),
  ]
  return (
    <>
      <Table
        caption={t('list.title')}
        captionHidden
        isStacked
        head={head}
        rows={page.imports.map(one => ({
          key: String(one.id),
          cells: [
            <LocaleLink
              key="file"
              to={`${base}/${one.id}`}
              className="link -my-2.5 inline-flex min-h-11 items-center break-all"
            >
              <Told>{one.fileName}</Told>
            </LocaleLink>,
            ...(showsOrganisation ? [<Told key="organisation">{one.organisation}</Told>] : []),
            <Sent key="sent" one={one} />,
            <ImportBadge key="state" state={one.state} />,
            <Counts key="counts" one={one} />,
          ],
        }))}
      />
      <div className="mt-6">
        <Pagination page={page.page} pages={page.pages} toPage={toPage} />
      </div>
    </>
  )
}

function Sent({ one: { sentAt, sentBy, source } }: { one: ImportInList }) {
  const t = useT('imports')
  return (
    <>
      <span className="block whitespace-nowrap">{sentAt}</span>
      <span className="text-sm text-ink-soft">
        {source === 'pull' ? t('list.bySystem') : sentBy ? t('list.by', { name: sentBy }) : ''}
      </span>
    </>
  )
}

function Counts({ one: { counts, refusal, state, rowsRead } }: { one: ImportInList }) {
  const t = useT('imports')
  if (refusal) return <>{t('refusal.title')}</>
  if (state === 'received' || state === 'checking') return <>{t('progress.checking', { count: rowsRead })}</>
  if (counts.new === undefined) return <>–</>
  const { new: begun = 0, changed = 0, unchanged = 0, error = 0 } = counts
  return <>{t('list.counts', { new: begun, changed, unchanged, error })}</>
}
