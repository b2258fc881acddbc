import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { CardSection } from '../ui/card.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { Table } from '../ui/table.tsx'
import type { Returned } from './form.ts'
import type { OwnAccount } from './own-account.server.ts'
import { PasskeyAdd } from './passkey-buttons.tsx'
import { NewPassword } from './password-fields.tsx'
import { useFault } from './problem-banner.tsx'

type Props = { account: OwnAccount; returned: Returned | undefined }

/** A form of this page; its button says which. */
function OwnForm({ intent, className, children }: { intent: string; className?: string; children: ReactNode }) {
  const href = useHref()
  return (
    <Form method="post" action={href('/account')} className={className}>
      <input type="hidden" name="intent" value={intent} />
      {children}
    </Form>
  )
}

export function Profile({ account, returned }: Props) {
  const t = useT('account')
  const fault = useFault(returned)
  return (
    <CardSection id="profile" title={t('own.profile')}>
      <p className="mb-4 text-ink-soft">
        {account.mail} — {t(`role.${account.role}`)}
      </p>
      <OwnForm intent="profile" className="grid max-w-[36rem] gap-5">
        <TextField
          label={t('name')}
          name="name"
          autoComplete="name"
          maxLength={80}
          required
          defaultValue={returned?.written?.name ?? account.name}
          error={fault('name')}
        />
        <Select
          label={t('locale')}
          name="locale"
          defaultValue={account.locale}
          options={[
            { value: 'ja', label: t('localeJa') },
            { value: 'en', label: t('localeEn') },
          ]}
        />
        <p>
          <Button type="submit">{t('own.save')}</Button>
        </p>
      </OwnForm>
    </CardSection>
  )
}

export function PasswordChange({ account, returned }: Props) {
  const t = useT('account')
  const fault = useFault(returned)
  return (
    <CardSection id="password" title={t('own.passwordTitle')}>
      <OwnForm intent="password" className="grid max-w-[36rem] gap-5">
        <TextField
          label={t('own.current')}
          name="current"
          type="password"
          autoComplete="current-password"
          required
          error={fault('current')}
        />
        <NewPassword mail={account.mail} error={fault('password')} />
        <p>
          <Button type="submit">{t('own.change')}</Button>
        </p>
        <p className="text-sm text-ink-soft">{t('own.changeNote')}</p>
      </OwnForm>
    </CardSection>
  )
}

export function Codes({ account }: Pick<Props, 'account'>) {
  const t = useT('account')
  return (
    <CardSection id="codes" title={t('own.codesTitle')}>
      <p className="mb-4">
        {account.hasCodes ? t('own.codesOn', { count: account.recoveryCodes }) : t('own.codesOff')}
      </p>
      <ButtonLink to="/account/codes" look={account.hasCodes ? 'outline' : 'solid'}>
        {t(account.hasCodes ? 'own.codesAnew' : 'own.codesSetUp')}
      </ButtonLink>
    </CardSection>
  )
}

export function Passkeys({ account }: Pick<Props, 'account'>) {
  const t = useT('account')
  const rows = account.passkeys.map(({ id, name, added, used }) => ({
    key: id,
    cells: [
      name,
      added,
      used ?? t('own.never'),
      <OwnForm key="remove" intent="passkey">
        <input type="hidden" name="passkey" value={id} />
        <Button type="submit" look="outline" size="sm" aria-label={t('own.passkeyRemoveLabel', { name })}>
          {t('own.passkeyRemove')}
        </Button>
      </OwnForm>,
    ],
  }))
  const head = [t('own.passkeyName'), t('own.passkeyAdded'), t('own.passkeyUsed'), t('own.action')]
  return (
    <CardSection id="passkeys" title={t('own.passkeysTitle')}>
      <p className="mb-4">{t('own.passkeysLead')}</p>
      {rows.length > 0 ? (
        <Table caption={t('own.passkeysTable')} captionHidden head={head} rows={rows} isStacked />
      ) : (
        <p className="text-ink-soft">{t('own.passkeysNone')}</p>
      )}
      {account.isElevated ? (
        <PasskeyAdd />
      ) : (
        <p className="mt-4">
          <LocaleLink to="/account/confirm?to=/account" className="link inline-flex min-h-11 items-center">
            {t('own.passkeyAdd')}
          </LocaleLink>
        </p>
      )}
    </CardSection>
  )
}

export function Sessions({ account }: Pick<Props, 'account'>) {
  const t = useT('account')
  const rows = account.sessions.map(({ id, device, address, since, seen, isHere }) => ({
    key: String(id),
    cells: [
      device || t('own.unknownDevice'),
      address,
      since,
      seen,
      isHere ? (
        t('own.here')
      ) : (
        <OwnForm key="end" intent="session">
          <input type="hidden" name="session" value={id} />
          <Button
            type="submit"
            look="outline"
            size="sm"
            aria-label={t('own.endLabel', { device: device || t('own.unknownDevice') })}
          >
            {t('own.end')}
          </Button>
        </OwnForm>
      ),
    ],
  }))
  const head = [t('own.device'), t('own.address'), t('own.since'), t('own.seen'), t('own.action')]
  return (
    <CardSection id="sessions" title={t('own.sessionsTitle')}>
      <p className="mb-4">{t('own.sessionsLead')}</p>
      <Table caption={t('own.sessionsTable')} captionHidden head={head} rows={rows} isStacked />
    </CardSection>
  )
}

/** Ends the log-in. A form: a link would be followed by programs that look ahead. */
export function LogOutButton() {
  const t = useT('account')
  return (
    <form method="post" action="/logout">
      <input type="hidden" name="locale" value={useLocale()} />
      <Button type="submit" look="outline">
        {t('own.logOut')}
      </Button>
    </form>
  )
}
