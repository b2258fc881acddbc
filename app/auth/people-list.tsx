import { Form } from '@remix-run/react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { Table } from '../ui/table.tsx'
import { ACCOUNT_STATES, type AccountState, ROLES } from './model.ts'
import type { PeoplePage, PersonView } from './people-page.server.ts'

const TONES: Record<AccountState, Tone> = { active: 'green', invited: 'yellow', disabled: 'gray' }

export function AccountBadge({ state }: { state: AccountState }) {
  const t = useT('ops')
  return <StatusBadge tone={TONES[state]}>{t(`people.state.${state}`)}</StatusBadge>
}

/** People, each a link to their page. `hasOrganisations`: they are of several. */
export function PeopleTable({
  page,
  pathOf,
  toPage,
  hasOrganisations = false,
}: {
  page: PeoplePage
  pathOf: (person: PersonView) => string
  toPage: (page: number) => string
  hasOrganisations?: boolean
}) {
  const t = useT('ops')
  const account = useT('account')
  if (page.people.length === 0) return <EmptyState title={t('people.none')}>{t('people.noneText')}</EmptyState>
  const head = ['name', 'organisation', 'role', 'state', 'step', 'seen'] as const
  const shown = head.filter(column => column !== 'organisation' || hasOrganisations)
  return (
    <div className="grid gap-6">
      <p className="text-sm text-ink-soft max-sm:mt-4">{t('people.count', { count: page.total })}</p>
      <Table
        caption={t('people.table')}
        captionHidden
        isStacked
        head={shown.map(column => t(`people.column.${column}`))}
        rows={page.people.map(person => {
          const cells = {
            name: <Name key="name" person={person} path={pathOf(person)} />,
            organisation: person.organisation ?? t('people.ofCity'),
            role: account(`role.${person.role}`),
            state: <AccountBadge key="state" state={person.state} />,
            step: t(person.hasSecondStep ? 'people.stepOn' : 'people.stepOff'),
            seen: person.seen ?? t('people.neverSeen'),
          }
          return { key: String(person.id), cells: shown.map(column => cells[column]) }
        })}
      />
      <Pagination page={page.page} pages={page.pages} toPage={toPage} />
    </div>
  )
}

function Name({ person, path }: { person: PersonView; path: string }) {
  const t = useT('ops')
  return (
    <>
      <LocaleLink to={path} className="link">
        {person.name}
      </LocaleLink>
      {person.isSelf ? <span className="ml-2 text-sm font-normal text-ink-soft">{t('people.self')}</span> : null}
      <span className="block text-sm font-normal break-all text-ink-soft">{person.mail}</span>
    </>
  )
}

/** What the city's list is narrowed by: plain fields in the address. */
export function PeopleFilterForm({
  query,
  organisations,
}: {
  query: Record<string, string>
  organisations: { id: number; name: string }[]
}) {
  const t = useT('ops')
  const account = useT('account')
  const href = useHref()
  const all = { value: '', label: t('all') }
  return (
    <Form
      method="get"
      action={href('/staff/accounts')}
      className="card mb-6 grid items-end gap-4 p-4 sm:grid-cols-2 lg:grid-cols-[2fr_1.5fr_1fr_1.5fr_auto]"
    >
      <Select
        label={t('people.column.organisation')}
        name="organisation"
        defaultValue={query.organisation}
        options={[
          all,
          { value: 'city', label: t('people.ofCity') },
          ...organisations.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <Select
        label={t('people.column.role')}
        name="role"
        defaultValue={query.role}
        options={[all, ...ROLES.map(role => ({ value: role, label: account(`role.${role}`) }))]}
      />
      <Select
        label={t('people.column.state')}
        name="state"
        defaultValue={query.state}
        options={[all, ...ACCOUNT_STATES.map(state => ({ value: state, label: t(`people.state.${state}`) }))]}
      />
      <TextField label={t('people.words')} name="q" maxLength={80} defaultValue={query.q} />
      <Button type="submit" look="outline">
        {t('narrow')}
      </Button>
    </Form>
  )
}
