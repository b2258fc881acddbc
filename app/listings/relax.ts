import { CRITERIA, type Criterion, type Search, without } from './filter.ts'

/** What a reader may give up: one condition (with what makes no sense without it), or that facts must be confirmed. */
export type Give = Exclude<Criterion, 'radius'> | 'unknown'
/** What is given up, and how many the search then finds. */
export type Relaxation = { give: Give[]; total: number }

/** What goes with a condition that goes. */
const WITH: Partial<Record<Give, Criterion>> = { station: 'walk_max', near: 'radius', use: 'verdict' }

/** Everything that can be given up of a search, in the order of the filter's own keys. */
export const givesOf = (search: Search): Give[] => [
  ...(search.unknown === 'exclude' ? (['unknown'] as const) : []),
  ...CRITERIA.filter((c): c is Exclude<Criterion, 'radius'> => c !== 'radius' && search.filter[c] !== undefined),
]

/** The search with that given up, on page 1: the link and its count are this one search. */
export function relaxed(search: Search, give: readonly Give[]): Search {
  const criteria = give.flatMap(one => (one === 'unknown' ? [] : [one, ...(WITH[one] ? [WITH[one]] : [])]))
  return { ...without(search, ...criteria), unknown: give.includes('unknown') ? 'include' : search.unknown }
}
