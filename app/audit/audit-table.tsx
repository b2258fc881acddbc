import { Form } from '@remix-run/react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { Table } from '../ui/table.tsx'
import { ACTORS_WITHOUT_ACCOUNT, AUDIT_ACTIONS, AUDIT_SUBJECTS } from './actions.ts'
import { actionWords, actorWords, subjectWords } from './audit-words.ts'
import { type AuditFilter, auditQuery } from './filter.ts'
import type { AuditPage, AuditView } from './page.server.ts'

const PATH = '/staff/audit'
const narrowed = (filter: AuditFilter) => `${PATH}?${auditQuery(filter)}`

/** What the log is narrowed by: plain fields in the address. */
export function AuditFilterForm({ filter, people }: { filter: AuditFilter; people: AuditPage['people'] }) {
  const t = useT('ops')
  const href = useHref()
  const all = { value: '', label: t('all') }
  const actors = [
    ...ACTORS_WITHOUT_ACCOUNT.map(actor => ({ value: actor as string, label: t(`audit.actor.${actor}`) })),
    ...people.map(({ id, name }) => ({ value: `account:${id}`, label: name })),
  ]
  return (
    <Form
      method="get"
      action={href(PATH)}
      className="card mb-6 grid items-end gap-4 p-4 sm:grid-cols-2 lg:grid-cols-[1.5fr_2fr_1fr_0.8fr_1fr_auto]"
    >
      <Select label={t('audit.who')} name="actor" defaultValue={filter.actor} options={[all, ...actors]} />
      <Select
        label={t('audit.what')}
        name="action"
        defaultValue={filter.action}
        options={[all, ...AUDIT_ACTIONS.map(action => ({ value: action, label: t(`audit.action.${action}`) }))]}
      />
      <Select
        label={t('audit.about')}
        name="subjectKind"
        defaultValue={filter.subjectKind}
        options={[all, ...AUDIT_SUBJECTS.map(kind => ({ value: kind, label: t(`audit.subject.${kind}`) }))]}
      />
      <TextField label={t('audit.number')} name="subjectId" maxLength={60} defaultValue={filter.subjectId} />
      <TextField label={t('audit.day')} name="day" type="date" defaultValue={filter.day} />
      <Button type="submit" look="outline">
        {t('narrow')}
      </Button>
    </Form>
  )
}

/** The log's lines, each part of them a way to all lines alike. */
export function AuditTable({
  page,
  filter,
  toPage,
}: {
  page: AuditPage
  filter: AuditFilter
  toPage: (page: number) => string
}) {
  const t = useT('ops')
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="text-sm text-ink-soft">{t('audit.count', { count: page.total })}</p>
        <a href={`/staff/audit.csv?${auditQuery(filter)}`} download className="button button-outline button-sm">
          {t('audit.export')}
        </a>
      </div>
      {page.lines.length === 0 ? (
        <EmptyState title={t('audit.none')}>{t('audit.noneText')}</EmptyState>
      ) : (
        <Table
          caption={t('audit.title')}
          captionHidden
          isStacked
          head={[t('audit.at'), t('audit.who'), t('audit.what'), t('audit.about'), t('audit.fields')]}
          rows={page.lines.map(line => ({ key: String(line.id), cells: cellsOf(line, t) }))}
        />
      )}
      <Pagination page={page.page} pages={page.pages} toPage={toPage} />
    </div>
  )
}

function cellsOf(line: AuditView, t: ReturnType<typeof useT<'ops'>>) {
  const { actor, action, subjectKind, subjectId } = line
  const about = `${subjectWords(t, subjectKind)}${subjectId === null ? '' : ` ${subjectId}`}`
  return [
    <span key="at" className="font-normal whitespace-nowrap tabular-nums">
      {line.at}
    </span>,
    <LocaleLink key="actor" to={narrowed({ actor })} className="link">
      {actorWords(t, actor, line.actorName)}
    </LocaleLink>,
    <LocaleLink key="action" to={narrowed({ action })} className="link">
      {actionWords(t, action)}
    </LocaleLink>,
    subjectId === null ? (
      about
    ) : (
      <LocaleLink key="about" to={narrowed({ subjectKind, subjectId })} className="link">
        {about}
      </LocaleLink>
    ),
    line.fields.length === 0 ? null : (
      <span key="fields" className="text-sm break-all text-ink-soft">
        {line.fields.join(', ')}
      </span>
    ),
  ]
}
