import { useRevalidator } from '@remix-run/react'
import { type FormEvent, useEffect, useState } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'

type State = 'idle' | 'working' | 'failed'

/** Whether this browser can do passkeys; false until the page is alive, so that nothing stands there in vain. */
function useCanPasskeys(): boolean {
  const [can, setCan] = useState(false)
  useEffect(() => setCan(typeof window.PublicKeyCredential === 'function'), [])
  return can
}

/** One step of the exchange with the portal; what is not answered well throws. */
async function exchange(path: string, body: object): Promise<any> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`answered ${answer.status}`)
  return answer.json()
}

/** Logs in with a passkey and goes on. Stands there only where scripts run. */
export function PasskeyLogIn({ to, locale }: { to: string | null; locale: string }) {
  const t = useT('account')
  const [state, setState] = useState<State>('idle')
  const canPasskeys = useCanPasskeys()
  const logIn = async () => {
    setState('working')
    try {
      const [{ startAuthentication }, optionsJSON] = await Promise.all([
        import('@simplewebauthn/browser'),
        exchange('/login/passkey', { step: 'ask' }),
      ])
      const response = await startAuthentication({ optionsJSON })
      const { path } = await exchange('/login/passkey', { step: 'answer', response, to, locale })
      window.location.assign(path)
    } catch {
      setState('failed')
    }
  }
  if (!canPasskeys) return null
  return (
    <section className="mt-8 max-w-[36rem] border-t border-line pt-6">
      <p className="mb-3">{t('logIn.passkeyLead')}</p>
      <Button look="outline" onClick={logIn} disabled={state === 'working'}>
        {t(state === 'working' ? 'logIn.working' : 'logIn.passkey')}
      </Button>
      <p role="status" className="mt-2 font-bold text-error-2">
        {state === 'failed' ? t('logIn.passkeyFailed') : null}
      </p>
    </section>
  )
}

/** Registers a passkey of this device under a name. */
export function PasskeyAdd() {
  const t = useT('account')
  const [state, setState] = useState<State>('idle')
  const { revalidate } = useRevalidator()
  const canPasskeys = useCanPasskeys()
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setState('working')
    try {
      const [{ startRegistration }, optionsJSON] = await Promise.all([
        import('@simplewebauthn/browser'),
        exchange('/account/passkeys', { step: 'ask' }),
      ])
      const response = await startRegistration({ optionsJSON })
      await exchange('/account/passkeys', { step: 'answer', response, name: new FormData(form).get('name') })
      form.reset()
      setState('idle')
      revalidate()
    } catch {
      setState('failed')
    }
  }
  if (!canPasskeys) return <p className="text-ink-soft">{t('own.passkeyNeedsScript')}</p>
  return (
    <form onSubmit={add} className="mt-4 flex flex-wrap items-end gap-3">
      <TextField label={t('own.passkeyName')} name="name" maxLength={80} required className="min-w-60 flex-1" />
      <Button type="submit" look="outline" disabled={state === 'working'}>
        {t(state === 'working' ? 'logIn.working' : 'own.passkeyAdd')}
      </Button>
      <p role="status" className="w-full font-bold text-error-2">
        {state === 'failed' ? t('own.passkeyFailed') : null}
      </p>
    </form>
  )
}
