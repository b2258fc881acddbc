import type { Case } from './case.ts'
import { knownIn } from './case.ts'
import { type Condition, type Known, leaves } from './condition.ts'
import { type FactId, FLAG_FACTS, NUMBER_FACTS } from './facts.ts'
import { goodsForbidden } from './goods-line.ts'
import { permissionOf, rowOf } from './permission.ts'
import type { Change, Headline } from './verdict-model.ts'

/** Facts that whoever asks can choose; a building's storeys and its law are not among them. */
const CHOOSABLE: readonly FactId[] = [
  ...(Object.keys(NUMBER_FACTS) as FactId[]).filter(fact => fact !== 'storey'),
  ...(Object.keys(FLAG_FACTS) as FactId[]).filter(
    fact =>
      !['residence_share', 'planned_garage', 'designated_telecom', 'special_method', 'like_library'].includes(fact),
  ),
]

type Try = { fact: FactId; value: number | boolean; ja: string; en: string }

/** The answer just on the other side of a comparison or flag. */
function tryOf(leaf: Exclude<Condition, boolean>): Try | null {
  if ('flag' in leaf) {
    const { ja, en } = FLAG_FACTS[leaf.flag]
    return { fact: leaf.flag, value: false, ja: `「${ja}」をしなければ`, en: `without ${en}` }
  }
  if (!('fact' in leaf)) return null
  const { ja, en, unit } = NUMBER_FACTS[leaf.fact]
  const english = unit.replace('㎡', 'm²').replace('台', '')
  const limit = `${leaf.value}${unit}`
  // "Over" and "at most" turn at the limit itself, "under" and "at least" just below it.
  if (leaf.is === '>' || leaf.is === '<=')
    return {
      fact: leaf.fact,
      value: leaf.value,
      ja: `${ja}を${limit}以下にすれば`,
      en: `with ${en} of ${leaf.value} ${english} at most`.replace(/ +/g, ' '),
    }
  const below = unit === '台' || unit === '階' ? leaf.value - 1 : leaf.value - 0.01
  return {
    fact: leaf.fact,
    value: below,
    ja: `${ja}を${limit}未満にすれば`,
    en: `with ${en} under ${leaf.value} ${english}`.replace(/ +/g, ' '),
  }
}

const BECOMES = { allowed: '可', conditional: '可（条件付き）' } as const

/** Looks among the facts that a refusal rests on for the one whose other answer turns it. */
export function changeOf(
  of: Case,
  known: Known,
  refusal: Condition,
  verdictOf: (next: Case) => Headline,
): Change | null {
  for (const leaf of leaves(refusal, known.works)) {
    const tried = tryOf(leaf)
    if (!tried || !CHOOSABLE.includes(tried.fact)) continue
    const becomes = verdictOf({ ...of, answers: { ...of.answers, [tried.fact]: tried.value } })
    if (becomes === 'allowed' || becomes === 'conditional')
      return {
        fact: tried.fact,
        ja: `${tried.ja}${BECOMES[becomes]}`,
        en: `${becomes === 'allowed' ? 'Allowed' : 'Allowed within limits'} ${tried.en}`,
        becomes,
      }
  }
  return null
}

/** What forbids a case by its zone: the row's condition turned round. */
export function refusalByZone(of: Case): Condition {
  const zone = of.place.zones[0]?.zone
  const row = zone ? rowOf(of.work.use, zone, of.date) : null
  return row ? { not: row.permitted } : false
}

export const zoneHeadline = (next: Case): Headline => {
  const zone = next.place.zones[0]?.zone
  const row = zone ? rowOf(next.work.use, zone, next.date) : null
  return row ? permissionOf(row, knownIn(next)) : 'to_be_confirmed'
}

export const refusalByGoods = (of: Case): Condition => goodsForbidden(of.place.zones[0]?.zone ?? 'none')
