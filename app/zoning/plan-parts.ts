import type { ZoneStyle } from '../map/model.ts'
import type { Headline } from './law/verdict-model.ts'
import { ZONE_IDS, type ZoneId } from './model.ts'
import { VERDICT_LOOKS } from './verdict-looks.ts'
import { letterOf, resultOf } from './zone-verdicts.ts'

/** Names a district plan where it lies over one zone, by the plan's number: '12.qind'. */
export const partId = ({ id, zone }: { id: number; zone: ZoneId }): string => `${id}.${zone}`

/** A district plan that makes the verdict another than its zone alone, in one language. */
export type PlanVerdict = { part: string; zone: ZoneId; name: string; result: Headline }

/** Such places as the map paints them, over their zones. */
export const planStyles = (plans: readonly Pick<PlanVerdict, 'part' | 'result'>[]): readonly ZoneStyle[] =>
  plans.map(({ part, result }) => {
    const { sign, colour, pattern } = VERDICT_LOOKS[result]
    return { id: part, name: '', letter: sign, colour, pattern }
  })

/** More parts than a city has are no question of a map's. */
const MOST_PARTS = 400

/** The places in one word of an address: '12.qind.n_13.1low.t'. */
export const writePlans = (plans: readonly Pick<PlanVerdict, 'part' | 'result'>[]): string =>
  plans.map(({ part, result }) => `${part}.${letterOf(result)}`).join('_')

/** What {@link writePlans} wrote; null for a word that is none. */
export function readPlans(code: string): Pick<PlanVerdict, 'part' | 'result'>[] | null {
  const words = code.split('_')
  if (words.length > MOST_PARTS) return null
  const found = words.map(word => {
    const [, part, zone, letter] = /^(\d{1,10}\.(\w{2,5}))\.([actn])$/.exec(word) ?? []
    const result = resultOf(letter)
    return part && result && (ZONE_IDS as readonly string[]).includes(zone!) ? { part, result } : null
  })
  return found.includes(null) ? null : (found as Pick<PlanVerdict, 'part' | 'result'>[])
}
