import { sql } from 'kysely'
import type { Search } from '../../app/listings/filter.ts'
import { hasBuilding, type Kind } from '../../app/listings/model.ts'
import { type AskedWork, workOf } from '../../app/zoning/law/asked.ts'
import { floorNeeded } from '../../app/zoning/law/size.ts'
import { verdictOf } from '../../app/zoning/law/verdict.ts'
import { HEADLINES, type Headline } from '../../app/zoning/law/verdict-model.ts'
import type { ZoneId } from '../../app/zoning/model.ts'
import type { Db } from '../../db/client.server.ts'

// What a search by a work must find: every row of the wide table is read, and the law's own reader is asked about it.

type Row = {
  id: number
  kind: Kind
  deal: string
  zone: ZoneId | null
  coverage: number | null
  ratio: number | null
  floor: number | null
  workshop: number | null
  storey: number | null
  bars: string[] | null
  open: boolean | null
  industries: string[] | null
  lng: number
  lat: number
  day: string
}

const CHUNK = 50_000

/** Public rows, newest first. */
async function* newestFirst(db: Db, today: string): AsyncGenerator<Row> {
  let last: Row | undefined
  do {
    const after = last ? sql`and (w.published_on, w.listing_id) < (${last.day}::text::date, ${last.id}::bigint)` : sql``
    const { rows }: { rows: Row[] } = await sql<Row>`
      select w.listing_id as id, w.kind, w.deal, w.zone_id as zone, w.coverage_ratio_pct as coverage,
        w.floor_area_ratio_pct as ratio, w.floor_area_m2 as floor, w.workshop_area_m2 as workshop, w.storey,
        w.plans_bar as bars, w.plans_open as open, w.guided_industries as industries, w.lng, w.lat,
        w.published_on::text as day
      from bench_wide w where w.visible_until >= ${today}::text::date ${after}
      order by w.published_on desc, w.listing_id desc limit ${CHUNK}::int`.execute(db)
    yield* rows
    last = rows.length === CHUNK ? rows.at(-1) : undefined
  } while (last)
}

const plan = (bans: string[] | null) => ({ nameJa: '', nameEn: '', bans: bans as never })

function headlineOf(row: Row, { use, answers }: AskedWork, date: string): Headline {
  const { zone, coverage: coverageRatioPct, ratio: floorAreaRatioPct, bars, open } = row
  const certificate = null
  return verdictOf({
    ...{ work: workOf(use)!, answers, date },
    property: hasBuilding(row.kind)
      ? { floorAreaM2: row.floor, workshopAreaM2: row.workshop, storey: row.storey, certificate }
      : null,
    place: {
      zones: zone ? [{ zone, coverageRatioPct, floorAreaRatioPct, share: 1 }] : [],
      plans: bars && [...(bars.length > 0 ? [plan(bars)] : []), ...(open ? [plan(null)] : [])],
      overlayKindsLoaded: bars ? ['district_plan'] : [],
    },
  }).result
}

type Counts = Record<string, number>
/** `ids`: of the first page by each order. */
export type Expected = {
  total: number
  facets: Record<'kind' | 'deal' | 'zone' | 'verdict', Counts>
  ids: Record<'newest' | 'fit', number[]>
}

const FOUND: readonly Headline[] = ['allowed', 'conditional', 'to_be_confirmed']
const add = (counts: Counts, choice: string | null) => {
  if (choice !== null) counts[choice] = (counts[choice] ?? 0) + 1
}

const isAsked = ({ lng, lat }: Row, { bbox }: Search['filter']) =>
  !bbox || (lng >= bbox[0] && lng <= bbox[2] && lat >= bbox[1] && lat <= bbox[3])

/** Collects for one search; rows come newest first, and a page needs no more than the first of each sort of them. */
class Collected {
  #facets: Expected['facets'] = { kind: {}, deal: {}, zone: {}, verdict: {} }
  #total = 0
  #seen = 0
  #first = new Map<string, { id: number; at: number; rank: number; isGuided: boolean; isSmall: boolean }[]>()
  readonly #industries: readonly string[]
  constructor(
    readonly search: Search,
    private readonly size: number,
    private readonly date: string,
  ) {
    this.#industries = workOf(search.filter.use!.use)?.process?.industries ?? []
  }

  take(row: Row): void {
    if (!isAsked(row, this.search.filter)) return
    const headline = headlineOf(row, this.search.filter.use!, this.date)
    add(this.#facets.verdict, headline)
    if (!FOUND.includes(headline)) return
    this.#total++
    for (const name of ['kind', 'deal', 'zone'] as const) add(this.#facets[name], row[name])
    const isGuided = row.industries?.some(code => this.#industries.includes(code)) ?? false
    const needed = floorNeeded(this.search.filter.use!.answers)
    const isSmall = needed !== null && hasBuilding(row.kind) && row.floor !== null && row.floor < needed
    const sort = `${headline} ${isGuided} ${isSmall}`
    const first = this.#first.get(sort) ?? []
    if (first.length < this.size)
      first.push({ id: row.id, at: this.#seen++, rank: HEADLINES.indexOf(headline), isGuided, isSmall })
    this.#first.set(sort, first)
  }

  /** What is to be confirmed follows what is known. */
  told(): Expected {
    const all = [...this.#first.values()].flat()
    const isOpen = ({ rank }: { rank: number }) => Number(HEADLINES[rank] === 'to_be_confirmed')
    const ids = (order: (a: (typeof all)[number], b: (typeof all)[number]) => number) =>
      all
        .sort((a, b) => isOpen(a) - isOpen(b) || order(a, b) || a.at - b.at)
        .slice(0, this.size)
        .map(({ id }) => id)
    return {
      total: this.#total,
      facets: this.#facets,
      ids: {
        newest: ids(() => 0),
        fit: ids(
          (a, b) => Number(a.isSmall) - Number(b.isSmall) || Number(b.isGuided) - Number(a.isGuided) || a.rank - b.rank,
        ),
      },
    }
  }
}

/** What searches that ask for a work, and at most for a box, must find; from one reading of all rows. */
export async function expectedByUse(
  db: Db,
  searches: readonly Search[],
  today: string,
  size: number,
): Promise<Expected[]> {
  const collected = searches.map(search => new Collected(search, size, today))
  for await (const row of newestFirst(db, today)) for (const one of collected) one.take(row)
  return collected.map(one => one.told())
}
