/** What happens to a large plant, in the order it usually happens. */
export const SITE_STATES = [
  'operating',
  'closure_announced',
  'closed',
  'demolition',
  'planning',
  'redeveloping',
  'reused',
] as const
export type SiteState = (typeof SITE_STATES)[number]

export const isSiteState = (value: string): value is SiteState => SITE_STATES.includes(value as SiteState)

/** Whether the plant has closed: until then its use is no former one. */
export const hasClosed = (state: SiteState | null): boolean =>
  state !== null && state !== 'operating' && state !== 'closure_announced'

/** States in which the land has no settled use yet: what a firm that looks for land asks about. */
export const OPEN_STATES: readonly SiteState[] = ['closure_announced', 'closed', 'demolition', 'planning']

/** One step of a site's story. `from` is 'YYYY-MM-DD'; the state holds until the next step begins. */
export type SiteStep = { state: SiteState; from: string; sourceJa: string; sourceEn: string }

/** The step that holds on a day, or null before the first one is known. The steps may come in any order. */
export function siteStateOn<S extends { from: string }>(steps: readonly S[], day: string): S | null {
  let found: S | null = null
  for (const step of steps) if (step.from <= day && (!found || step.from > found.from)) found = step
  return found
}

/** Oldest first, each with the day it ended (null: it holds, or it is the last one announced). */
export function storyOf<S extends { from: string }>(steps: readonly S[]): (S & { to: string | null })[] {
  const ordered = [...steps].sort((a, b) => a.from.localeCompare(b.from))
  return ordered.map((step, i) => ({ ...step, to: ordered[i + 1]?.from ?? null }))
}

/** Hectares with one decimal, as the city speaks of large sites. */
export const hectares = (areaM2: number): number => Math.round(areaM2 / 1000) / 10

/** Smaller than this (m²) is no large-plant site: the record is a mistake, or a listing. */
export const MIN_SITE_M2 = 1000
