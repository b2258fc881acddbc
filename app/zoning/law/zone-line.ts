import { type ZoneId, zoneOf } from '../model.ts'
import { type Case, whoseIs } from './case.ts'
import type { TakenOver } from './columns.ts'
import { type Condition, holds, type Known, leaves, rest } from './condition.ts'
import type { Entry } from './entry.ts'
import type { FactId } from './facts.ts'
import { itemOf } from './items.ts'
import { type Permission, permissionOf, type Row, rowOf } from './permission.ts'
import { factOfLeaf, factValue } from './values.ts'
import type { Line, UsedFact } from './verdict-model.ts'

/** The facts that a condition reads, once each. */
export function factsIn(condition: Condition, known: Known): FactId[] {
  const found = new Set<FactId>()
  for (const leaf of leaves(condition, known.works)) {
    const fact = factOfLeaf(leaf)
    // A method that no order exempts is no answer of anybody's.
    if (fact && !(fact === 'special_method' && known.flags.special_method === false)) found.add(fact)
  }
  return [...found]
}

/** The stated facts among those that a condition reads, with who stated them. */
export const usedFacts = (condition: Condition, known: Known, of: Case): UsedFact[] =>
  factsIn(condition, known).flatMap(fact => {
    const value = factValue(fact, known)
    const whose = whoseIs(fact, of)
    return value && whose ? [{ fact, ...value, whose }] : []
  })

/** Unknown facts on which a condition still turns, what is known put in. */
export const neededFacts = (condition: Condition, known: Known): FactId[] =>
  factsIn(rest(condition, known), known).filter(fact => factValue(fact, known) === null || isOpenRange(fact, known))

const isOpenRange = (fact: FactId, known: Known): boolean => {
  const range = known.numbers[fact as keyof Known['numbers']]
  return range !== undefined && range[0] !== range[1]
}

type Met = { taken: TakenOver; covers: Condition; answer: boolean | null }

const metBy = (row: Row, known: Known): Met[] =>
  row.met.map(taken => {
    const covers = taken.entry.covers[row.use]!
    return { taken, covers, answer: holds(covers, known) }
  })

/** The businesses of an entry's list that the case comes under, surely or perhaps. */
const businesses = (entry: Entry, known: Known, answer: boolean | null) =>
  ['to3', 'nu3', 'ru1'].includes(entry.id)
    ? Object.keys(known.works)
        .filter(id => id.startsWith(`${entry.id}.`) && holds({ work: id }, known) === answer)
        .map(itemOf)
    : []

/** What an entry says, with the business that brings the case under it. */
function inWords({ taken: { entry }, answer }: Met, known: Known): { clause: string; ja: string; en: string } {
  const found = businesses(entry, known, answer)
  if (found.length === 0) return entry
  return {
    clause: found.map(item => item.clause).join('、'),
    ja: found.map(item => `「${item.ja}」`).join('・'),
    en: found.map(item => item.en).join('; '),
  }
}

const via = ({ taken }: Met) => taken.via
const chain = (met: Met, known: Known): string =>
  [...via(met), inWords(met, known).clause.replaceAll('別表第二', '')].join('→')

/** What decides: entries that are met, or that may be, or whose limits are kept. */
function deciding(row: Row, result: Permission, met: readonly Met[]): Met[] {
  const wanted = { not_allowed: true, to_be_confirmed: null, allowed: false, conditional: false }[result]
  if (row.names === 'forbidden') return met.filter(one => one.answer === wanted)
  // A column of what is permitted: one entry that fits is enough.
  if (result === 'allowed' || result === 'conditional') return met.filter(one => one.answer === true).slice(0, 1)
  return result === 'to_be_confirmed' ? met.filter(one => one.answer === null) : [...met]
}

type Sentence = { ja: string; en: string }

