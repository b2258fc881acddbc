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
