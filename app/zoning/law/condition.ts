import type { FlagFact, NumberFact, OptionFact } from './facts.ts'

/** An item of the statutory lists of businesses, such as 'to3.4_2' = 別表第二（と）項三号（四の二）. */
export type ItemId = string
export type Comparison = '<=' | '<' | '>=' | '>'

/** A condition of the law on what is known of a case. */
export type Condition =
  | boolean
  | { fact: NumberFact; is: Comparison; value: number }
  | { flag: FlagFact }
  | { option: OptionFact; oneOf: readonly string[] }
  /** The business comes under an item of the lists. */
  | { work: ItemId }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }

/** What is known of a number: from … to, both included; a known value has both alike. */
export type Range = readonly [from: number, to: number]

/** What is known of a case. What is absent is unknown. */
export type Known = {
  numbers: Partial<Record<NumberFact, Range>>
  flags: Partial<Record<FlagFact, boolean>>
  options: Partial<Record<OptionFact, string>>
  /** When the business comes under an item; an item that is not named here never applies. */
  works: Readonly<Record<ItemId, Condition>>
}

export const NOTHING_KNOWN: Known = { numbers: {}, flags: {}, options: {}, works: {} }

export const atMost = (fact: NumberFact, value: number): Condition => ({ fact, is: '<=', value })
export const under = (fact: NumberFact, value: number): Condition => ({ fact, is: '<', value })
export const atLeast = (fact: NumberFact, value: number): Condition => ({ fact, is: '>=', value })
export const over = (fact: NumberFact, value: number): Condition => ({ fact, is: '>', value })
export const flag = (name: FlagFact): Condition => ({ flag: name })
export const oneOf = (option: OptionFact, ...values: string[]): Condition => ({ option, oneOf: values })
export const all = (...parts: Condition[]): Condition => ({ all: parts })
export const any = (...parts: Condition[]): Condition => ({ any: parts })
export const not = (part: Condition): Condition => ({ not: part })

/** True, false, or null where an unknown fact decides (three-valued logic, as SQL has it). */
export type Answer = boolean | null

const and = (answers: readonly Answer[]): Answer =>
  answers.includes(false) ? false : answers.includes(null) ? null : true
const or = (answers: readonly Answer[]): Answer =>
  answers.includes(true) ? true : answers.includes(null) ? null : false

function compare([from, to]: Range, is: Comparison, value: number): Answer {
  const [surely, never] = {
    '<=': [to <= value, from > value],
    '<': [to < value, from >= value],
    '>=': [from >= value, to < value],
    '>': [from > value, to <= value],
  }[is] as [boolean, boolean]
  return surely ? true : never ? false : null
}

/** Whether a condition holds for a case. */
export function holds(condition: Condition, known: Known): Answer {
  if (typeof condition === 'boolean') return condition
  if ('fact' in condition) {
    const range = known.numbers[condition.fact]
    return range ? compare(range, condition.is, condition.value) : null
  }
  if ('flag' in condition) return known.flags[condition.flag] ?? null
  if ('option' in condition) {
    const value = known.options[condition.option]
    return value === undefined ? null : condition.oneOf.includes(value)
  }
  if ('work' in condition) return holds(known.works[condition.work] ?? false, known)
  if ('all' in condition) return and(condition.all.map(part => holds(part, known)))
  if ('any' in condition) return or(condition.any.map(part => holds(part, known)))
  const inner = holds(condition.not, known)
  return inner === null ? null : !inner
}

/** The condition with everything put in that is known; what remains decides on facts that are not. */
export function rest(condition: Condition, known: Known): Condition {
  const answer = holds(condition, known)
  if (answer !== null) return answer
  if (typeof condition === 'boolean' || 'fact' in condition || 'flag' in condition || 'option' in condition)
    return condition
  if ('work' in condition) return rest(known.works[condition.work] ?? false, known)
  if ('not' in condition) return { not: rest(condition.not, known) }
  const parts = ('all' in condition ? condition.all : condition.any)
    .map(part => rest(part, known))
    .filter(part => typeof part !== 'boolean')
  return parts.length === 1 ? parts[0]! : 'all' in condition ? { all: parts } : { any: parts }
}

/** Every comparison and flag that a condition reads, with the items of a business opened. */
export function* leaves(
  condition: Condition,
  works: Known['works'],
): Generator<Exclude<Condition, boolean | { work: string } | { all: unknown } | { any: unknown } | { not: unknown }>> {
  if (typeof condition === 'boolean') return
  if ('work' in condition) yield* leaves(works[condition.work] ?? false, works)
  else if ('not' in condition) yield* leaves(condition.not, works)
  else if ('all' in condition) for (const part of condition.all) yield* leaves(part, works)
  else if ('any' in condition) for (const part of condition.any) yield* leaves(part, works)
  else yield condition
}