function sentence(row: Row, zone: ZoneId, result: Permission, parts: readonly Sentence[]): Sentence {
  const { nameJa, nameEn } = zoneOf(zone)
  // Several columns may say the same in the same words.
  const ja = [...new Set(parts.map(part => part.ja))].join('、')
  const en = [...new Set(parts.map(part => part.en))].join('; ')
  const isList = row.names === 'permitted'
  if (result === 'allowed')
    return {
      ja: `${nameJa}では、この用途を制限する定めに当たりません。`,
      en: `${nameEn}: no rule limits this use.`,
    }
  if (result === 'conditional')
    return isList
      ? { ja: `${nameJa}で建てられるもの（${ja}）に当たります。`, en: `${nameEn} permits it: ${en}.` }
      : {
          ja: `${nameJa}で建てられないもの（${ja}）に、いまの条件では当たりません。`,
          en: `In ${nameEn}, these are not permitted: ${en}. As stated, the work is none of them.`,
        }
  if (result === 'to_be_confirmed')
    return {
      ja: `${nameJa}で${isList ? '建てられる' : '建てられない'}もの（${ja}）に当たるかどうかが、まだ分からないことで決まります。`,
      en: `What is not known yet decides whether ${nameEn} ${isList ? 'permits it' : 'forbids it'}: ${en}.`,
    }
  return isList
    ? {
        ja:
          parts.length > 0
            ? `${nameJa}で建てられるもの（${ja}）に当たりません。`
            : `${nameJa}で建てられるものに、この用途は掲げられていません。`,
        en:
          parts.length > 0
            ? `${nameEn} permits only: ${en}.`
            : `${nameEn} does not list this use among what may be built.`,
      }
    : { ja: `${nameJa}で建てられないもの（${ja}）に当たります。`, en: `In ${nameEn}, these are not permitted: ${en}.` }
}

/** What the zone of the larger part says (建築基準法48条, 91条). */
export function zoneLine(of: Case, known: Known): Line {
  const zone = of.place.zones[0]?.zone
  if (!zone) return { ...NO_ZONE, ...EMPTY }
  const row = rowOf(of.work.use, zone, of.date)
  if (!row) return { ...CONTROL_AREA, ...EMPTY }
  const result = permissionOf(row, known)
  const met = deciding(row, result, limitsFirst(metBy(row, known), result, known))
  const condition: Condition = { any: met.map(one => one.covers) }
  const named = met.length > 0 ? met.map(one => chain(one, known)).join('、') : null
  return {
    layer: 'use_zone',
    result,
    clause: named ? `${row.column}・別表第二 ${named}` : row.clause,
    ...sentence(
      row,
      zone,
      result,
      met.map(one => inWords(one, known)),
    ),
    needs: result === 'to_be_confirmed' ? neededFacts(condition, known) : [],
    facts: usedFacts(condition, known, of),
    change: null,
    confidence: 'high',
  }
}

/** Of limits that are kept, those that another answer could break; a list of businesses none of which it is says nothing. */
const limitsFirst = (met: readonly Met[], result: Permission, known: Known): Met[] =>
  result === 'conditional' || result === 'allowed' ? met.filter(one => factsIn(one.covers, known).length > 0) : [...met]

const EMPTY = { needs: [] as FactId[], facts: [] as UsedFact[], change: null }
const NO_ZONE = {
  layer: 'use_zone' as const,
  result: 'no_data' as const,
  clause: '建築基準法48条',
  ja: 'この場所の用途地域のデータがありません。',
  en: 'The portal holds no use zone for this place.',
  confidence: 'high' as const,
}
const CONTROL_AREA = {
  layer: 'use_zone' as const,
  result: 'permit_required' as const,
  clause: '都市計画法29条・34条・43条',
  ja: '市街化調整区域です。建築や用途の変更には原則として許可が要り、工場などの新設は多くの場合認められません。',
  en: 'Urbanisation control area: building and change of use need a permit as a rule, and new factories are mostly refused.',
  confidence: 'medium' as const,
}
