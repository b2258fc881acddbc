import { ZONE_IDS } from '../model.ts'
import { type Answers, knownIn, type Work } from './case.ts'
import type { FactId } from './facts.ts'
import { goodsForbidden, goodsStated } from './goods-line.ts'
import { ordinanceKind } from './other-lines.ts'
import { rowOf } from './permission.ts'
import { factsIn } from './zone-line.ts'

/** Every fact that a verdict on a work may read in some zone, by what is answered of it. */
function readFacts(work: Work, answers: Answers): Set<FactId> {
  const known = knownIn({ work, answers, property: null })
  const found = new Set<FactId>(['goods', 'floor_area'])
  const hasGoods = goodsStated(known) && work.use !== 'dangerous_goods'
  for (const zone of ZONE_IDS)
    for (const condition of [rowOf(work.use, zone)?.permitted ?? true, hasGoods ? goodsForbidden(zone) : true])
      for (const fact of factsIn(condition, known)) found.add(fact)
  // The output says whether there are motors, and the ordinance of the metropolis turns on it too.
  if (found.has('prime_mover') || ordinanceKind(work) === 'factory') found.add('motor_kw')
  return found
}

/**
 * Answers that no rule on the work reads, such as how paint is sprayed where only a press is asked about: whoever gives
 * them is told so, for the work they are of is then not judged.
 */
export function unusedAnswers(work: Work, answers: Answers): FactId[] {
  const read = readFacts(work, answers)
  return (Object.keys(answers) as FactId[]).filter(fact => answers[fact] !== undefined && !read.has(fact))
}
