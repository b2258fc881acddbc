import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { asGeoJson } from '../../db/postgis.ts'
import type { ZoneId } from '../zoning/model.ts'
import { calendarsOf, toldOf } from './calendars.server.ts'
import { type RoomFilter, selectRooms } from './filter.ts'
import { ROOM_STATES, type RoomKind } from './model.ts'
import type { Facility, Room, RoomCounts, RoomWithOutlook } from './room.ts'

/** The public columns of a facility; there is no other list. */
const FACILITY_COLUMNS = [
  'facilities.id as rowId',
  'facilities.public_id as id',
  'facilities.name_ja as nameJa',
  'facilities.name_en as nameEn',
  'towns.name_ja as townJa',
  'towns.name_en as townEn',
  'facilities.address_ja as addressJa',
  'facilities.address_en as addressEn',
  'facilities.operator_ja as operatorJa',
  'facilities.operator_en as operatorEn',
  'facilities.hours_ja as hoursJa',
  'facilities.hours_en as hoursEn',
  'facilities.access_ja as accessJa',
  'facilities.access_en as accessEn',
  'facilities.eligibility_ja as eligibilityJa',
  'facilities.eligibility_en as eligibilityEn',
  'facilities.note_ja as noteJa',
  'facilities.note_en as noteEn',
  'facilities.phone',
  'facilities.url',
  sql<ZoneId | null>`facilities.zone_id`.as('zone'),
  'facilities.coverage_ratio_pct as coverageRatioPct',
  'facilities.floor_area_ratio_pct as floorAreaRatioPct',
  'datasets.is_sample as isSample',
  asGeoJson<{ coordinates: [number, number] }>(sql.ref('facilities.location'), 6).as('point'),
] as const

/** The public columns of a room; who is in it stands in another table, of which only the periods are read. */
const ROOM_COLUMNS = [
  'rooms.id as rowId',
  'rooms.facility_id as facilityId',
  'rooms.public_id as id',
  'rooms.name_ja as nameJa',
  'rooms.name_en as nameEn',
  sql<RoomKind>`rooms.kind`.as('kind'),
  'rooms.floor',
  'rooms.area_m2 as areaM2',
  'rooms.monthly_fee_yen as monthlyFeeYen',
  'rooms.common_fee_yen as commonFeeYen',
  'rooms.deposit_months as depositMonths',
  'rooms.max_term_months as maxTermMonths',
  'rooms.equipment_ja as equipmentJa',
  'rooms.equipment_en as equipmentEn',
  'rooms.conditions_ja as conditionsJa',
  'rooms.conditions_en as conditionsEn',
  'rooms.checked_on as checkedOn',
] as const

const liveFacilities = (db: Db) =>
  db
    .selectFrom('facilities')
    .innerJoin('towns', 'towns.id', 'facilities.town_id')
    .innerJoin('datasets', 'datasets.id', 'facilities.dataset_id')
    .select(FACILITY_COLUMNS)
    .where('facilities.retired_at', 'is', null)
    .orderBy('facilities.public_id')

async function roomsOf(db: Db, facilityIds: readonly number[], today: string): Promise<Map<number, RoomWithOutlook[]>> {
  if (facilityIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('rooms')
    .select(ROOM_COLUMNS)
    .where('rooms.facility_id', 'in', facilityIds)
    .where('rooms.retired_at', 'is', null)
    .orderBy('rooms.id')
    .execute()
  const calendars = await calendarsOf(
    db,
    rows.map(row => row.rowId),
  )
  const rooms = new Map<number, RoomWithOutlook[]>()
  for (const { rowId, facilityId, ...room } of rows) {
    const calendar = calendars.get(rowId) ?? { contracts: [], closures: [] }
    rooms.set(facilityId, [...(rooms.get(facilityId) ?? []), { ...room, ...toldOf(calendar, today) }])
  }
  return rooms
}

export const countStates = (rooms: readonly Pick<Room, 'state'>[]): RoomCounts => {
  const counts = Object.fromEntries(ROOM_STATES.map(state => [state, 0])) as RoomCounts
  for (const { state } of rooms) counts[state]++
  return counts
}

export type FacilityWithRooms = Facility & {
  /** All rooms of the facility, by state on the day of the question. */
  counts: RoomCounts
  /** The rooms that a filter asks for; `toConfirm`: a fact that decides is not known. */
  rooms: (RoomWithOutlook & { toConfirm: boolean })[]
}

const everything: RoomFilter = { unknown: 'include' }

/** Facilities with the rooms that a filter asks for, as of `today`; one without such a room is left out. */
export async function listFacilities(
  db: Db,
  today: string,
  filter: RoomFilter = everything,
): Promise<FacilityWithRooms[]> {
  const rows = await liveFacilities(db).execute()
  const rooms = await roomsOf(
    db,
    rows.map(row => row.rowId),
    today,
  )
  return rows.map(row => withRooms(row, rooms.get(row.rowId) ?? [], filter)).filter(({ rooms: own }) => own.length > 0)
}

type Row = Omit<Facility, 'at'> & { rowId: number; point: { coordinates: [number, number] } }

function withRooms(
  { rowId: _, point, ...facility }: Row,
  rooms: RoomWithOutlook[],
  filter: RoomFilter,
): FacilityWithRooms {
  return { ...facility, at: point.coordinates, counts: countStates(rooms), rooms: selectRooms(rooms, filter) }
}

/** A facility with all its rooms as of `today`; null when there is none, or no longer. */
export async function findFacility(db: Db, publicId: string, today: string): Promise<FacilityWithRooms | null> {
  const row = await liveFacilities(db).where('facilities.public_id', '=', publicId).executeTakeFirst()
  if (!row) return null
  const rooms = await roomsOf(db, [row.rowId], today)
  return withRooms(row, rooms.get(row.rowId) ?? [], everything)
}

/** Whether a facility stood here once: its page then says that it is gone, and not that it never was. */
export async function wasFacility(db: Db, publicId: string): Promise<boolean> {
  const row = await db.selectFrom('facilities').select('id').where('public_id', '=', publicId).executeTakeFirst()
  return row !== undefined
}

export type RoomFigures = { facilities: number; rooms: number; freeNow: number; freeSoon: number }

/** How many facilities and rooms there are, and how many rooms are free on `today` or soon. */
export async function roomFigures(db: Db, today: string): Promise<RoomFigures> {
  const facilities = await listFacilities(db, today)
  const sum = (of: (counts: RoomCounts) => number) => facilities.reduce((total, { counts }) => total + of(counts), 0)
  return {
    facilities: facilities.length,
    rooms: sum(counts => ROOM_STATES.reduce((all, state) => all + counts[state], 0)),
    freeNow: sum(counts => counts.vacant),
    freeSoon: sum(counts => counts.soon),
  }
}
