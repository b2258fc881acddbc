import type { Db } from '../../db/client.server.ts'
import { listStations, listTowns } from '../places/queries.server.ts'
import type { Search } from './filter.ts'
import {
  countFacets,
  countStations,
  countWith,
  type Facets,
  type Found,
  listRelaxations,
  type Relaxation,
  type Share,
  searchListings,
} from './queries.server.ts'

export type PlaceChoice = { slug: string; nameJa: string; nameEn: string; count: number }
export type SearchPage = {
  found: Found
  facets: Facets
  /** How many the search would leave with each of these. */
  flags: { hours24: Share; certificate: Share }
  /** Stations of the city, and those that the search names. */
  stations: PlaceChoice[]
  /** Towns with a listing, and those that the search names. */
  towns: PlaceChoice[]
  /** What to relax, for a search that finds nothing. */
  relaxations: Relaxation[]
}

/** Everything the search page shows, from one set of predicates. */
export async function loadSearchPage(db: Db, search: Search, today: string): Promise<SearchPage> {
  const [found, facets, hours24, certificate, atStations, stations, towns] = await Promise.all([
    searchListings(db, search, today),
    countFacets(db, search, today, ['kind', 'deal', 'zone', 'town']),
    countWith(db, search, today, { hours24: true }),
    countWith(db, search, today, { certificate: true }),
    countStations(db, search, today),
    listStations(db),
    listTowns(db),
  ])
  const asked = { station: new Set(search.filter.station), town: new Set(search.filter.town) }
  return {
    found,
    facets,
    flags: { hours24, certificate },
    stations: stations
      .filter(station => station.inCity || asked.station.has(station.slug))
      .map(({ slug, nameJa, nameEn }) => ({ slug, nameJa, nameEn, count: atStations[slug] ?? 0 })),
    towns: towns
      .map(town => ({ slug: town.slug, nameJa: town.nameJa, nameEn: town.nameEn, count: facets.town[town.slug] ?? 0 }))
      .filter(town => town.count > 0 || asked.town.has(town.slug)),
    relaxations: found.total === 0 ? await listRelaxations(db, search, today) : [],
  }
}
