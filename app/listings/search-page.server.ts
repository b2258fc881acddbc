import type { Db } from '../../db/client.server.ts'
import { listStations, listTownNames } from '../places/queries.server.ts'
import { type Choices, countChoices } from './choices.server.ts'
import { countByStation } from './figures.server.ts'
import type { Search } from './filter.ts'
import { type Found, listRelaxations, pageOf, type Relaxation } from './queries.server.ts'

/** Without a count where a search by words finds more than is counted. */
export type PlaceChoice = { slug: string; nameJa: string; nameEn: string; count?: number }
export type SearchPage = {
  found: Found
  facets: Choices['facets']
  /** How many the search would leave with each of these. */
  flags: Choices['flags']
  stations: PlaceChoice[]
  /** Towns with a listing, and those that the search names. */
  towns: PlaceChoice[]
  /** What to relax, for a search that finds nothing. */
  relaxations: Relaxation[]
}

/** Everything the search page shows, from one set of predicates. */
export async function loadSearchPage(db: Db, search: Search, today: string): Promise<SearchPage> {
  const [{ found, facets, flags, towns }, stations] = await Promise.all([
    counted(db, search, today),
    stationChoices(db, today),
  ])
  return {
    ...{ found, facets, flags, stations },
    towns: await townChoices(db, search.filter.town ?? [], towns),
    relaxations: found.total === 0 ? await listRelaxations(db, search, today) : [],
  }
}

async function counted(db: Db, search: Search, today: string) {
  const { facets, flags, towns, ...counts } = await countChoices(db, search, today)
  return { facets, flags, towns, found: await pageOf(db, search, today, counts) }
}

/** All towns where they are not counted. */
async function townChoices(db: Db, asked: string[], counts: Choices['towns']): Promise<PlaceChoice[]> {
  const towns = await listTownNames(db, counts && { ids: [...counts.keys()], slugs: asked })
  return towns.map(({ id, ...town }) => ({ ...town, ...(counts ? { count: counts.get(id) ?? 0 } : {}) }))
}

/** Beyond so many listings around stations, their counts are what they were up to ten seconds ago. */
const CROWD = 2000
const KEPT_MS = 10_000
const kept = new WeakMap<Db, { today: string; until: number; choices: PlaceChoice[] }>()

/**
 * Stations of the city in the order of their lines, with the public listings around each: the same for every reader and
 * every search, and as dear to count as all of them.
 */
async function stationChoices(db: Db, today: string): Promise<PlaceChoice[]> {
  const known = kept.get(db)
  if (known?.today === today && performance.now() < known.until) return known.choices
  const [stations, counts] = [await listStations(db), await countByStation(db, today)]
  const byCount = new Map(counts.map(place => [place.slug, place.count]))
  const choices = stations
    .filter(station => station.inCity)
    .map(({ slug, nameJa, nameEn }) => ({ slug, nameJa, nameEn, count: byCount.get(slug) ?? 0 }))
  if (counts.reduce((sum, place) => sum + place.count, 0) >= CROWD)
    kept.set(db, { today, until: performance.now() + KEPT_MS, choices })
  return choices
}
