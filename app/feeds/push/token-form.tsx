import { Form } from '@remix-run/react'
import { useT } from '../../lib/i18n/provider.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Checkbox, FieldGroup, Select, TextField } from '../../ui/field.tsx'
import { LONGEST_TOKEN_NAME, MOST_TOKENS, SCOPES, TOKEN_DAYS, type WishFault } from './model.ts'

/** A form that comes back: what is wrong with it, and what was written. */
export type TokenReturned = {
  faults: (WishFault | 'TooMany')[]
  written: { name: string; scopes: string[]; days: string }
}

/** The form of a new token; whoever has not given the password a moment ago is asked for it first. */
export function TokenForm({ isElevated, returned }: { isElevated: boolean; returned: TokenReturned | null }) {
  const t = useT('tokens')
  if (!isElevated)
    return (
      <>
        <p className="mb-3">{t('confirmFirst')}</p>
        <ButtonLink to="/account/confirm?to=/partner/tokens">{t('confirm')}</ButtonLink>
      </>
    )
  const { faults = [], written } = returned ?? {}
  const error = (name: WishFault) => (faults.includes(name) ? t(`fault.${name}`) : undefined)
  return (
    <Form method="post" className="grid max-w-[36rem] gap-5">
      <input type="hidden" name="intent" value="issue" />
      {faults.length > 0 ? (
        <NotificationBanner tone="error" title={t('fault.title')} role="alert">
          {faults.includes('TooMany') ? <p>{t('fault.TooMany', { most: MOST_TOKENS })}</p> : null}
          {faults.includes('scopes') ? <p>{t('fault.scopes')}</p> : null}
        </NotificationBanner>
      ) : null}
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        name="name"
        autoComplete="off"
        maxLength={LONGEST_TOKEN_NAME}
        required
        defaultValue={written?.name}
        error={error('name')}
      />
      <FieldGroup legend={t('scopes')}>
        {SCOPES.map(scope => (
          <Checkbox
            key={scope}
            name="scope"
            value={scope}
            defaultChecked={written ? written.scopes.includes(scope) : true}
            label={t(`scope.${scope}`)}
          />
        ))}
      </FieldGroup>
      <Select
        label={t('days')}
        name="days"
        defaultValue={written?.days ?? '365'}
        error={error('days')}
        options={TOKEN_DAYS.map(days => ({ value: String(days), label: t('dayChoice', { days }) }))}
      />
      <p>
        <Button type="submit" size="lg">
          {t('submit')}
        </Button>
      </p>
    </Form>
  )
}

/** A token that has just been issued: here and nowhere else. */
export function IssuedToken({ token }: { token: string }) {
  const t = useT('tokens')
  return (
    <NotificationBanner tone="success" title={t('issued')} role="status" className="mb-6">
      <p>{t('issuedText')}</p>
      <CopyField
        label={t('token')}
        name="issued"
        value={token}
        words={{ copy: t('copy'), copied: t('copied'), failed: t('copyFailed') }}
      />
    </NotificationBanner>
  )
}
