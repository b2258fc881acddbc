import { useSearchParams } from '@remix-run/react'
import { useT } from '../lib/i18n/provider.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { isAct } from './answer.ts'
import type { DeskRefusal } from './offers-desk.server.ts'

const COUNTS = ['confirmed', 'asked', 'passedOver'] as const
const BULK_WORDS = { confirmed: 'bulk.done', asked: 'bulk.asked', passedOver: 'bulk.passedOver' } as const

/** What was done, as the address tells after a redirect, or why it was not. */
export function DeskNotice({ refusal }: { refusal: DeskRefusal | null | undefined }) {
  const t = useT('freshness')
  const [query] = useSearchParams()
  if (refusal)
    return (
      <NotificationBanner tone="error" title={t('refusal.title')} role="alert" className="mb-4">
        {t(`refusal.${refusal}`)}
      </NotificationBanner>
    )
  const did = query.get('did') ?? ''
  if (isAct(did)) return <NotificationBanner tone="success" title={t(`did.${did}`)} role="status" className="mb-4" />
  const counts = COUNTS.map(name => [name, Number(query.get(name) ?? 0)] as const).filter(
    ([, count]) => Number.isSafeInteger(count) && count > 0,
  )
  if (counts.length === 0) return null
  return (
    <NotificationBanner tone="success" title={t('bulk.title')} role="status" className="mb-4">
      {counts.map(([name, count]) => (
        <p key={name}>{t(BULK_WORDS[name], { [name]: count } as Record<typeof name, number>)}</p>
      ))}
    </NotificationBanner>
  )
}
