import type { ReactNode } from 'react'
import { formatDay } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { UnknownValue } from '../ui/badge.tsx'
import { CommonFee, Deposit, Floor, LongestStay, MonthlyFee, RoomArea } from './amounts.tsx'
import { RoomAvailability } from './state-badge.tsx'
import type { RoomDetailView } from './view.ts'

// The style sheet shows rows as cards on a phone; the roles keep a table of it for readers whose browser goes by looks.
const role = { table: { role: 'table' }, row: { role: 'row' }, head: { role: 'rowheader' }, cell: { role: 'cell' } }

const Cell = ({ label, children }: { label: string; children: ReactNode }) => (
  <td {...role.cell} data-label={label}>
    <div className="min-w-0">{children}</div>
  </td>
)

const Part = ({ name, children }: { name: string; children: ReactNode }) => (
  <span className="block text-sm">
    <span className="text-ink-soft">{name}</span> {children}
  </span>
)

/** Every room with what it costs, has and asks, and when somebody last looked. */
export function RoomTable({ rooms }: { rooms: readonly RoomDetailView[] }) {
  const t = useT('incubation')
  const head = ['room', 'availability', 'area', 'fee', 'equipment', 'conditions'] as const
  return (
    <table {...role.table} className="room-table">
      <caption className="sr-only">{t('rooms')}</caption>
      <thead>
        <tr {...role.row}>
          {head.map(name => (
            <th key={name} scope="col">
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rooms.map(room => (
          <Row key={room.id} room={room} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ room }: { room: RoomDetailView }) {
  const t = useT('incubation')
  const locale = useLocale()
  return (
    <tr {...role.row} id={`room-${room.id}`}>
      <th {...role.head} scope="row" className="md:w-32">
        {room.name}
        <span className="block text-sm font-normal text-ink-soft">
          {t(`kind.${room.kind}`)} <Floor floor={room.floor} />
        </span>
      </th>
      <Cell label={t('availability')}>
        <RoomAvailability room={room} />
        <span className="block text-sm text-ink-soft">
          <time dateTime={room.checkedOn}>{t('checkedOn', { day: formatDay(locale, room.checkedOn) })}</time>
        </span>
      </Cell>
      <Cell label={t('area')}>
        <RoomArea areaM2={room.areaM2} />
      </Cell>
      <Cell label={t('fee')}>
        <strong>
          <MonthlyFee yen={room.monthlyFeeYen} />
        </strong>
        <Part name={t('commonFee')}>
          <CommonFee yen={room.commonFeeYen} />
        </Part>
        <Part name={t('deposit')}>
          <Deposit months={room.depositMonths} />
        </Part>
      </Cell>
      <Cell label={t('equipment')}>{room.equipment ?? <UnknownValue />}</Cell>
      <Cell label={t('conditions')}>
        {room.conditions ?? <UnknownValue />}
        <Part name={t('maxTerm')}>
          <LongestStay months={room.maxTermMonths} />
        </Part>
      </Cell>
    </tr>
  )
}
