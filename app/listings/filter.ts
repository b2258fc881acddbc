import { hasControls } from '../lib/controls.ts'
import { givenText, type Problem, readDay, readNumbers } from '../lib/reading.ts'
import { ZONE_IDS, type ZoneId } from '../zoning/model.ts'
import { type Codec, flag, number, onEarth, one, options, places } from './codecs.ts'
import { DEALS, type Deal, KINDS, type Kind } from './model.ts'
import { readPolygon, type SearchPolygon } from './polygon.ts'

/**
 * What a search asks. One description for the page, the API, tiles, CSV, feed and saved searches; its text form is the
 * URL's query. Areas in m², money in yen, lengths in metres, power in kW, loads in t, positions [lng, lat] in degrees.
 */
export type ListingFilter = {
  kind?: Kind[]
  deal?: Deal[]
  zone?: ZoneId[]
  area_min?: number
  area_max?: number
  land_min?: number
  land_max?: number
  rent_max?: number
  price_max?: number
  power_min?: number
  ceiling_min?: number
  floor_load_min?: number
  crane_min?: number
  truck_min?: number
  road_min?: number
  hours24?: true
  certificate?: true
  available_by?: string
  station?: string[]
  walk_max?: number
  town?: string[]
  q?: string
  near?: [number, number]
  radius?: number
  bbox?: [number, number, number, number]
  within?: SearchPolygon
}
export type Criterion = keyof ListingFilter

export const SORTS = ['newest', 'area', 'rent', 'price', 'distance'] as const
export type Sort = (typeof SORTS)[number]

/** A filter with how its answer is laid out. */
export type Search = {
  filter: ListingFilter
  /** include: what lacks a fact asked for follows the matches, marked; exclude: it is left out. */
  unknown: 'include' | 'exclude'
  sort: Sort
  page: number
}

export const PAGE_SIZE = 20
/** A word may stand in any part of all listings: what is found by words is counted no further than this. */
export const MOST_COUNTED = 1000
export const MAX_PAGE = 10_000
export const MAX_WORDS_LENGTH = 100
/** Metres around `near` where no radius is given. */
export const DEFAULT_RADIUS = 1000

/** Every criterion and how its text is read and written. A new filter starts with a line here. */
export const CODECS: { [C in Criterion]: Codec<Required<ListingFilter>[C]> } = {
  kind: options(KINDS),
  deal: options(DEALS),
  zone: options(ZONE_IDS),
  area_min: number(10_000_000),
  area_max: number(10_000_000),
  land_min: number(100_000_000),
  land_max: number(100_000_000),
  rent_max: number(10_000_000_000, { isMoney: true }),
  price_max: number(10_000_000_000_000, { isMoney: true }),
  power_min: number(1_000_000),
  ceiling_min: number(100),
  floor_load_min: number(1000),
  crane_min: number(10_000),
  truck_min: number(100),
  road_min: number(100),
  hours24: flag,
  certificate: flag,
  available_by: one<string>(raw => {
    const day = readDay(raw)
    return day ? { value: day } : { fault: 'notADate' }
  }),
  station: places(20),
  walk_max: number(60, { min: 1, integer: true }),
  town: places(120),
  q: one<string>(raw => {
    const value = raw.trim()
    if (hasControls(value)) return { fault: 'controls' }
    return value.length > MAX_WORDS_LENGTH ? { fault: 'tooLong', limit: MAX_WORDS_LENGTH } : { value }
  }),
  near: one<[number, number]>(
    raw => {
      const at = readNumbers(raw, 2)
      return at && onEarth(at[0]!, at[1]!) ? { value: at as [number, number] } : { fault: 'notAPoint' }
    },
    at => at.join(','),
  ),
  radius: number(20_000, { min: 10 }),
  bbox: one<[number, number, number, number]>(
    raw => {
      const box = readNumbers(raw, 4) as [number, number, number, number] | null
      if (!box || !onEarth(box[0], box[1]) || !onEarth(box[2], box[3])) return { fault: 'notABox' }
      return box[0] < box[2] && box[1] < box[3] ? { value: box } : { fault: 'notABox' }
    },
    box => box.map(value => Number(value.toFixed(5))).join(','),
  ),
  within: one(readPolygon, polygon => JSON.stringify({ type: 'Polygon', coordinates: polygon.coordinates })),
}

export const CRITERIA = Object.keys(CODECS) as Criterion[]

