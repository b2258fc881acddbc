import type { Db } from '../../db/client.server.ts'
import { listStations, listTowns } from '../places/queries.server.ts'
import { countByStation } from './figures.server.ts'
import type { Search } from './filter.ts'
import { countFacets, countWith, type Facets, type Found, searchListings } from './queries.server.ts'
import { listRelaxations } from './relax.server.ts'
import type { Relaxation } from './relax.ts'

export type PlaceChoice = { slug: string; nameJa: string; nameEn: string; count: number }
export type SearchPage = {
  found: Found
  facets: Facets
  /** How many the search would leave with each of these. */
  flags: { hours24: number; certificate: number }
  stations: PlaceChoice[]
  /** Towns with a listing, and those that the search names. */
  towns: PlaceChoice[]
  /** What to relax, for a search that finds nothing. */
  relaxations: Relaxation[]
}

/** Everything the search page shows, from one set of predicates. */
export async function loadSearchPage(db: Db, search: Search, today: string): Promise<SearchPage> {
  const [found, facets, hours24, certificate, stations, towns] = await Promise.all([
    searchListings(db, search, today),
    countFacets(db, search, today, ['kind', 'deal', 'zone', 'town']),
    countWith(db, search, today, { hours24: true }),
    countWith(db, search, today, { certificate: true }),
    stationChoices(db, today),
    listTowns(db),
  ])
  const asked = new Set(search.filter.town)
  return {
    found,
    facets,
    flags: { hours24, certificate },
    stations,
    towns: towns
      .map(town => ({ slug: town.slug, nameJa: town.nameJa, nameEn: town.nameEn, count: facets.town[town.slug] ?? 0 }))
      .filter(town => town.count > 0 || asked.has(town.slug)),
    relaxations: found.total === 0 ? await listRelaxations(db, search, today) : [],
  }
}

/** Stations of the city in the order of their lines, with the public listings around each. */
async function stationChoices(db: Db, today: string): Promise<PlaceChoice[]> {
  const [stations, counts] = [await listStations(db), await countByStation(db, today)]
  const byCount = new Map(counts.map(place => [place.slug, place.count]))
  return stations
    .filter(station => station.inCity)
    .map(({ slug, nameJa, nameEn }) => ({ slug, nameJa, nameEn, count: byCount.get(slug) ?? 0 }))
}
