import type { Condition, Known, Range } from './condition.ts'
import { type FactId, type FactRow, FLAG_FACTS, NUMBER_FACTS, OPTION_FACTS } from './facts.ts'

type Words = { ja: string; en: string }

/** What a fact is called. */
export const factName = (fact: FactId): Words =>
  (NUMBER_FACTS as Record<string, Words>)[fact] ??
  (FLAG_FACTS as Record<string, Words>)[fact] ??
  (OPTION_FACTS as Record<string, Words>)[fact]!

const plain = (value: number) => String(Number(value.toFixed(2)))
const range = ([from, to]: Range, unit: string) =>
  from === to ? `${plain(from)}${unit}` : `${plain(from)}–${plain(to)}${unit}`

/** A known fact's value in both languages; null where it is not known. */
export function factValue(fact: FactId, known: Known): Words | null {
  if (fact in NUMBER_FACTS) {
    const value = known.numbers[fact as keyof typeof NUMBER_FACTS]
    if (!value) return null
    const { unit } = NUMBER_FACTS[fact as keyof typeof NUMBER_FACTS]
    const en = unit.replace('㎡', 'm²').replace('階', '').replace('台', '')
    return { ja: range(value, unit), en: range(value, en && ` ${en}`) }
  }
  if (fact in FLAG_FACTS) {
    const value = known.flags[fact as keyof typeof FLAG_FACTS]
    return value === undefined ? null : value ? { ja: 'はい', en: 'yes' } : { ja: 'いいえ', en: 'no' }
  }
  const value = known.options[fact as keyof typeof OPTION_FACTS]
  const option = OPTION_FACTS[fact as keyof typeof OPTION_FACTS].options.find(([id]) => id === value)
  return option ? { ja: option[1], en: option[2] } : null
}

export const factOfLeaf = (leaf: Exclude<Condition, boolean>): FactId | null =>
  'fact' in leaf ? leaf.fact : 'flag' in leaf ? leaf.flag : 'option' in leaf ? leaf.option : null

/** What somebody is asked about a fact. */
export function factQuestion(fact: FactId): Words {
  const { askJa, askEn } =
    (NUMBER_FACTS as Record<string, FactRow>)[fact] ??
    (FLAG_FACTS as Record<string, FactRow>)[fact] ??
    (OPTION_FACTS as Record<string, FactRow>)[fact]!
  return { ja: askJa, en: askEn }
}
