import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { point } from '../../db/postgis.ts'
import { changesOf, keepFormerRow } from '../audit/former-rows.server.ts'
import type { DatedClosure, DatedContract, DatedRoom, FacilityRow } from './file.ts'

const now = sql<Date>`now()`

/** Makes the rows the edition in use: what is new is added, what changed is superseded, what is gone is retired. */
export async function writeFacilities(trx: Trx, rows: FacilityRow[], datasetId: number): Promise<void> {
  const held = await trx
    .selectFrom('facilities')
    .select(['id', 'public_id as publicId', 'content_hash as contentHash', 'retired_at as retiredAt'])
    .execute()
  const known = new Map(held.map(row => [row.publicId, row]))
  for (const row of rows) {
    const before = known.get(row.id)
    if (before && before.retiredAt === null && before.contentHash === row.contentHash)
      await trx.updateTable('facilities').set({ dataset_id: datasetId }).where('id', '=', before.id).execute()
    else await writeFacility(trx, row, datasetId, before?.id ?? null)
  }
  const staying = new Set(rows.map(row => row.id))
  const gone = held.filter(row => row.retiredAt === null && !staying.has(row.publicId)).map(row => row.id)
  if (gone.length > 0) await trx.updateTable('facilities').set({ retired_at: now }).where('id', 'in', gone).execute()
}

async function writeFacility(trx: Trx, row: FacilityRow, datasetId: number, before: number | null): Promise<void> {
  const values = {
    dataset_id: datasetId,
    public_id: row.id,
    name_ja: row.nameJa,
    name_en: row.nameEn,
    town_id: row.townRowId,
    address_ja: row.addressJa,
    address_en: row.addressEn,
    operator_ja: row.operatorJa,
    operator_en: row.operatorEn,
    hours_ja: row.hoursJa,
    hours_en: row.hoursEn,
    access_ja: row.accessJa,
    access_en: row.accessEn,
    eligibility_ja: row.eligibilityJa,
    eligibility_en: row.eligibilityEn,
    note_ja: row.noteJa,
    note_en: row.noteEn,
    phone: row.phone,
    url: row.url,
    location: point([row.lng, row.lat]),
    content_hash: row.contentHash,
    retired_at: null,
  }
  let id = before
  if (id === null)
    ({ id } = await trx.insertInto('facilities').values(values).returning('id').executeTakeFirstOrThrow())
  else {
    await keepFormerRow(trx, 'facility', id)
    await trx
      .updateTable('facilities')
      .set({ ...values, recorded_at: now })
      .where('id', '=', id)
      .execute()
  }
  await writeRooms(trx, id, row.rooms)
}

const ROOM_COLUMNS = [
  'public_id',
  'name_ja',
  'name_en',
  'kind',
  'floor',
  'area_m2',
  'monthly_fee_yen',
  'common_fee_yen',
  'deposit_months',
  'max_term_months',
  'equipment_ja',
  'equipment_en',
  'conditions_ja',
  'conditions_en',
  'checked_on',
] as const

const roomValues = (room: DatedRoom) => ({
  public_id: room.id,
  name_ja: room.nameJa,
  name_en: room.nameEn,
  kind: room.kind,
  floor: room.floor,
  area_m2: room.areaM2,
  monthly_fee_yen: room.monthlyFeeYen,
  common_fee_yen: room.commonFeeYen,
  deposit_months: room.depositMonths,
  max_term_months: room.maxTermMonths,
  equipment_ja: room.equipmentJa,
  equipment_en: room.equipmentEn,
  conditions_ja: room.conditionsJa,
  conditions_en: room.conditionsEn,
  checked_on: room.checkedOn,
})

async function writeRooms(trx: Trx, facilityId: number, rooms: readonly DatedRoom[]): Promise<void> {
  const held = await trx
    .selectFrom('rooms')
    .select(['id', 'retired_at', ...ROOM_COLUMNS])
    .where('facility_id', '=', facilityId)
    .execute()
  const known = new Map(held.map(row => [row.public_id, row]))
  for (const room of rooms) {
    const values = roomValues(room)
    const before = known.get(room.id)
    let id = before?.id
    if (!before)
      ({ id } = await trx
        .insertInto('rooms')
        .values({ facility_id: facilityId, ...values, retired_at: null })
        .returning('id')
        .executeTakeFirstOrThrow())
    else if (before.retired_at !== null || !sameValues(before, values)) {
      await keepFormerRow(trx, 'room', before.id)
      await trx
        .updateTable('rooms')
        .set({ ...values, retired_at: null, recorded_at: now })
        .where('id', '=', before.id)
        .execute()
    }
    await writeContracts(trx, id!, room.contracts)
    await writeClosures(trx, id!, room.closures)
  }
  const staying = new Set(rooms.map(room => room.id))
  const gone = held.filter(row => row.retired_at === null && !staying.has(row.public_id)).map(row => row.id)
  if (gone.length > 0) await trx.updateTable('rooms').set({ retired_at: now }).where('id', 'in', gone).execute()
}

const sameValues = (held: Record<string, unknown>, next: Record<string, unknown>): boolean =>
  Object.entries(next).every(([column, value]) => held[column] === value)

const range = (from: string, to: string | null) => sql<string>`daterange(${from}::date, ${to}::date, '[)')`
const starts = sql<string>`lower(period)`.as('from')
const ends = sql<string | null>`upper(period)`.as('to')
const keyOf = (...parts: (string | null)[]) => JSON.stringify(parts)

/** What is no longer said is superseded before what is new is added: at no moment do two contracts meet. */
async function writeContracts(trx: Trx, roomId: number, contracts: readonly DatedContract[]): Promise<void> {
  const held = await trx
    .selectFrom('room_contracts')
    .select(['id', 'tenant_name', starts, ends])
    .where('room_id', '=', roomId)
    .where('superseded_at', 'is', null)
    .execute()
  const { gone, fresh } = changesOf(
    held,
    contracts,
    row => keyOf(row.tenant_name, row.from, row.to),
    row => keyOf(row.tenant, row.from, row.to),
  )
  const ids = gone.map(row => row.id)
  if (ids.length > 0)
    await trx.updateTable('room_contracts').set({ superseded_at: now }).where('id', 'in', ids).execute()
  if (fresh.length === 0) return
  const values = fresh.map(({ tenant, from, to }) => ({
    room_id: roomId,
    tenant_name: tenant,
    period: range(from, to),
    superseded_at: null,
  }))
  await trx.insertInto('room_contracts').values(values).execute()
}

async function writeClosures(trx: Trx, roomId: number, closures: readonly DatedClosure[]): Promise<void> {
  const held = await trx
    .selectFrom('room_closures')
    .select(['id', 'reason_ja', 'reason_en', starts, ends])
    .where('room_id', '=', roomId)
    .where('superseded_at', 'is', null)
    .execute()
  const { gone, fresh } = changesOf(
    held,
    closures,
    row => keyOf(row.reason_ja, row.reason_en, row.from, row.to),
    row => keyOf(row.reasonJa, row.reasonEn, row.from, row.to),
  )
  const ids = gone.map(row => row.id)
  if (ids.length > 0)
    await trx.updateTable('room_closures').set({ superseded_at: now }).where('id', 'in', ids).execute()
  if (fresh.length === 0) return
  const values = fresh.map(({ reasonJa, reasonEn, from, to }) => ({
    room_id: roomId,
    reason_ja: reasonJa,
    reason_en: reasonEn,
    period: range(from, to),
    superseded_at: null,
  }))
  await trx.insertInto('room_closures').values(values).execute()
}