const LAYOUT = {
  unknown: options(['include', 'exclude']),
  sort: options(SORTS),
  page: number(MAX_PAGE, { min: 1, integer: true }),
}

const PAIRS = [
  ['area_min', 'area_max'],
  ['land_min', 'land_max'],
] as const
const NEEDS = [
  ['walk_max', 'station'],
  ['radius', 'near'],
] as const

/** The slug of a place that a query names, or null where there is none. */
export type FindPlace = (criterion: 'town' | 'station', name: string) => string | null

/**
 * Reads a query. What cannot be read is left out of the search and named in `problems`; keys that are not ours are
 * passed over. An empty value means "not asked". Places are as they were written unless `findPlace` knows them: a
 * query from outside is read by read-search.server.ts.
 */
export function readSearch(params: URLSearchParams, findPlace?: FindPlace): { search: Search; problems: Problem[] } {
  const problems: Problem[] = []
  const take = <T>(name: string, codec: Codec<T>): T | undefined => {
    const raw = params.getAll(name).filter(value => value.trim() !== '')
    if (raw.length === 0) return undefined
    const read = codec.read(raw)
    if ('value' in read) return read.value
    problems.push({ parameter: name, fault: read.fault, value: givenText(raw), limit: read.limit })
    return undefined
  }
  const filter: Record<string, unknown> = {}
  for (const criterion of CRITERIA) {
    const value = take(criterion, CODECS[criterion] as Codec<unknown>)
    if (value !== undefined) filter[criterion] = value
  }
  for (const criterion of findPlace ? (['station', 'town'] as const) : []) {
    const names = (filter[criterion] ?? []) as string[]
    const slugs = names.map(name => findPlace!(criterion, name))
    const unknown = names.filter((_, i) => slugs[i] === null)
    if (unknown.length > 0) problems.push({ parameter: criterion, fault: 'notAnOption', value: givenText(unknown) })
    if (unknown.length > 0) delete filter[criterion]
    else if (names.length > 0) filter[criterion] = [...new Set(slugs)]
  }
  for (const [low, high] of PAIRS)
    if (Number(filter[low] ?? 0) > Number(filter[high] ?? Number.POSITIVE_INFINITY)) {
      problems.push({ parameter: low, fault: 'minAboveMax', value: String(filter[low]) })
      delete filter[low]
      delete filter[high]
    }
  for (const [name, other] of NEEDS)
    if (filter[name] !== undefined && filter[other] === undefined) {
      if (!problems.some(problem => problem.parameter === other))
        problems.push({ parameter: name, fault: 'needsOther', value: String(filter[name]) })
      delete filter[name]
    }
  const sort = take('sort', LAYOUT.sort)?.[0] as Sort | undefined
  if (sort === 'distance' && !filter.near) problems.push({ parameter: 'sort', fault: 'needsOther', value: 'distance' })
  const search: Search = {
    filter: filter as ListingFilter,
    unknown: (take('unknown', LAYOUT.unknown)?.[0] as Search['unknown'] | undefined) ?? 'include',
    sort: sort === 'distance' && !filter.near ? 'newest' : (sort ?? 'newest'),
    page: take('page', LAYOUT.page) ?? 1,
  }
  return { search, problems }
}

/** Writes a search as the query it is read from; defaults are left out, so equal searches have equal texts. */
export function writeSearch(search: Search): URLSearchParams {
  const params = new URLSearchParams()
  for (const criterion of CRITERIA) {
    const value = search.filter[criterion]
    if (value === undefined) continue
    for (const text of (CODECS[criterion] as Codec<unknown>).write(value)) params.append(criterion, text)
  }
  if (search.unknown !== 'include') params.set('unknown', search.unknown)
  if (search.sort !== 'newest') params.set('sort', search.sort)
  if (search.page !== 1) params.set('page', String(search.page))
  return params
}

/** The page of a search, '/listings' with its query. */
export function searchPath(search: Search): string {
  const query = writeSearch(search).toString()
  return query ? `/listings?${query}` : '/listings'
}

/** The same search with some criteria taken away, back on page 1; without a centre nothing is sorted by distance. */
export function without(search: Search, ...criteria: Criterion[]): Search {
  const filter = { ...search.filter }
  for (const criterion of criteria) delete filter[criterion]
  const sort = search.sort === 'distance' && !filter.near ? 'newest' : search.sort
  return { ...search, filter, sort, page: 1 }
}
