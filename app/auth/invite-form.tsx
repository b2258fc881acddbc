import { Form } from '@remix-run/react'
import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox, FieldGroup, Select, TextField } from '../ui/field.tsx'
import type { Role } from './model.ts'
import type { PersonReturned } from './people-deeds.server.ts'

/** An invitation to an organisation whose roles are known. `organisation`: what its hidden field says; absent: one's own. */
export function InviteForm({
  roles,
  organisation,
  returned,
}: {
  roles: Role[]
  organisation?: string
  returned: PersonReturned | undefined
}) {
  const t = useT('ops')
  const account = useT('account')
  const error = (field: string) => (returned?.field === field ? t(`people.fault.${returned.fault}`) : undefined)
  const written = returned?.written ?? {}
  return (
    <Form method="post" className="grid max-w-[36rem] gap-5">
      {organisation ? <input type="hidden" name="organisation" value={organisation} /> : null}
      <TextField
        label={account('name')}
        name="name"
        autoComplete="off"
        maxLength={80}
        required
        defaultValue={written.name}
        error={error('name')}
      />
      <TextField
        label={account('mail')}
        hint={t('people.mailHint')}
        name="mail"
        type="email"
        autoComplete="off"
        maxLength={254}
        required
        defaultValue={written.mail}
        error={error('mail')}
      />
      <Select
        label={t('people.column.role')}
        hint={t('people.roleHint')}
        name="role"
        defaultValue={written.role}
        error={error('role')}
        options={roles.map(role => ({ value: role, label: account(`role.${role}`) }))}
      />
      <FieldGroup legend={account('locale')}>
        <Checkbox
          type="radio"
          name="locale"
          value="ja"
          defaultChecked={written.locale !== 'en'}
          label={account('localeJa')}
        />
        <Checkbox
          type="radio"
          name="locale"
          value="en"
          defaultChecked={written.locale === 'en'}
          label={account('localeEn')}
        />
      </FieldGroup>
      <p>
        <Button type="submit" size="lg">
          {t('people.send')}
        </Button>
      </p>
    </Form>
  )
}
