import type { ZoneId } from '../model.ts'
import type { Case } from './case.ts'
import { type Condition, holds, type Known } from './condition.ts'
import { type GoodsEntry, goodsOver } from './goods.ts'
import type { Line, Open } from './verdict-model.ts'
import { neededFacts, usedFacts } from './zone-line.ts'

type Rule = { entry: GoodsEntry; clause: string }
const to4 = (chain: string): Rule => ({ entry: 'to4', clause: `別表第二 ${chain}（と）項四号・令130条の9` })
const asAttached = (order: string): Rule => ({ entry: 'to4', clause: `${order}・別表第二（と）項四号・令130条の9` })

/** By which entry a zone limits dangerous goods in any building; none in 工業, 工業専用 and outside the zones. */
export const GOODS_RULES: Partial<Record<ZoneId, Rule>> = {
  '1low': asAttached('令130条の5第5号'),
  '2low': asAttached('令130条の5第5号'),
  '1mid': asAttached('令130条の5の5第4号'),
  '2mid': to4('（に）項一号→'),
  '1res': to4('（ほ）項一号→（へ）項一号→'),
  '2res': to4('（へ）項一号→'),
  qres: to4(''),
  rural: asAttached('令130条の5第5号'),
  ncom: { entry: 'nu4', clause: '別表第二（り）項一号→（ぬ）項四号・令130条の9' },
  com: { entry: 'nu4', clause: '別表第二（ぬ）項四号・令130条の9' },
  qind: { entry: 'ru2', clause: '別表第二（る）項二号・令130条の9' },
}

export const goodsStated = (known: Known): boolean =>
  known.options.goods !== undefined && known.options.goods !== 'none'

/** More goods than the zone admits. */
export const goodsForbidden = (zone: ZoneId): Condition => {
  const rule = GOODS_RULES[zone]
  return rule ? goodsOver(rule.entry) : false
}

/** Of goods whose quantity a zone limits: one kind is asked for, the order counts all. */
export const SEVERAL_KINDS = {
  code: 'several_goods',
  clause: '建築基準法施行令130条の9第2項・116条第3項',
  ja: 'ここでは一種類の危険物だけを見ています。ほかの種類も置くときは、種類ごとの量をその限度で割った値を足し、合計が1を超えると限度を超えます（火薬類の貯蔵は、準工業地域のほかでは足しません）。',
  en: 'One kind of dangerous goods is looked at here. Where others are kept besides, the quantity of each is divided by its limit and the shares are added up: above 1 in all the limit is exceeded (stored explosives are left out but in quasi-industrial districts).',
  confidence: 'high',
} as const satisfies Open

const IN_CONTROL_AREA: Line = {
  layer: 'dangerous_goods',
  result: 'to_be_confirmed',
  clause: '都市計画法34条・消防法10条',
  ja: '市街化調整区域には、用途地域による危険物の量の定めがありません。置けるかどうかは、開発・建築の許可と消防法によります。',
  en: 'No use zone sets a quantity here: the development or building permit and the Fire Service Act decide.',
  needs: [],
  facts: [],
  change: null,
  confidence: 'medium',
}

/** The line on dangerous goods; null where none are stated, or where they are the use itself. */
export function goodsLine(of: Case, known: Known): Line | null {
  const zone = of.place.zones[0]?.zone
  if (!goodsStated(known) || !zone || of.work.use === 'dangerous_goods') return null
  if (zone === 'uca') return IN_CONTROL_AREA
  const rule = GOODS_RULES[zone]
  const condition = goodsForbidden(zone)
  const over = holds(condition, known)
  const line = { layer: 'dangerous_goods' as const, change: null, confidence: 'high' as const }
  const facts = usedFacts(condition, known, of)
  if (!rule)
    return {
      ...line,
      result: 'allowed',
      clause: '令130条の9',
      ja: 'この地域では、用途地域による危険物の量の制限はありません。消防法の規制は別にあります。',
      en: 'This zone sets no limit to the quantity of dangerous goods. The Fire Service Act applies apart from it.',
      needs: [],
      facts,
    }
  const { clause } = rule
  if (over === null)
    return {
      ...line,
      result: 'to_be_confirmed',
      clause,
      ja: '危険物の種類と量が分かれば、この地域で置けるかが決まります。',
      en: 'The kind and quantity of the goods decide whether this zone admits them.',
      needs: neededFacts(condition, known),
      facts,
    }
  return over
    ? {
        ...line,
        result: 'not_allowed',
        clause,
        ja: 'この地域で置ける危険物の量を超えています。',
        en: 'More dangerous goods than this zone admits.',
        needs: [],
        facts,
      }
    : {
        ...line,
        result: 'conditional',
        clause,
        ja: 'この地域で置ける危険物の量の範囲内です。',
        en: 'Within the quantity of dangerous goods that this zone admits.',
        needs: [],
        facts,
      }
}
