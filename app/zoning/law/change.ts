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

const ENGLISH_UNITS: Readonly<Record<string, string>> = { '㎡': 'm²', 台: '', 階: '', 倍: 'times', '㎥': 'm³' }

/** In what a quantity of dangerous goods is counted. */
function goodsUnit(goods: string | undefined): string {
  if (goods === 'liquefied_gas') return 't'
  if (goods === 'flammable_gas' || goods === 'compressed_gas') return '㎥'
  return goods === 'match' ? 'マッチトン' : '倍'
}

/** The answer just on the other side of a comparison or flag. */
function tryOf(leaf: Exclude<Condition, boolean>, { answers }: Case): Try | null {
  if ('flag' in leaf) {
    const { ja, en } = FLAG_FACTS[leaf.flag]
    return { fact: leaf.flag, value: false, ja: `「${ja}」をしなければ`, en: `without ${en}` }
  }
  if (!('fact' in leaf)) return null
  const { ja, en } = NUMBER_FACTS[leaf.fact]
  const unit = leaf.fact === 'goods_quantity' ? goodsUnit(answers.goods) : NUMBER_FACTS[leaf.fact].unit
  const english = ENGLISH_UNITS[unit] ?? unit
  const limit = `${leaf.value}${unit}`
  if (leaf.value === 0)
    return { fact: leaf.fact, value: 0, ja: `${ja}を0${unit}にすれば（使わなければ）`, en: `without any ${en}` }
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
  const turning = [...leaves(refusal, known.works)].flatMap(leaf => {
    const tried = tryOf(leaf, of)
    if (!tried || !CHOOSABLE.includes(tried.fact)) return []
    const becomes = verdictOf({ ...of, answers: { ...of.answers, [tried.fact]: tried.value } })
    return becomes === 'allowed' || becomes === 'conditional' ? [{ ...tried, becomes }] : []
  })
  // Of one fact, the answer that gives up least.
  const [first] = turning
  const least = turning
    .filter(({ fact }) => fact === first?.fact)
    .reduce<(typeof turning)[number] | undefined>(
      (best, one) => (best && best.value >= one.value ? best : one),
      undefined,
    )
  return least ? inWords(least) : null
}

const inWords = ({ fact, ja, en, becomes }: Try & { becomes: 'allowed' | 'conditional' }): Change => ({
  fact,
  ja: `${ja}${BECOMES[becomes]}`,
  en: `${becomes === 'allowed' ? 'Allowed' : 'Allowed within limits'} ${en}`,
  becomes,
})

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
