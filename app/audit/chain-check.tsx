import { Form } from '@remix-run/react'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import type { AuditCheck } from './audit.server.ts'

/** `before`: lines that earlier parts of the same check have read. */
export type ChainChecked = AuditCheck & { before: number }

/** Asks for the chain to be followed, and says how far it holds. */
export function ChainCheck({ checked }: { checked: ChainChecked | undefined }) {
  const t = useT('ops')
  const href = useHref()
  const lines = checked ? checked.before + checked.lines : 0
  return (
    <section aria-labelledby="chain" className="card mb-6 p-4 md:p-6">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <h2 id="chain" className="text-std-18B-160">
            {t('audit.chain')}
          </h2>
          <p className="text-sm text-ink-soft">{t('audit.chainText')}</p>
        </div>
        <Form method="post" action={href('/staff/audit')}>
          {checked?.goOnAfter ? (
            <>
              <input type="hidden" name="from" value={checked.goOnAfter} />
              <input type="hidden" name="before" value={lines} />
            </>
          ) : null}
          <Button type="submit" look={checked ? 'outline' : 'solid'}>
            {t(checked?.goOnAfter ? 'audit.goOn' : 'audit.check')}
          </Button>
        </Form>
      </div>
      {checked ? <Outcome checked={checked} lines={lines} /> : null}
    </section>
  )
}

function Outcome({ checked, lines }: { checked: ChainChecked; lines: number }) {
  const t = useT('ops')
  if (checked.brokenAt !== null)
    return (
      <NotificationBanner
        tone="error"
        role="alert"
        className="mt-4"
        title={t('audit.broken', { id: checked.brokenAt })}
      >
        {t('audit.brokenText', { count: lines })}
      </NotificationBanner>
    )
  return (
    <NotificationBanner
      tone={checked.goOnAfter ? 'info' : 'success'}
      role="status"
      className="mt-4"
      title={t(checked.goOnAfter ? 'audit.partHolds' : 'audit.holds', { count: lines })}
    >
      {t('audit.head')} <code className="text-sm break-all">{checked.head}</code>
    </NotificationBanner>
  )
}
