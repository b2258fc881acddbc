import { givenText, type Problem, readDecimal, readYen } from './reading.ts'

/**
 * Takes parameters out of a query one by one and collects what could not be read. An empty value means "not asked".
 */
export function queryReader(params: URLSearchParams) {
  const problems: Problem[] = []
  const given = (name: string) => params.getAll(name).filter(value => value.trim() !== '')
  const fail = (name: string, fault: Problem['fault'], limit?: number) => {
    problems.push({ parameter: name, fault, value: givenText(given(name)), limit })
    return undefined
  }
  const single = (name: string): string | undefined => {
    const values = given(name)
    return values.length > 1 ? fail(name, 'tooManyValues', 1) : values[0]
  }
  const figure = (
    name: string,
    max: number,
    readAs: (raw: string) => number | null,
    fault: Problem['fault'],
  ): number | undefined => {
    const raw = single(name)
    if (raw === undefined) return undefined
    const value = readAs(raw)
    if (value === null) return fail(name, fault)
    if (value < 0) return fail(name, 'tooSmall', 0)
    return value > max ? fail(name, 'tooLarge', max) : value
  }
  return {
    problems,
    /** Values of a list, each at most once, in the list's order. */
    options<T extends string>(name: string, known: readonly T[]): T[] | undefined {
      const values = new Set(given(name))
      if (values.size === 0) return undefined
      const found = known.filter(option => values.has(option))
      return found.length === values.size ? found : fail(name, 'notAnOption')
    },
    /** One value of a list. */
    option<T extends string>(name: string, known: readonly T[]): T | undefined {
      const value = single(name)
      if (value === undefined) return undefined
      return known.includes(value as T) ? (value as T) : fail(name, 'notAnOption')
    },
    number: (name: string, max: number): number | undefined => figure(name, max, readDecimal, 'notANumber'),
    /** Whole yen, as people write sums. */
    yen: (name: string, max: number): number | undefined => figure(name, max, readYen, 'notAnAmount'),
    /** Says so where a lower bound stands above its upper bound; true when the two agree. */
    inOrder(name: string, low: number | undefined, high: number | undefined): boolean {
      if (low === undefined || high === undefined || low <= high) return true
      fail(name, 'minAboveMax')
      return false
    },
  }
}
