import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { askedInWords } from '../zoning/asked-words.server.ts'
import { chipsOf, nameOf, type Words } from './chips.ts'
import { type Search, searchPath } from './filter.ts'
import { type Give, givesOf, type Relaxation, relaxed } from './relax.ts'

/** A condition that is set, in words, and the path of the search without it. */
export type Condition = { key: string; name: string; to: string }
/** A way out of an empty result, with the path of the search it leads to and what that finds. */
export type WayOut = { name: string; to: string; total: number }
/** What a search asks, in words, and what leads out of it. */
export type SearchWords = {
  conditions: Condition[]
  /** The path of the search for everything, in the same order. */
  cleared: string
  /** For a search that finds nothing. */
  waysOut: { lead: string; ways: WayOut[] }
}

type Named = { slug: string; nameJa: string; nameEn: string; location: readonly [number, number] }

/** As the filter writes a centre. */
export const centreOf = ({ location }: Pick<Named, 'location'>): string => location.join()

export type NamedPlaces = { stations: readonly Named[]; towns: readonly Named[] }

function wordsIn(locale: Locale, { stations, towns }: NamedPlaces): Words {
  const names = (places: readonly Named[], keyOf: (place: Named) => string) =>
    new Map(places.map(place => [keyOf(place), inLocale(locale, place, 'name')]))
  const centres = names([...stations, ...towns], centreOf)
  return {
    locale,
    conditions: translator(locale, 'conditions'),
    search: translator(locale, 'search'),
    listings: translator(locale, 'listings'),
    stationNames: names(stations, ({ slug }) => slug),
    townNames: names(towns, ({ slug }) => slug),
    centreName: at => centres.get(at),
    verdict: translator(locale, 'verdict'),
    workName: asked => askedInWords(asked, locale),
  }
}

function wayName(search: Search, give: readonly Give[], words: Words): string {
  const { conditions: t, locale } = words
  if (give.length > 2) return t('relaxAll')
  const names = give.flatMap(one => (one === 'unknown' ? [] : [nameOf(one, search.filter, words)]))
  const what = names.join(locale === 'ja' ? '・' : ', ')
  return [give.includes('unknown') && t('include'), what && t('relax', { what })].filter(Boolean).join(' + ')
}

const LEADS = { 0: 'waysOut.none', 1: 'waysOut.one', 2: 'waysOut.two' } as const

/** `places`: what the search may name. */
export function searchWords(
  locale: Locale,
  search: Search,
  relaxations: readonly Relaxation[],
  places: NamedPlaces,
): SearchWords {
  const words = wordsIn(locale, places)
  const fewest = (relaxations[0]?.give.length ?? 0) as 0
  return {
    conditions: chipsOf(search, words).map(({ key, name, rest }) => ({ key, name, to: searchPath(rest) })),
    cleared: searchPath(relaxed(search, givesOf(search))),
    waysOut: {
      lead: words.conditions(LEADS[fewest] ?? 'waysOut.all'),
      ways: relaxations.map(({ give, total }) => ({
        name: wayName(search, give, words),
        to: searchPath(relaxed(search, give)),
        total,
      })),
    },
  }
}
