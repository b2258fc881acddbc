import { ZONE_IDS } from '../model.ts'
import { type Answers, knownIn, type Work } from './case.ts'
import { type Condition, type Known, rest } from './condition.ts'
import type { FactId } from './facts.ts'
import { goodsForbidden, goodsStated } from './goods-line.ts'
import { rowOf } from './permission.ts'
import { FACTORY_USES, type UseId } from './uses.ts'
import { neededFacts } from './zone-line.ts'

/** Uses beside which dangerous goods are often kept. */
export const KEEPS_GOODS: readonly UseId[] = [
  ...FACTORY_USES,
  ...(['warehouse_commercial', 'warehouse_self_use', 'research_lab'] as const),
]

/**
 * Uses beside which some are kept now and then: stock of a shop, thinner of a contractor, fuel of vehicles, tractors and
 * generators. They are told of it where a zone's limit could turn their verdict, but not asked: most would say no. Of
 * dwellings, schools, halls and the like nobody asks it.
 */
export const MAY_KEEP_GOODS: readonly UseId[] = [
  ...(['shop', 'office', 'data_center', 'garage_standalone', 'farm_produce', 'farm_material_store'] as const),
]

/** What each zone's rules still turn on. */
function openConditions(work: Work, known: Known): Condition[] {
  const hasGoods = goodsStated(known) && work.use !== 'dangerous_goods'
  return ZONE_IDS.flatMap(zone => [rowOf(work.use, zone)?.permitted ?? true, hasGoods ? goodsForbidden(zone) : true])
    .map(condition => rest(condition, known))
    .filter(condition => typeof condition !== 'boolean')
}

/**
 * The unknown facts on which a work's verdict turns in any zone, the most deciding first: each zone gives its weight to
 * the facts that it turns on, in equal shares. The output of the motors says whether there are any, so that is asked.
 */
export function openFacts(work: Work, answers: Answers): FactId[] {
  const known = knownIn({ work, answers, property: null })
  const weights = new Map<FactId, number>()
  for (const condition of openConditions(work, known)) {
    const facts = new Set(
      neededFacts(condition, known).map((fact): FactId => (fact === 'prime_mover' ? 'motor_kw' : fact)),
    )
    for (const fact of facts) weights.set(fact, (weights.get(fact) ?? 0) + 1 / facts.size)
  }
  if (KEEPS_GOODS.includes(work.use) && known.options.goods === undefined) weights.set('goods', 0)
  return [...weights].sort(([, one], [, other]) => other - one).map(([fact]) => fact)
}
