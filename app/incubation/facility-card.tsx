import { formatDay } from '../lib/i18n/format.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { SampleMark, StatusBadge } from '../ui/badge.tsx'
import { Icon } from '../ui/icons.tsx'
import { MonthlyFee, RoomArea } from './amounts.tsx'
import type { FacilitiesPage } from './pages.server.ts'
import { RoomAvailability } from './state-badge.tsx'
import type { RoomView } from './view.ts'

type Listed = FacilitiesPage['facilities'][number]

/** A facility with the rooms that were asked for. */
export function FacilityCard({ facility }: { facility: Listed }) {
  const t = useT('incubation')
  const to = `/incubation/${facility.id}`
  const hidden = facility.total - facility.rooms.length
  return (
    <article className="card overflow-hidden" aria-labelledby={`facility-${facility.id}`}>
      <div className="p-4 md:p-6">
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <StatusBadge tone={facility.counts.vacant > 0 ? 'green' : 'gray'}>
            {t('state.vacant')} {facility.counts.vacant}
          </StatusBadge>
          {facility.counts.soon > 0 ? (
            <StatusBadge tone="yellow">
              {t('state.soon')} {facility.counts.soon}
            </StatusBadge>
          ) : null}
          <span className="text-ink-soft">{facility.town}</span>
          {facility.isSample ? <SampleMark className="ml-auto" /> : null}
        </p>
        <h3 id={`facility-${facility.id}`} className="text-std-20B-150 mt-1">
          <LocaleLink to={to} className="link">
            {facility.name}
          </LocaleLink>
        </h3>
        {facility.access ? (
          <p className="mt-1 flex gap-2 text-sm">
            <Icon name="train" className="mt-0.5 size-5 text-ink-soft" />
            {facility.access}
          </p>
        ) : null}
        {facility.eligibility ? (
          <p className="mt-1 text-sm">
            <span className="text-ink-soft">{t('eligibility')}</span> {facility.eligibility}
          </p>
        ) : null}
      </div>
      <ul className="border-t border-line">
        {facility.rooms.map(room => (
          <RoomRow key={room.id} room={room} to={`${to}#room-${room.id}`} />
        ))}
      </ul>
      <p className="flex flex-wrap items-center gap-x-4 px-4 py-2 text-sm md:px-6">
        <LocaleLink to={to} className="link inline-flex min-h-11 items-center">
          {t('all', { count: facility.total })}
        </LocaleLink>
        {hidden > 0 ? <span className="text-ink-soft">{t('moreRooms', { count: hidden })}</span> : null}
      </p>
    </article>
  )
}

/** One room on one line of a desk, three of a phone. */
function RoomRow({ room, to }: { room: RoomView; to: string }) {
  const t = useT('incubation')
  const common = useT('common')
  const locale = useLocale()
  return (
    <li className="relative grid grid-cols-2 items-baseline gap-x-4 gap-y-0.5 border-b border-line px-4 py-2.5 last:border-b-0 hover:bg-key-50 md:grid-cols-[1.6fr_1.2fr_1.3fr_1.5fr_1.8fr] md:px-6">
      <span className="font-bold max-md:col-span-2">
        <LocaleLink to={to} className="text-ink no-underline after:absolute after:inset-0 hover:underline">
          {room.name}
        </LocaleLink>
      </span>
      <span className="text-sm text-ink-soft">{t(`kind.${room.kind}`)}</span>
      <span className="max-md:text-right">
        <RoomArea areaM2={room.areaM2} />
      </span>
      <span className="font-bold">
        <MonthlyFee yen={room.monthlyFeeYen} />
      </span>
      <span className="max-md:text-right">
        <RoomAvailability room={{ ...room, reason: null }} />
        {room.toConfirm ? (
          <StatusBadge tone="yellow" className="ml-2">
            {common('toConfirm')}
          </StatusBadge>
        ) : null}
        <span className="block text-xs text-ink-soft">
          {t('checkedOn', { day: formatDay(locale, room.checkedOn) })}
        </span>
      </span>
    </li>
  )
}
