import { formatNumber, formatYen } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { UnknownValue } from '../ui/badge.tsx'

/** Square metres per tsubo (計量法施行法: 400/121). */
const TSUBO_M2 = 400 / 121

/** Square metres, with tsubo in Japanese, where offices are still spoken of so. */
export function RoomArea({ areaM2 }: { areaM2: number | null }) {
  const t = useT('incubation')
  const locale = useLocale()
  if (areaM2 === null) return <UnknownValue />
  return (
    <span className="whitespace-nowrap">
      {t('areaText', { area: areaM2 })}
      {locale === 'ja' ? (
        <span className="ml-1 text-sm font-normal text-ink-soft">
          （{t('tsubo', { n: formatNumber('ja', areaM2 / TSUBO_M2, 1) })}）
        </span>
      ) : null}
    </span>
  )
}

export function MonthlyFee({ yen }: { yen: number | null }) {
  const t = useT('incubation')
  const locale = useLocale()
  if (yen === null) return <UnknownValue />
  return <span className="whitespace-nowrap">{t('yenAMonth', { yen: formatYen(locale, yen) })}</span>
}

export function CommonFee({ yen }: { yen: number | null }) {
  const t = useT('incubation')
  const locale = useLocale()
  if (yen === null) return <UnknownValue />
  return <>{yen === 0 ? t('commonFeeNone') : formatYen(locale, yen)}</>
}

export function Deposit({ months }: { months: number | null }) {
  const t = useT('incubation')
  if (months === null) return <UnknownValue />
  return <>{months === 0 ? t('depositNone') : t('depositMonths', { n: months })}</>
}

export function LongestStay({ months }: { months: number | null }) {
  const t = useT('incubation')
  if (months === null) return <UnknownValue />
  return <>{months % 12 === 0 ? t('maxTermYears', { n: months / 12 }) : t('maxTermMonths', { n: months })}</>
}

export function Floor({ floor }: { floor: number | null }) {
  const t = useT('incubation')
  if (floor === null) return <UnknownValue />
  return <>{floor < 0 ? t('basement', { n: -floor }) : t('floor', { n: floor })}</>
}
