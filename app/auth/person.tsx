import { Form, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { CardSection } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Select } from '../ui/field.tsx'
import { Table } from '../ui/table.tsx'
import type { Deed } from './people.server.ts'
import type { PersonReturned } from './people-deeds.server.ts'
import { AccountBadge } from './people-list.tsx'
import type { PersonPage } from './people-page.server.ts'

/** One person: who they are, where they are signed in, and what may be done. */
export function Person({ person, returned }: { person: PersonPage; returned: PersonReturned | undefined }) {
  const t = useT('ops')
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Facts person={person} />
      {person.isSelf ? (
        <CardSection id="deeds" title={t('people.deeds')}>
          <p className="mb-4">{t('people.ownAccount')}</p>
          <ButtonLink to="/account" look="outline">
            {t('people.toOwnAccount')}
          </ButtonLink>
        </CardSection>
      ) : person.deeds.length === 0 ? (
        <CardSection id="deeds" title={t('people.deeds')}>
          <p>{t('people.noDeeds')}</p>
        </CardSection>
      ) : person.isElevated ? (
        <Deeds person={person} returned={returned} />
      ) : (
        <ConfirmFirst />
      )}
      {person.state === 'active' ? <Sessions person={person} /> : null}
    </div>
  )
}

function Facts({ person }: { person: PersonPage }) {
  const t = useT('ops')
  const account = useT('account')
  return (
    <CardSection id="facts" title={t('people.facts')}>
      <DefinitionList
        items={[
          { term: t('people.column.state'), value: <AccountBadge state={person.state} /> },
          {
            term: t('people.mail'),
            value: <span className="break-all">{person.mail}</span>,
          },
          { term: t('people.column.organisation'), value: person.organisation ?? t('people.ofCity') },
          { term: t('people.column.role'), value: account(`role.${person.role}`) },
          { term: t('people.language'), value: account(person.locale === 'ja' ? 'localeJa' : 'localeEn') },
          { term: t('people.column.step'), value: t(person.hasSecondStep ? 'people.stepOn' : 'people.stepOff') },
          { term: t('people.column.seen'), value: person.seen ?? t('people.neverSeen') },
          ...(person.state === 'invited'
            ? [{ term: t('people.invitedUntil'), value: person.invitedUntil ?? t('people.invitationOver') }]
            : []),
        ]}
      />
    </CardSection>
  )
}

/** The forms are open for ten minutes after the password was given. */
function ConfirmFirst() {
  const t = useT('ops')
  const { pathname } = useLocation()
  return (
    <CardSection id="deeds" title={t('people.deeds')}>
      <p className="mb-4">{t('people.confirmFirst')}</p>
      <ButtonLink to={`/account/confirm?${new URLSearchParams({ to: pathname })}`}>{t('people.confirm')}</ButtonLink>
    </CardSection>
  )
}

function Deeds({ person, returned }: { person: PersonPage; returned: PersonReturned | undefined }) {
  const t = useT('ops')
  const account = useT('account')
  const has = (deed: Deed) => person.deeds.includes(deed)
  const error = (deed: Deed) => (returned?.field === deed ? t(`people.fault.${returned.fault}`) : undefined)
  const isInvited = person.state === 'invited'
  return (
    <CardSection id="deeds" title={t('people.deeds')}>
      <ul className="grid gap-5">
        {has('role') ? (
          <DeedForm deed="role" label={t('people.role')} text={t('people.roleText')}>
            <Select
              label={t('people.newRole')}
              name="role"
              defaultValue={person.role}
              error={error('role')}
              options={person.roles.map(role => ({ value: role, label: account(`role.${role}`) }))}
            />
          </DeedForm>
        ) : null}
        {has('invite') ? (
          <DeedForm
            deed="invite"
            label={t(isInvited ? 'people.inviteAgain' : 'people.inviteAnew')}
            text={t(isInvited ? 'people.inviteAgainText' : 'people.inviteAnewText')}
          />
        ) : null}
        {has('sessions') ? (
          <DeedForm deed="sessions" label={t('people.endSessions')} text={t('people.endSessionsText')} />
        ) : null}
        {has('disable') ? (
          <DeedForm
            deed="disable"
            label={t('people.disable')}
            text={t('people.disableText')}
            error={error('disable')}
          />
        ) : null}
        {has('enable') ? <DeedForm deed="enable" label={t('people.enable')} text={t('people.enableText')} /> : null}
      </ul>
    </CardSection>
  )
}

function DeedForm({
  deed,
  label,
  text,
  error,
  children,
}: {
  deed: Deed
  label: string
  /** What becomes of it. */
  text: string
  error?: string | undefined
  children?: ReactNode
}) {
  return (
    <li className="border-b border-line pb-5 last:border-0 last:pb-0">
      <Form method="post" className="grid gap-3">
        <input type="hidden" name="intent" value={deed} />
        {children}
        <p className="text-sm text-ink-soft" id={`${deed}-text`}>
          {text}
        </p>
        {error ? (
          <p className="text-sm font-bold text-error-2" id={`${deed}-error`}>
            {error}
          </p>
        ) : null}
        <p>
          <Button type="submit" look="outline" aria-describedby={error ? `${deed}-error` : `${deed}-text`}>
            {label}
          </Button>
        </p>
      </Form>
    </li>
  )
}

function Sessions({ person }: { person: PersonPage }) {
  const t = useT('ops')
  const account = useT('account')
  return (
    <CardSection id="sessions" title={account('own.sessionsTitle')} className="lg:col-span-2">
      {person.sessions.length === 0 ? (
        <p>{t('people.noSessions')}</p>
      ) : (
        <Table
          caption={account('own.sessionsTable')}
          captionHidden
          isStacked
          head={[account('own.device'), account('own.address'), account('own.seen')]}
          rows={person.sessions.map(({ id, device, address, seen }) => ({
            key: String(id),
            cells: [device || account('own.unknownDevice'), address, seen],
          }))}
        />
      )}
    </CardSection>
  )
}
