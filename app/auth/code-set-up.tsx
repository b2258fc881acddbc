import { Form } from '@remix-run/react'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import type { QrDrawing } from '../lib/qr.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { CardSection } from '../ui/card.tsx'
import type { Returned } from './form.ts'
import { CodeField } from './password-fields.tsx'
import { useFault } from './problem-banner.tsx'

/** Four letters at a time: for whoever types them. */
const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? ''

/** The three steps to one-time codes: an app, its picture, a first code. */
export function CodeSetUp({
  qr,
  secret,
  to,
  returned,
}: {
  qr: QrDrawing
  secret: string
  to: string | null
  returned: Returned | undefined
}) {
  const t = useT('account')
  const fault = useFault(returned)
  const href = useHref()
  return (
    <Form method="post" action={href('/account/codes')} className="grid max-w-[36rem] gap-5">
      <input type="hidden" name="intent" value="take" />
      {to ? <input type="hidden" name="to" value={to} /> : null}
      <h2 className="text-std-18B-160">{t('codes.stepApp')}</h2>
      <h2 className="text-std-18B-160">{t('codes.stepScan')}</h2>
      <svg
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={t('codes.qrLabel')}
        className="size-56 bg-white"
      >
        <path d={qr.path} fill="#000" />
      </svg>
      <p>
        {t('codes.manual')}
        <br />
        <code className="mt-1 inline-block rounded-4 bg-solid-gray-50 px-2 py-1 font-bold break-all">
          {inFours(secret)}
        </code>
      </p>
      <h2 className="text-std-18B-160">{t('codes.stepCode')}</h2>
      <CodeField error={fault('code')} />
      <p>
        <Button type="submit" size="lg">
          {t('codes.submit')}
        </Button>
      </p>
    </Form>
  )
}

/** New recovery codes, this once. */
export function RecoveryCodes({ codes, to }: { codes: string[]; to: string }) {
  const t = useT('account')
  return (
    <CardSection id="recovery" title={t('codes.recoveryTitle')}>
      <p className="mb-4">{t('codes.recoveryLead')}</p>
      <ul className="mb-6 grid gap-2 sm:grid-cols-2">
        {codes.map(code => (
          <li key={code}>
            <code className="inline-block rounded-4 bg-solid-gray-50 px-2 py-1 font-bold">{code}</code>
          </li>
        ))}
      </ul>
      <ButtonLink to={to}>{t('codes.goOn')}</ButtonLink>
    </CardSection>
  )
}

/** For whoever has codes: other recovery codes in place of those they hold. */
export function RecoveryAnew({ left }: { left: number }) {
  const t = useT('account')
  const href = useHref()
  return (
    <CardSection id="anew" title={t('codes.anewTitle')} className="mt-10 max-w-[36rem]">
      <p className="mb-4">{t('codes.anewLead', { count: left })}</p>
      <Form method="post" action={href('/account/codes')}>
        <input type="hidden" name="intent" value="anew" />
        <Button type="submit" look="outline">
          {t('codes.anewSubmit')}
        </Button>
      </Form>
    </CardSection>
  )
}
