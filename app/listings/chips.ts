import { formatDay, formatNumber, formatYenShort } from '../lib/i18n/format.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import type { Translate } from '../lib/i18n/translate.ts'
import type { AskedWork } from '../zoning/law/asked.ts'
import type { Headline } from '../zoning/law/verdict-model.ts'
import { zoneOf } from '../zoning/model.ts'
import { type Criterion, DEFAULT_RADIUS, type ListingFilter, type Search, without } from './filter.ts'

/** A condition that is set, in words, and the search without it. */
export type ChipText = { key: string; name: string; rest: Search }

/** What conditions are named with. */
export type Words = {
  locale: Locale
  conditions: Translate<'conditions'>
  search: Translate<'search'>
  listings: Translate<'listings'>
  /** Names by slug, in the language; a station and a town may share a slug. */
  stationNames: ReadonlyMap<string, string>
  townNames: ReadonlyMap<string, string>
  /** The name of the station or town that stands at a centre, as the filter writes it. */
  centreName: (at: string) => string | undefined
  verdict: Translate<'verdict'>
  /** A work with what is answered of it. */
  workName: (asked: AskedWork) => string
}
type Naming<C extends Criterion> = (value: Required<ListingFilter>[C], words: Words, whole: ListingFilter) => string

const n = (locale: Locale, value: number) => formatNumber(locale, value)
const number =
  (
    key:
      | 'areaMin'
      | 'areaMax'
      | 'landMin'
      | 'landMax'
      | 'power'
      | 'ceiling'
      | 'floorLoad'
      | 'crane'
      | 'truck'
      | 'road'
      | 'walk',
  ) =>
  (value: number, { conditions, locale }: Words) =>
    conditions(key, { n: n(locale, value) })
const yen =
  (key: 'rentMax' | 'priceMax') =>
  (value: number, { conditions, locale }: Words) =>
    conditions(key, { yen: formatYenShort(locale, value) })

/** One name for a criterion with one value. Lists get a chip for each value. */
const NAMES: { [C in Exclude<Criterion, ListCriterion | 'radius'>]: Naming<C> } = {
  use: (asked, { workName }) => workName(asked),
  area_min: number('areaMin'),
  area_max: number('areaMax'),
  land_min: number('landMin'),
  land_max: number('landMax'),
  rent_max: yen('rentMax'),
  price_max: yen('priceMax'),
  power_min: number('power'),
  ceiling_min: number('ceiling'),
  floor_load_min: number('floorLoad'),
  crane_min: number('crane'),
  truck_min: number('truck'),
  road_min: number('road'),
  walk_max: number('walk'),
  hours24: (_, { search }) => search('fields.hours24'),
  certificate: (_, { search }) => search('fields.certificate'),
  available_by: (day, { conditions, locale }) => conditions('availableBy', { day: formatDay(locale, day) }),
  q: (words, { conditions }) => conditions('words', { words }),
  near: (at, { conditions, locale, centreName }, whole) =>
    conditions('near', {
      n: n(locale, whole.radius ?? DEFAULT_RADIUS),
      place: centreName(at.join()) ?? conditions('point'),
    }),
  bbox: (_, { conditions }) => conditions('bbox'),
  within: (_, { conditions }) => conditions('within'),
}

const LISTS = {
  verdict: (value, { verdict }) => verdict(`headline.${value as Headline}`),
  kind: (value, { listings }) => listings(`kind.${value as ListingFilterKind}`),
  deal: (value, { listings }) => listings(`dealShort.${value as 'rent' | 'sale'}`),
  zone: (value, { locale }) => (locale === 'ja' ? zoneOf(value as never).nameJa : zoneOf(value as never).nameEn),
  station: (value, { listings, stationNames }) => listings('station', { name: stationNames.get(value) ?? value }),
  town: (value, { townNames }) => townNames.get(value) ?? value,
} satisfies Record<string, (value: string, words: Words) => string>
type ListingFilterKind = NonNullable<ListingFilter['kind']>[number]
type ListCriterion = keyof typeof LISTS

const isList = (criterion: Criterion): criterion is ListCriterion => criterion in LISTS
const PARTNER: Partial<Record<Criterion, Criterion>> = { near: 'radius', station: 'walk_max', use: 'verdict' }

/** The search with one value of a list taken away; the last value takes the whole criterion with it. */
function withoutValue(search: Search, criterion: ListCriterion, value: string): Search {
  const left = (search.filter[criterion] as string[]).filter(other => other !== value)
  if (left.length > 0) return { ...search, page: 1, filter: { ...search.filter, [criterion]: left } }
  const partner = PARTNER[criterion]
  return partner ? without(search, criterion, partner) : without(search, criterion)
}

/** Every condition that is set, in the order of the filter's own keys. */
export function chipsOf(search: Search, words: Words): ChipText[] {
  const chips: ChipText[] = []
  for (const criterion of Object.keys(search.filter) as Criterion[]) {
    if (isList(criterion)) {
      for (const value of search.filter[criterion] as string[])
        chips.push({
          key: `${criterion}:${value}`,
          name: LISTS[criterion](value, words),
          rest: withoutValue(search, criterion, value),
        })
    } else if (criterion !== 'radius') {
      const partner = PARTNER[criterion]
      const rest = partner ? without(search, criterion, partner) : without(search, criterion)
      chips.push({ key: criterion, name: nameOf(criterion, search.filter, words), rest })
    }
  }
  if (search.unknown === 'exclude')
    chips.push({
      key: 'unknown',
      name: words.conditions('exclude'),
      rest: { ...search, unknown: 'include', page: 1 },
    })
  return chips
}

/** A criterion's condition in words, as it stands in the filter. */
export function nameOf(criterion: Criterion, filter: ListingFilter, words: Words): string {
  if (criterion === 'radius') return words.search('fields.radius')
  if (isList(criterion)) {
    const names = (filter[criterion] as string[]).map(value => LISTS[criterion](value, words))
    return names.join(words.locale === 'ja' ? '・' : ', ')
  }
  return (NAMES[criterion] as Naming<Criterion>)(filter[criterion] as never, words, filter)
}
