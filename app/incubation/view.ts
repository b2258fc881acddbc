import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { zoneOf } from '../zoning/model.ts'
import { matchRoom, type RoomFilter } from './filter.ts'
import { ROOM_KINDS, ROOM_STATES, type RoomKind, type RoomState } from './model.ts'
import type { Facility, Room, RoomCounts, RoomWithOutlook } from './room.ts'

// Facilities and rooms in one language: what the browser gets.

const orNull = (text: string) => text || null

export const roomView = (room: Room & { toConfirm: boolean }, locale: Locale) => ({
  id: room.id,
  name: inLocale(locale, room, 'name'),
  kind: room.kind,
  floor: room.floor,
  areaM2: room.areaM2,
  monthlyFeeYen: room.monthlyFeeYen,
  commonFeeYen: room.commonFeeYen,
  checkedOn: room.checkedOn,
  state: room.state,
  freeFrom: room.freeFrom,
  freeUntil: room.freeUntil,
  reason: orNull(inLocale(locale, room, 'reason')),
  toConfirm: room.toConfirm,
})
export type RoomView = ReturnType<typeof roomView>

export const roomDetailView = (room: RoomWithOutlook & { toConfirm: boolean }, locale: Locale) => ({
  ...roomView(room, locale),
  depositMonths: room.depositMonths,
  maxTermMonths: room.maxTermMonths,
  equipment: orNull(inLocale(locale, room, 'equipment')),
  conditions: orNull(inLocale(locale, room, 'conditions')),
  outlook: room.outlook,
})
export type RoomDetailView = ReturnType<typeof roomDetailView>

export const facilityView = (facility: Facility & { counts: RoomCounts }, locale: Locale) => ({
  id: facility.id,
  name: inLocale(locale, facility, 'name'),
  town: inLocale(locale, facility, 'town'),
  address: inLocale(locale, facility, 'address'),
  operator: inLocale(locale, facility, 'operator'),
  hours: inLocale(locale, facility, 'hours'),
  access: orNull(inLocale(locale, facility, 'access')),
  eligibility: orNull(inLocale(locale, facility, 'eligibility')),
  note: orNull(inLocale(locale, facility, 'note')),
  phone: facility.phone,
  url: facility.url,
  zone: facility.zone && inLocale(locale, zoneOf(facility.zone), 'name'),
  isSample: facility.isSample,
  at: facility.at,
  counts: facility.counts,
  total: ROOM_STATES.reduce((sum, state) => sum + facility.counts[state], 0),
})
export type FacilityView = ReturnType<typeof facilityView>

/** How many rooms each choice would leave, all other conditions as they are. */
export function choiceCounts(rooms: readonly Room[], filter: RoomFilter) {
  const count = <T extends string>(known: readonly T[], criterion: 'state' | 'kind') =>
    Object.fromEntries(
      known.map(value => {
        const asked = { ...filter, [criterion]: [value] }
        return [value, rooms.filter(room => matchRoom(room, asked) !== 'no').length]
      }),
    ) as Record<T, number>
  return { state: count<RoomState>(ROOM_STATES, 'state'), kind: count<RoomKind>(ROOM_KINDS, 'kind') }
}
