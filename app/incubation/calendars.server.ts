import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { daysBetween } from '../lib/day.ts'
import { type MonthOutlook, outlookOf, type Period, type RoomOn, roomStateOn, SOON_DAYS } from './model.ts'

export type Closure = Period & { reasonJa: string; reasonEn: string }
export type Dates = { contracts: Period[]; closures: Closure[] }

/** Contracts and closures of each room, as periods without names. */
export async function calendarsOf(db: Db, roomIds: readonly number[]): Promise<Map<number, Dates>> {
  const calendars = new Map<number, Dates>(roomIds.map(id => [id, { contracts: [], closures: [] }]))
  if (roomIds.length === 0) return calendars
  const period = [sql<string>`lower(period)`.as('from'), sql<string | null>`upper(period)`.as('to')] as const
  const contracts = await db
    .selectFrom('room_contracts')
    .select(['room_id as roomId', ...period])
    .where('room_id', 'in', roomIds)
    .where('superseded_at', 'is', null)
    .execute()
  const closures = await db
    .selectFrom('room_closures')
    .select(['room_id as roomId', 'reason_ja as reasonJa', 'reason_en as reasonEn', ...period])
    .where('room_id', 'in', roomIds)
    .where('superseded_at', 'is', null)
    .execute()
  for (const { roomId, ...contract } of contracts) calendars.get(roomId)?.contracts.push(contract)
  for (const { roomId, ...closure } of closures) calendars.get(roomId)?.closures.push(closure)
  return calendars
}

export type Told = RoomOn & { reasonJa: string | null; reasonEn: string | null; outlook: MonthOutlook[] }

/** What of a room's calendar is public on `today`. */
export function toldOf(dates: Dates, today: string): Told {
  const on = roomStateOn(dates, today)
  const closure = on.state === 'closed' ? dates.closures.find(shut => isOn(shut, today)) : undefined
  return {
    ...toldDays(on, dates),
    reasonJa: closure?.reasonJa ?? null,
    reasonEn: closure?.reasonEn ?? null,
    outlook: outlookOf(dates, today).map(month => toldMonth(month, today)),
  }
}

const isOn = ({ from, to }: Period, day: string) => from <= day && (to === null || day < to)

/**
 * The day on which a contract ends is told only once the room is "soon" free, and the day on which the next one begins
 * not at all: until then it is the tenant's business. The outlook tells the month.
 */
function toldDays(on: RoomOn, { closures }: Dates): RoomOn {
  if (on.state === 'occupied') return { ...on, freeFrom: null }
  if (on.state === 'reserved') return { ...on, freeUntil: null }
  if (on.state === 'closed' && !closures.some(({ to }) => to === on.freeFrom)) return { ...on, freeFrom: null }
  return on
}

const toldMonth = (outlook: MonthOutlook, today: string): MonthOutlook =>
  outlook.from && daysBetween(today, outlook.from) > SOON_DAYS ? { ...outlook, from: null } : outlook
