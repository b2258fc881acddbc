import { useT } from '../lib/i18n/provider.tsx'
import { TextField } from '../ui/field.tsx'
import { LEAST_PASSWORD } from './password.ts'

/** A password that is being chosen. The address goes with it, so that a password manager knows whose it is. */
export function NewPassword({ mail, error, label }: { mail: string; error?: string | undefined; label?: string }) {
  const t = useT('account')
  return (
    <>
      <input type="text" name="username" autoComplete="username" defaultValue={mail} readOnly hidden />
      <TextField
        label={label ?? t('newPassword')}
        hint={t('passwordHint')}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={LEAST_PASSWORD}
        required
        error={error}
      />
    </>
  )
}

/** A one-time code. Text with a number keyboard: recovery codes have letters. */
export function CodeField({ hint, error }: { hint?: string; error?: string | undefined }) {
  const t = useT('account')
  return (
    <TextField
      label={t('code')}
      hint={hint}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      required
      error={error}
    />
  )
}
