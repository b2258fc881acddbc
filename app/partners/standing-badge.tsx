import { formatDay } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../ui/badge.tsx'
import type { Standing, StandingName } from './agreement.ts'

const TONES: Record<StandingName, Tone> = {
  inForce: 'green',
  ending: 'yellow',
  suspended: 'red',
  lapsed: 'orange',
  ahead: 'blue',
  none: 'gray',
}

/** How an organisation stands, in words; the colour repeats it. */
export function StandingBadge({ standing: { name, day, daysLeft } }: { standing: Standing }) {
  const t = useT('organisations')
  const locale = useLocale()
  const values = { day: day ? formatDay(locale, day) : '', days: daysLeft ?? 0 }
  return <StatusBadge tone={TONES[name]}>{t(`standing.${name}`, values)}</StatusBadge>
}
