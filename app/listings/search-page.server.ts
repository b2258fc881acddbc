import type { Db } from '../../db/client.server.ts'
import { listStations, listTowns } from '../places/queries.server.ts'
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
  const [{ found, facets, flags, towns }, stations, allTowns] = await Promise.all([
    counted(db, search, today),
    stationChoices(db, today),
    listTowns(db),
  ])
  const asked = new Set(search.filter.town)
  const withCounts = allTowns.map(({ id, slug, nameJa, nameEn }) => ({
    ...{ slug, nameJa, nameEn },
    ...(towns ? { count: towns.get(id) ?? 0 } : {}),
  }))
  return {
    ...{ found, facets, flags, stations },
    towns: withCounts.filter(town => town.count !== 0 || asked.has(town.slug)),
    relaxations: found.total === 0 ? await listRelaxations(db, search, today) : [],
  }
}

async function counted(db: Db, search: Search, today: string) {
  const { facets, flags, towns, ...counts } = await countChoices(db, search, today)
  return { facets, flags, towns, found: await pageOf(db, search, today, counts) }
}

/** Stations of the city in the order of their lines, with the public listings around each. */
async function stationChoices(db: Db, today: string): Promise<PlaceChoice[]> {
  const [stations, counts] = [await listStations(db), await countByStation(db, today)]
  const byCount = new Map(counts.map(place => [place.slug, place.count]))
  return stations
    .filter(station => station.inCity)
    .map(({ slug, nameJa, nameEn }) => ({ slug, nameJa, nameEn, count: byCount.get(slug) ?? 0 }))
}
