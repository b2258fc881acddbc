import type { Db } from '../../db/client.server.ts'
import { listStations, listTownNames } from '../places/queries.server.ts'
import { type Choices, countChoices } from './choices.server.ts'
import { countStations } from './count-stations.server.ts'
import type { Search } from './filter.ts'
import { type Found, listRelaxations, pageOf, type Relaxation } from './queries.server.ts'

/** Without a count where a search by words finds more than is counted. */
export type PlaceChoice = { slug: string; nameJa: string; nameEn: string; count?: number }
export type SearchPage = {
  found: Found
  facets: Choices['facets']
  /** How many the search would leave with each of these. */
  flags: Choices['flags']
  /** Stations of the city, and those that the search names. */
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
    stationChoices(db, search, today),
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

/** In the order of their lines; without counts where a search by words finds more than is counted. */
async function stationChoices(db: Db, search: Search, today: string): Promise<PlaceChoice[]> {
  const [stations, counts] = await Promise.all([listStations(db), countStations(db, search, today)])
  return stations
    .filter(station => station.inCity || search.filter.station?.includes(station.slug))
    .map(({ slug, nameJa, nameEn }) => ({ slug, nameJa, nameEn, ...(counts ? { count: counts.get(slug) ?? 0 } : {}) }))
}
