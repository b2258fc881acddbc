import { type Case, knownIn } from './case.ts'
import { changeOf, refusalByGoods, refusalByZone, zoneHeadline } from './change.ts'
import { holds, type Known, over } from './condition.ts'
import { GOODS_RULES, goodsLine, goodsStated, SEVERAL_KINDS } from './goods-line.ts'
import { buildingLine, ordinanceLine, overlayLines, uncheckedOf } from './other-lines.ts'
import { KEEPS_GOODS, MAY_KEEP_GOODS } from './questions.ts'
import { tooSmall } from './size.ts'
import type { UseId } from './uses.ts'
import { IN_HEADLINE, type Line, type Open, RULES, type Verdict, worst } from './verdict-model.ts'
import { zoneLine } from './zone-line.ts'

const headlineOf = (layers: readonly Line[]) =>
  layers.filter(line => IN_HEADLINE.includes(line.layer)).map(line => line.result)

/** 法別表第一 special buildings: above 200 m² a change to one needs a confirmation (法87条, 6条). */
const SPECIAL: readonly UseId[] = [
  ...(['shop', 'showroom', 'hotel', 'hospital', 'clinic', 'nursery', 'nursing_home', 'theatre', 'nightclub'] as const),
  ...(['cabaret', 'karaoke', 'pachinko_mahjong', 'sports_facility', 'school_k12', 'university', 'library'] as const),
  ...(['museum', 'warehouse_commercial', 'warehouse_self_use', 'garage_standalone', 'car_repair', 'dwelling'] as const),
]

const limitsGoods = ({ place }: Case): boolean => GOODS_RULES[place.zones[0]?.zone ?? 'none'] !== undefined

/** Whether goods that nobody spoke of may still count. */
function asksOfGoods(of: Case, known: Known, layers: readonly Line[]): boolean {
  if (known.options.goods !== undefined) return false
  if (KEEPS_GOODS.includes(of.work.use)) return true
  const isRefused = worst(headlineOf(layers)) === 'not_allowed'
  return MAY_KEEP_GOODS.includes(of.work.use) && limitsGoods(of) && !isRefused
}

/** What remains to do or to ask, beside the layers. */
function openOf(of: Case, known: Known, layers: readonly Line[]): Open[] {
  const { work, property, place } = of
  const small = tooSmall(of)
  const open: Open[] = small ? [small] : []
  const ordinance = layers.find(line => line.layer === 'local_ordinance')
  if (ordinance) {
    const { clause, ja, en, confidence } = ordinance
    open.push({
      code: work.process?.ordinance === 'designated_workshop' ? 'workshop_notice' : 'factory_permit',
      clause,
      ja,
      en,
      confidence,
    })
  }
  const building = layers.find(line => line.layer === 'building')
  if (building?.result === 'to_be_confirmed') {
    const { clause, ja, en, confidence } = building
    open.push({ code: 'certificate', clause, ja, en, confidence })
  }
  if (property && SPECIAL.includes(work.use) && holds(over('floor_area', 200), known) !== false)
    open.push({
      code: 'change_of_use',
      clause: '建築基準法87条・6条',
      ja: 'いまの用途が違う場合、200㎡を超えるときは用途変更の確認申請が要ります。',
      en: 'If the present use differs, a change of use over 200 m² needs a building confirmation.',
      confidence: 'medium',
    })
  if (asksOfGoods(of, known, layers))
    open.push({
      code: 'goods',
      clause: '建築基準法施行令130条の9・消防法',
      ja: '塗料・溶剤・油・ガスなどの危険物を置く場合は、種類と量を確認します。',
      en: 'If paint, solvents, oil or gas are kept, their kind and quantity are to be checked.',
      confidence: 'high',
    })
  if (goodsStated(known) && limitsGoods(of)) open.push(SEVERAL_KINDS)
  if (goodsStated(known))
    open.push({
      code: 'fire_goods',
      clause: '消防法10条・9条の4',
      ja: '消防法と火災予防条例による危険物の許可・届出を消防署に確認します。',
      en: 'Permit or notice for dangerous goods under the Fire Service Act: ask the fire station.',
      confidence: 'medium',
    })
  if (place.zones[0]?.zone === 'uca')
    open.push({
      code: 'development',
      clause: '都市計画法34条・43条',
      ja: '開発許可・建築許可の見込みを市に確認します。',
      en: 'Ask the city whether a development or building permit can be expected.',
      confidence: 'medium',
    })
  return open
}

/** Refusals with the one answer that would turn them. */
function withChange(of: Case, known: Known, line: Line): Line {
  if (line.result !== 'not_allowed') return line
  if (line.layer === 'use_zone') return { ...line, change: changeOf(of, known, refusalByZone(of), zoneHeadline) }
  if (line.layer !== 'dangerous_goods') return line
  const goodsHeadline = (next: Case) => worst([goodsLine(next, knownIn(next))?.result ?? 'allowed'])
  return { ...line, change: changeOf(of, known, refusalByGoods(of), goodsHeadline) }
}

/**
 * May this work be done here? Guidance from the data at hand: the building authority decides. `result` is the worst of
 * what the use zone, stated dangerous goods and loaded district plans say.
 */
export function verdictOf(of: Case): Verdict {
  const known = knownIn(of)
  const lines = [
    zoneLine(of, known),
    goodsLine(of, known),
    ...overlayLines(of),
    ordinanceLine(of, known),
    buildingLine(of),
  ]
  const layers = lines.flatMap(line => (line ? [withChange(of, known, line)] : []))
  return {
    result: worst(headlineOf(layers)),
    layers,
    open: openOf(of, known, layers),
    unchecked: uncheckedOf(of),
    ruleVersion: RULES.version,
  }
}
