import type { Db } from '../../db/client.server.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { listStations, listTowns } from '../places/queries.server.ts'
import type { ReviewWords } from './review-words.ts'

/** A reader's words for what stands in contents, and the points of the towns. */
export async function reviewWordsFor(
  db: Db,
  locale: Locale,
): Promise<ReviewWords & { townPoints: Map<number, [number, number]> }> {
  const [towns, stations] = await Promise.all([listTowns(db), listStations(db)])
  return {
    locale,
    facts: translator(locale, 'listingFacts'),
    review: translator(locale, 'review'),
    listings: translator(locale, 'listings'),
    groups: translator(locale, 'listing'),
    towns: new Map(towns.map(town => [town.id, inLocale(locale, town, 'name')])),
    stations: new Map(stations.map(station => [station.id, inLocale(locale, station, 'name')])),
    townPoints: new Map(towns.map(town => [town.id, town.location as [number, number]])),
  }
}
