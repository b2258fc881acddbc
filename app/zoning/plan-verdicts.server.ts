import type { Db } from '../../db/client.server.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { type AskedWork, workOf } from './law/asked.ts'
import type { PlanHere } from './law/case.ts'
import { verdictOf } from './law/verdict.ts'
import { planOf } from './law-place.ts'
import type { ZoneId } from './model.ts'
import { planParts } from './plan-parts.server.ts'
import { type PlanVerdict, partId } from './plan-parts.ts'
import { overlayKindsLoaded } from './queries.server.ts'

/** Where a district plan makes the verdict on a work another than its zone alone, on a day; null where none is in the data. */
export async function planVerdicts(
  db: Db,
  asked: AskedWork,
  { date, locale }: { date: string; locale: Locale },
): Promise<PlanVerdict[] | null> {
  const work = workOf(asked.use)
  if (!work || !(await overlayKindsLoaded(db)).includes('district_plan')) return null
  const { answers } = asked
  const resultAt = (zone: ZoneId, plans: PlanHere[]) => {
    const zones = [{ zone, coverageRatioPct: null, floorAreaRatioPct: null, share: 1 }]
    const place = { zones, plans, overlayKindsLoaded: ['district_plan' as const] }
    return verdictOf({ work, answers, property: null, place, date }).result
  }
  return (await planParts(db)).flatMap(part => {
    const result = resultAt(part.zone, [planOf(part)])
    if (result === resultAt(part.zone, [])) return []
    return [{ part: partId(part), zone: part.zone, name: inLocale(locale, part, 'name'), result }]
  })
}
