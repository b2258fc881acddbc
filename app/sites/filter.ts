import { queryReader } from '../lib/query-reader.ts'
import type { Problem } from '../lib/reading.ts'
import { ZONE_IDS, type ZoneId } from '../zoning/model.ts'
import { SITE_STATES, type SiteState } from './model.ts'

export const SITE_SORTS = ['newest', 'area'] as const
export type SiteSort = (typeof SITE_SORTS)[number]

/** What is asked of sites; areas in m². */
export type SiteFilter = {
  state?: SiteState[]
  zone?: ZoneId[]
  area_min?: number
  area_max?: number
  sort: SiteSort
}

/** Reads a query; what cannot be read is left out and named. */
export function readSiteFilter(params: URLSearchParams): { filter: SiteFilter; problems: Problem[] } {
  const read = queryReader(params)
  const filter: SiteFilter = {
    state: read.options('state', SITE_STATES),
    zone: read.options('zone', ZONE_IDS),
    area_min: read.number('area_min', 100_000_000),
    area_max: read.number('area_max', 100_000_000),
    sort: read.option('sort', SITE_SORTS) ?? 'newest',
  }
  if (!read.inOrder('area_min', filter.area_min, filter.area_max)) {
    filter.area_min = undefined
    filter.area_max = undefined
  }
  return { filter, problems: read.problems }
}

type Asked = {
  id: string
  step: { state: SiteState; from: string } | null
  zone: ZoneId | null
  areaM2: number
}

/** The zone of the larger part counts, as for listings. A site whose state is not known yet matches no state. */
export const matchesSite = (site: Asked, { state, zone, area_min, area_max }: SiteFilter): boolean =>
  (!state || (site.step !== null && state.includes(site.step.state))) &&
  (!zone || (site.zone !== null && zone.includes(site.zone))) &&
  (area_min === undefined || site.areaM2 >= area_min) &&
  (area_max === undefined || site.areaM2 <= area_max)

const orders: Record<SiteSort, (a: Asked, b: Asked) => number> = {
  newest: (a, b) => (b.step?.from ?? '').localeCompare(a.step?.from ?? ''),
  area: (a, b) => b.areaM2 - a.areaM2,
}

/** The latest change of state first, or the largest first. */
export const inOrder = <S extends Asked>(sites: readonly S[], sort: SiteSort): S[] =>
  [...sites].sort((a, b) => orders[sort](a, b) || a.id.localeCompare(b.id))

export const isAsked = ({ sort: _, ...asked }: SiteFilter): boolean =>
  Object.values(asked).some(value => value !== undefined)

/** The query of a filter; defaults are left out. */
export function siteQuery(filter: SiteFilter): string {
  const params = new URLSearchParams()
  for (const state of filter.state ?? []) params.append('state', state)
  for (const zone of filter.zone ?? []) params.append('zone', zone)
  if (filter.area_min !== undefined) params.set('area_min', String(filter.area_min))
  if (filter.area_max !== undefined) params.set('area_max', String(filter.area_max))
  if (filter.sort !== 'newest') params.set('sort', filter.sort)
  const text = params.toString()
  return text && `?${text}`
}
