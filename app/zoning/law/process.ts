import { type Condition, holds, type ItemId, type Known, leaves, NOTHING_KNOWN } from './condition.ts'
import type { FactId, FlagFact, OptionFact } from './facts.ts'
import { LISTS, type ListId } from './items.ts'
import type { UseId } from './uses.ts'

/** Kinds of business of Tokyo's ordinance on the environment, as far as they are known. */
export type OrdinanceKind = 'factory' | 'factory_always' | 'designated_workshop' | 'none'

/** A work that people know by name, and what the law takes it for. */
export type Process = {
  id: string
  ja: string
  en: string
  /** How the name is read, in hiragana. */
  kana: string
  /** Other words for it, Japanese and English. */
  words: readonly string[]
  /** The use of a building where this is the work. */
  use: UseId
  /** Items of the statutory lists that it comes under, and when. */
  works: Readonly<Record<ItemId, Condition>>
  /** What its name already says. */
  flags?: Partial<Record<FlagFact, boolean>>
  options?: Partial<Record<OptionFact, string>>
  /** Middle groups of 日本標準産業分類 (2 digits) that do such work. */
  industries: readonly string[]
  ordinance: OrdinanceKind
  /** What the name leaves open, or why it is taken so. */
  noteJa?: string
  noteEn?: string
}

/** Hazard classes of a factory: the gravest list that its business comes under; none = 危険性や環境悪化のおそれが非常に少ない. */
export type HazardClass = 'very_low' | 'low' | 'medium' | 'high'
const CLASS_OF: Record<ListId, HazardClass> = { to3: 'low', nu3: 'medium', ru1: 'high' }
const GRAVEST_FIRST: readonly ListId[] = ['ru1', 'nu3', 'to3']

/** The class that is known to be reached, and the one that unknown facts may still bring. */
export function hazardClass(known: Known): { surely: HazardClass; atWorst: HazardClass } {
  const reached = (answers: readonly (boolean | null)[]): HazardClass => {
    const list = GRAVEST_FIRST.find(id =>
      LISTS[id].some(item => answers.includes(holds({ work: item.id }, known)) && known.works[item.id] !== undefined),
    )
    return list ? CLASS_OF[list] : 'very_low'
  }
  return { surely: reached([true]), atWorst: reached([true, null]) }
}

/** What a process itself says of a case; answers come on top. */
export const knownOf = (process: Process): Known => ({
  ...NOTHING_KNOWN,
  flags: { special_method: false, ...process.flags },
  options: process.options ?? {},
  works: process.works,
})

/** The facts that the items of a process turn on, in the order of its items. */
export function factsOfWorks(process: Process): FactId[] {
  const found = new Set<FactId>()
  for (const condition of Object.values(process.works))
    for (const leaf of leaves(condition, process.works))
      found.add('fact' in leaf ? leaf.fact : 'flag' in leaf ? leaf.flag : leaf.option)
  return [...found]
}
