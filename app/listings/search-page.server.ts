import type { Db } from '../../db/client.server.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { listStations, listTowns } from '../places/queries.server.ts'
import { centreOf, type SearchWords, searchWords } from './conditions.server.ts'
import { countByStation } from './figures.server.ts'
import type { Search } from './filter.ts'
import { countFacets, countWith, type Facets, type Found, searchListings } from './queries.server.ts'
import { listRelaxations } from './relax.server.ts'

/** A place that distances can be measured from, by name. `at` is written as the filter writes a centre. */
export type Centre = { name: string; at: string }
export type PlaceChoice = { slug: string; nameJa: string; nameEn: string; count: number }
export type SearchPage = {
  found: Found
  facets: Facets
  /** How many the search would leave with each of these. */
  flags: { hours24: number; certificate: number }
  stations: PlaceChoice[]
  /** Towns with a listing, and those that the search names. */
  towns: PlaceChoice[]
  /** Stations and all towns, in the language asked for. */
  centres: { stations: Centre[]; towns: Centre[] }
  words: SearchWords
}

/** Everything the search page shows, from one set of predicates. */
export async function loadSearchPage(db: Db, search: Search, today: string, locale: Locale): Promise<SearchPage> {
  const [found, facets, hours24, certificate, allStations, towns] = await Promise.all([
    searchListings(db, search, today),
    countFacets(db, search, today, ['kind', 'deal', 'zone', 'town']),
    countWith(db, search, today, { hours24: true }),
    countWith(db, search, today, { certificate: true }),
    listStations(db),
    listTowns(db),
  ])
  const relaxations = found.total === 0 ? await listRelaxations(db, search, today) : []
  const stations = allStations.filter(station => station.inCity)
  const counts = new Map((await countByStation(db, today)).map(place => [place.slug, place.count]))
  const centre = (place: (typeof towns | typeof stations)[number]): Centre => ({
    name: inLocale(locale, place, 'name'),
    at: centreOf(place),
  })
  const asked = new Set(search.filter.town)
  return {
    found,
    facets,
    flags: { hours24, certificate },
    stations: stations.map(({ slug, nameJa, nameEn }) => ({ slug, nameJa, nameEn, count: counts.get(slug) ?? 0 })),
    centres: { stations: stations.map(centre), towns: towns.map(centre) },
    towns: towns
      .map(town => ({ slug: town.slug, nameJa: town.nameJa, nameEn: town.nameEn, count: facets.town[town.slug] ?? 0 }))
      .filter(town => town.count > 0 || asked.has(town.slug)),
    words: searchWords(locale, search, relaxations, [...allStations, ...towns]),
  }
}
