import type { Db } from '../../db/client.server.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { listStations, listTowns } from '../places/queries.server.ts'
import type { PickedWork } from '../zoning/picked-work.ts'
import { type Choices, countChoices } from './choices.server.ts'
import { centreOf, type SearchWords, searchWords } from './conditions.server.ts'
import { countStations } from './count-stations.server.ts'
import type { Search } from './filter.ts'
import { type Found, pageOf } from './queries.server.ts'
import { listRelaxations } from './relax.server.ts'
import { type CardVerdicts, cardVerdicts } from './verdict-views.server.ts'

/** A place that distances can be measured from, by name. `at` is written as the filter writes a centre. */
export type Centre = { name: string; at: string }
/** Without a count where a search by words finds more than is counted. */
export type PlaceChoice = { slug: string; nameJa: string; nameEn: string; count?: number }
export type SearchPage = {
  found: Found
  facets: Choices['facets']
  /** How many the search would leave with each of these. */
  flags: Choices['flags']
  /** Stations of the city, others with a listing near them, and those that the search names. */
  stations: PlaceChoice[]
  /** Towns with a listing, and those that the search names. */
  towns: PlaceChoice[]
  /** Stations and all towns, in the language asked for. */
  centres: { stations: Centre[]; towns: Centre[] }
  words: SearchWords
  /** On the work that is asked about, for each listing of the page. */
  verdicts: CardVerdicts
  /** By which the form asks for a work. */
  picked: PickedWork
}

/** Everything the search page shows, from one set of predicates. */
export async function loadSearchPage(
  db: Db,
  search: Search,
  picked: PickedWork,
  { today, locale }: { today: string; locale: Locale },
): Promise<SearchPage> {
  const [choices, atStations, allStations, allTowns] = await Promise.all([
    counted(db, search, today),
    countStations(db, search, today),
    listStations(db),
    listTowns(db),
  ])
  const { found, facets, flags } = choices
  const relaxations = found.total === 0 ? await listRelaxations(db, search, today) : []
  const asked = { stations: new Set(search.filter.station), towns: new Set(search.filter.town) }
  const stations = allStations.filter(
    ({ slug, inCity }) => inCity || asked.stations.has(slug) || (atStations?.get(slug) ?? 0) > 0,
  )
  const towns = allTowns.filter(town => !choices.towns || choices.towns.has(town.id) || asked.towns.has(town.slug))
  const centre = (place: Place): Centre => ({ name: inLocale(locale, place, 'name'), at: centreOf(place) })
  return {
    ...{ found, facets, flags },
    stations: stations.map(station => placeChoice(station, atStations && (atStations.get(station.slug) ?? 0))),
    towns: towns.map(town => placeChoice(town, choices.towns && (choices.towns.get(town.id) ?? 0))),
    centres: { stations: allStations.filter(station => station.inCity).map(centre), towns: allTowns.map(centre) },
    picked,
    verdicts: await cardVerdicts(db, found.listings, { asked: search.filter.use, today, locale }),
    words: searchWords(locale, search, relaxations, { stations: allStations, towns: allTowns }),
  }
}

type Place = Awaited<ReturnType<typeof listStations | typeof listTowns>>[number]

const placeChoice = ({ slug, nameJa, nameEn }: Place, count: number | null): PlaceChoice =>
  count === null ? { slug, nameJa, nameEn } : { slug, nameJa, nameEn, count }

async function counted(db: Db, search: Search, today: string) {
  const { facets, flags, towns, ...counts } = await countChoices(db, search, today)
  return { facets, flags, towns, found: await pageOf(db, search, today, counts) }
}
