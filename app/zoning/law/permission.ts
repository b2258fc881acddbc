import type { ZoneId } from '../model.ts'
import { columnOf, type TakenOver } from './columns.ts'
import { any, type Condition, holds, type Known, NOTHING_KNOWN, not, rest } from './condition.ts'
import type { Entry } from './entry.ts'
import type { UseId } from './uses.ts'

/** What the zone's column says of a use: one row for every use and zone. */
export type Row = {
  use: UseId
  zone: ZoneId
  names: 'permitted' | 'forbidden'
  /** 法48条 with its paragraph. */
  column: string
  /** Article and column, and the entries that meet this use. */
  clause: string
  met: readonly TakenOver[]
  /** When the use is permitted. */
  permitted: Condition
}

const isInForce = ({ from, to }: Entry, date?: string) =>
  date === undefined || ((from === undefined || date >= from) && (to === undefined || date <= to))

const inWords = ({ entry, via }: TakenOver): string => [...via, entry.clause.replace('別表第二', '')].join('→')

/**
 * The row of Appended Table 2 for a use in a zone on a day; null in the urbanisation control area, which has none. Without
 * a day: by all entries, whenever they hold.
 */
export function rowOf(use: UseId, zone: ZoneId, date?: string): Row | null {
  const column = columnOf(zone)
  if (!column) return null
  const met = column.entries.filter(({ entry }) => entry.covers[use] !== undefined && isInForce(entry, date))
  const covered = any(...met.map(({ entry }) => entry.covers[use]!))
  const named = met.length > 0 ? met.map(inWords).join('、') : `（${column.letter}）項に掲げられていない`
  return {
    use,
    zone,
    names: column.names,
    column: column.clause,
    clause: `${column.clause}・別表第二 ${named}`,
    met,
    permitted: column.names === 'permitted' ? covered : not(covered),
  }
}

export type Permission = 'allowed' | 'conditional' | 'not_allowed' | 'to_be_confirmed'

/**
 * allowed: no limit of the row can apply to such a case; conditional: its limits are met by what is known; to_be_confirmed:
 * a fact that decides is not known.
 */
export function permissionOf(row: Row, known: Known): Permission {
  const answer = holds(row.permitted, known)
  if (answer === null) return 'to_be_confirmed'
  if (!answer) return 'not_allowed'
  const { trade } = known.options
  const business: Known = { ...NOTHING_KNOWN, works: known.works, options: trade === undefined ? {} : { trade } }
  // With the kind of business alone known, the row has nothing left to limit.
  return rest(row.permitted, business) === true ? 'allowed' : 'conditional'
}
