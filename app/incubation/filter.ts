import { queryReader } from '../lib/query-reader.ts'
import type { Problem } from '../lib/reading.ts'
import { ROOM_KINDS, ROOM_STATES, type RoomKind, type RoomState } from './model.ts'

/** What is asked of rooms. Areas in m², fees in yen a month (without the common fee). */
export type RoomFilter = {
  state?: RoomState[]
  kind?: RoomKind[]
  area_min?: number
  area_max?: number
  fee_max?: number
  /** include: rooms that lack a fact asked for follow, marked; exclude: they are left out. */
  unknown: 'include' | 'exclude'
}

/** Reads a query; what cannot be read is left out and named. */
export function readRoomFilter(params: URLSearchParams): { filter: RoomFilter; problems: Problem[] } {
  const read = queryReader(params)
  const filter: RoomFilter = {
    state: read.options('state', ROOM_STATES),
    kind: read.options('kind', ROOM_KINDS),
    area_min: read.number('area_min', 100_000),
    area_max: read.number('area_max', 100_000),
    fee_max: read.yen('fee_max', 1_000_000_000),
    unknown: read.option('unknown', ['include', 'exclude']) ?? 'include',
  }
  if (!read.inOrder('area_min', filter.area_min, filter.area_max)) {
    filter.area_min = undefined
    filter.area_max = undefined
  }
  return { filter, problems: read.problems }
}

type Asked = {
  kind: RoomKind
  state: RoomState
  areaM2: number | null
  monthlyFeeYen: number | null
}
export type Match = 'yes' | 'unknown' | 'no'

const atLeast = (value: number | null, least?: number): Match =>
  least === undefined ? 'yes' : value === null ? 'unknown' : value >= least ? 'yes' : 'no'
const atMost = (value: number | null, most?: number): Match =>
  most === undefined ? 'yes' : value === null ? 'unknown' : value <= most ? 'yes' : 'no'
const among = <T>(value: T, asked?: readonly T[]): Match => (!asked || asked.includes(value) ? 'yes' : 'no')

/** Whether a room answers a filter; `unknown` when a fact that decides is not known. */
export function matchRoom(room: Asked, filter: RoomFilter): Match {
  const answers = [
    among(room.state, filter.state),
    among(room.kind, filter.kind),
    atLeast(room.areaM2, filter.area_min),
    atMost(room.areaM2, filter.area_max),
    atMost(room.monthlyFeeYen, filter.fee_max),
  ]
  if (answers.includes('no')) return 'no'
  if (!answers.includes('unknown')) return 'yes'
  return filter.unknown === 'include' ? 'unknown' : 'no'
}

/** The rooms that a filter asks for: those that match, then those of which a deciding fact is not known. */
export function selectRooms<R extends Asked>(rooms: readonly R[], filter: RoomFilter): (R & { toConfirm: boolean })[] {
  return rooms
    .map(room => ({ room, match: matchRoom(room, filter) }))
    .filter(({ match }) => match !== 'no')
    .sort((a, b) => Number(a.match === 'unknown') - Number(b.match === 'unknown'))
    .map(({ room, match }) => ({ ...room, toConfirm: match === 'unknown' }))
}

const RANK: Record<RoomState, number> = { vacant: 0, soon: 1, closed: 2, reserved: 3, occupied: 4 }

/** What a seeker can have first stands first: free, soon free by day, then the rest; otherwise the order stays. */
export const freeFirst = <R extends { state: RoomState; freeFrom: string | null; toConfirm: boolean }>(
  rooms: readonly R[],
): R[] =>
  [...rooms].sort(
    (a, b) =>
      Number(a.toConfirm) - Number(b.toConfirm) ||
      RANK[a.state] - RANK[b.state] ||
      (a.freeFrom ?? '').localeCompare(b.freeFrom ?? ''),
  )

/** True when something is asked, so that the page can offer to ask for nothing. */
export const isAsked = ({ unknown: _, ...asked }: RoomFilter): boolean =>
  Object.values(asked).some(value => value !== undefined)

/** The query of a filter; defaults are left out. */
export function roomQuery(filter: RoomFilter): string {
  const params = new URLSearchParams()
  for (const state of filter.state ?? []) params.append('state', state)
  for (const kind of filter.kind ?? []) params.append('kind', kind)
  for (const bound of ['area_min', 'area_max', 'fee_max'] as const)
    if (filter[bound] !== undefined) params.set(bound, String(filter[bound]))
  if (filter.unknown !== 'include') params.set('unknown', filter.unknown)
  const text = params.toString()
  return text && `?${text}`
}
