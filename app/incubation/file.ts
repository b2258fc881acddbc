import { z } from 'zod'
import { addDays } from '../lib/day.ts'
import { readDay } from '../lib/reading.ts'
import type { FieldFault } from '../places/report.ts'
import { type Period, ROOM_KINDS } from './model.ts'

// A file of facilities and rooms. Days may be given as dates or, in a sample, as days from the day of loading.

const text = (max = 300) => z.string().trim().min(1).max(max)
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform(value => value ?? null)
const day = z.string().refine(value => readDay(value) !== null, 'not_a_day')
const offset = z.number().int().min(-36_500).max(36_500)
const whole = (max: number) => z.number().int().min(0).max(max)

const contract = z.object({
  tenant: text(120),
  startsOn: day.optional(),
  endsOn: maybe(day),
  startOffsetDays: offset.optional(),
  endOffsetDays: maybe(offset),
})
const closure = z.object({
  reasonJa: text(),
  reasonEn: text(),
  startsOn: day.optional(),
  endsOn: maybe(day),
  fromOffsetDays: offset.optional(),
  toOffsetDays: maybe(offset),
})

const room = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'not_an_id'),
  nameJa: text(80),
  nameEn: text(80),
  kind: z.enum(ROOM_KINDS),
  floor: maybe(z.number().int().min(-5).max(60)),
  areaM2: maybe(z.number().positive().max(10_000)),
  monthlyFeeYen: maybe(whole(100_000_000)),
  commonFeeYen: maybe(whole(100_000_000)),
  depositMonths: maybe(z.number().min(0).max(60)),
  maxTermMonths: maybe(z.number().int().min(1).max(1200)),
  equipmentJa: maybe(text(500)),
  equipmentEn: maybe(text(500)),
  conditionsJa: maybe(text(500)),
  conditionsEn: maybe(text(500)),
  checkedOn: day.optional(),
  checkedDaysAgo: whole(36_500).optional(),
  contracts: z.array(contract).max(500).default([]),
  closures: z.array(closure).max(500).default([]),
  /** One closure, written shortly. */
  unavailable: maybe(closure),
})

export const facilityRecord = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'not_an_id'),
  nameJa: text(120),
  nameEn: text(120),
  townId: text(80),
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  addressJa: text(),
  addressEn: text(),
  operatorJa: text(120),
  operatorEn: text(120),
  hoursJa: text(),
  hoursEn: text(),
  accessJa: maybe(text()),
  accessEn: maybe(text()),
  eligibilityJa: maybe(text(500)),
  eligibilityEn: maybe(text(500)),
  noteJa: maybe(text(500)),
  noteEn: maybe(text(500)),
  phone: z.string().regex(/^[0-9+() -]{5,24}$/, 'not_a_phone'),
  url: maybe(z.url({ protocol: /^https?$/, error: 'not_a_link' }).max(300)),
  rooms: z.array(room).min(1).max(500),
})

type FacilityRecord = z.output<typeof facilityRecord>
type RoomRecord = FacilityRecord['rooms'][number]
export type DatedContract = Period & { tenant: string }
export type DatedClosure = Period & { reasonJa: string; reasonEn: string }
export type DatedRoom = Omit<RoomRecord, 'contracts' | 'closures' | 'unavailable' | 'checkedOn' | 'checkedDaysAgo'> & {
  checkedOn: string
  contracts: DatedContract[]
  closures: DatedClosure[]
}
/** A facility as it is stored: every day a date. */
export type DatedFacility = Omit<FacilityRecord, 'rooms'> & { rooms: DatedRoom[] }
/** Ready to be stored; equal hashes mean equal content. */
export type FacilityRow = DatedFacility & { townRowId: number; contentHash: string }

type Given = { startsOn?: string; endsOn: string | null; start?: number; end: number | null }

/** Half-open; an end that is missing means "no end is set". */
function periodOf({ startsOn, endsOn, start, end }: Given, today: string): Period | null {
  const from = startsOn ?? (start === undefined ? null : addDays(today, start))
  const to = endsOn ?? (end === null ? null : addDays(today, end))
  return from === null || (to !== null && to <= from) ? null : { from, to }
}

const overlap = (periods: readonly Period[]): boolean =>
  [...periods]
    .sort((a, b) => a.from.localeCompare(b.from))
    .some((period, i, all) => i > 0 && (all[i - 1]!.to === null || all[i - 1]!.to! > period.from))

/** Why a room cannot be loaded. */
export type RoomFault = { room: string; fault: FieldFault }

function datedRoom(record: RoomRecord, today: string): DatedRoom | FieldFault {
  const { contracts, closures, unavailable, checkedOn, checkedDaysAgo, ...rest } = record
  const checked = checkedOn ?? (checkedDaysAgo === undefined ? null : addDays(today, -checkedDaysAgo))
  if (checked === null) return 'not_checked'
  if (checked > today) return 'checked_in_future'
  const held = contracts.map(({ tenant, ...c }) => {
    const period = periodOf({ ...c, start: c.startOffsetDays, end: c.endOffsetDays }, today)
    return period && { tenant, ...period }
  })
  const shut = [...closures, ...(unavailable ? [unavailable] : [])].map(({ reasonJa, reasonEn, ...c }) => {
    const period = periodOf({ ...c, start: c.fromOffsetDays, end: c.toOffsetDays }, today)
    return period && { reasonJa, reasonEn, ...period }
  })
  if (held.includes(null) || shut.includes(null)) return 'ends_before_start'
  const all = { contracts: held as DatedContract[], closures: shut as DatedClosure[] }
  if (overlap(all.contracts) || overlap(all.closures)) return 'overlaps'
  return { ...rest, checkedOn: checked, ...all }
}

/** The facility with every day as a date, or the reason why it cannot be loaded. Never names a tenant. */
export function datedFacility(record: FacilityRecord, today: string): DatedFacility | RoomFault {
  const rooms: DatedRoom[] = []
  const seen = new Set<string>()
  for (const given of record.rooms) {
    if (seen.has(given.id)) return { room: given.id, fault: 'twice' }
    seen.add(given.id)
    const room = datedRoom(given, today)
    if (typeof room === 'string') return { room: given.id, fault: room }
    rooms.push(room)
  }
  return { ...record, rooms }
}
