import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type AskedWork, workOf } from '../zoning/law/asked.ts'
import { type PropertyColumns, verdictRank } from '../zoning/law/rank.server.ts'
import { HEADLINES, type Headline } from '../zoning/law/verdict-model.ts'

type Bool = RawBuilder<SqlBool>

const OPEN: Headline = 'to_be_confirmed'
/** What a search for a place to work finds where it names no verdicts. */
const NOT_REFUSED: readonly Headline[] = ['allowed', 'conditional', OPEN]

/** What the projection knows of a property, as the reader of verdicts.server.ts is given it. */
const COLUMNS: PropertyColumns = {
  zone: sql`s.zone_id`,
  // Bare land has no floor, whatever is on record.
  floorArea: sql`(case when s.kind <> 'land' then s.floor_area_m2 end)`,
  workshopArea: sql`s.workshop_area_m2`,
  storey: sql`s.storey`,
  plansBar: sql`s.plans_bar`,
  plansOpen: sql`s.plans_open`,
}

/** The verdict on a work for each listing, as its place in HEADLINES. Use on `listing_search as s`. */
export function rankOf({ use, answers }: AskedWork, today: string): RawBuilder<number> {
  const work = workOf(use)
  if (!work) throw new Error(`No work ${use}`)
  return verdictRank(work, answers, COLUMNS, today)
}

const isOneOf = (rank: RawBuilder<unknown>, wanted: readonly Headline[]): Bool =>
  wanted.length === 0
    ? sql<SqlBool>`false`
    : sql<SqlBool>`${rank} in (${sql.join(wanted.map(one => sql.lit(HEADLINES.indexOf(one))))})`

/** Among the verdicts that are wanted, and nothing more is to be known for it. */
export const isWanted = (rank: RawBuilder<unknown>, wanted: readonly Headline[] = NOT_REFUSED): Bool =>
  isOneOf(
    rank,
    wanted.filter(one => one !== OPEN),
  )

/** A fact that decides is not known; null where such listings are not wanted. */
export const isOpen = (rank: RawBuilder<unknown>, wanted: readonly Headline[] = NOT_REFUSED): Bool | null =>
  wanted.includes(OPEN) ? isOneOf(rank, [OPEN]) : null

/** Wanted, or open where such listings are wanted. */
export const isNotRefused = (rank: RawBuilder<unknown>, wanted: readonly Headline[] = NOT_REFUSED): Bool =>
  isOneOf(rank, wanted)
