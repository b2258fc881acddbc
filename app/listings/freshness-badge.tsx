import { addDays } from '../lib/day.ts'
import { formatShortDay } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../ui/badge.tsx'
import { daysLeft, type Stage, stageOn } from './freshness.ts'
import type { OfferStatus } from './model.ts'
import type { OfferRow } from './offers-page.ts'

const STATUS_TONES: Record<OfferStatus | 'waiting', Tone> = {
  ...{ draft: 'gray', submitted: 'blue', changes_requested: 'orange', live: 'green', waiting: 'red' },
  ...{ paused: 'yellow', applied: 'purple', closed: 'gray', withdrawn: 'gray', expired: 'gray' },
}

/** Past its promise a live offer is not shown: it waits to be confirmed. */
export const shownStatus = ({ status, nextUpdateOn }: OfferRow, today: string): OfferStatus | 'waiting' =>
  status === 'live' && nextUpdateOn < today ? 'waiting' : status

/** How an offer stands, with why it is paused and what is under way beside it. */
export function OfferState({ row, today }: { row: OfferRow; today: string }) {
  const t = useT('freshness')
  const status = shownStatus(row, today)
  return (
    <p className="flex flex-wrap items-center gap-2">
      <StatusBadge tone={STATUS_TONES[status]}>{t(`status.${status}`)}</StatusBadge>
      {row.pauseReason ? <span className="text-sm">{t(`paused.${row.pauseReason}`)}</span> : null}
      {row.change && row.status !== row.change && row.status !== 'draft' ? (
        <span className="text-sm text-ink-soft">{t(`change.${row.change}`)}</span>
      ) : null}
      {row.isSpotChecked ? <StatusBadge tone="orange">{t('seen.asked')}</StatusBadge> : null}
    </p>
  )
}

const LEFT_TONES: Record<Stage, string> = {
  ...{ fresh: 'text-ink', ask: 'text-orange-1000', hidden: 'text-red-1000', task: 'text-red-1000' },
  archive: 'text-red-1000',
}

/** How much of the promise is left, in days; only what is live has one. */
export function DaysLeft({ row, today }: { row: OfferRow; today: string }) {
  const t = useT('freshness')
  const locale = useLocale()
  if (row.status !== 'live') return null
  const left = daysLeft(row, today)
  const day = (of: string) => formatShortDay(locale, of)
  return (
    <p className="mt-1 text-sm leading-150">
      <b className={LEFT_TONES[stageOn(row, today)]}>
        {left === 0 ? t('left.today') : t(left > 0 ? 'left.days' : 'left.over', { count: Math.abs(left) })}
      </b>
      <span className="block text-ink-soft">
        {left < 0
          ? t('left.past', { day: day(addDays(row.nextUpdateOn, 1)) })
          : t('left.confirmed', { day: day(row.confirmedOn) })}
      </span>
    </p>
  )
}
