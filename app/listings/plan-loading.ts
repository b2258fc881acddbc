import { openingText } from './facts-view.ts'
import type { PlanCase } from './plan-case.ts'
import { DOOR_ROW, type Frame, HEIGHT, SIDE, WIDTH } from './plan-floor-frame.ts'

/** Length and width in metres of the largest vehicle of each class. */
const VEHICLES: Record<string, { length: number; width: number }> = {
  '2t': { length: 6, width: 2 },
  '4t': { length: 8.5, width: 2.3 },
  '10t': { length: 12, width: 2.5 },
  trailer: { length: 16.5, width: 2.5 },
  container40ft: { length: 16.5, width: 2.5 },
}
/** Drawn dashed where nobody has said which vehicle can enter. */
const UNSTATED = VEHICLES['4t']!

/** The vehicle to draw; offices and shops get one only where it is stated. */
export function vehicleOf(plan: PlanCase): { length: number; width: number } | null {
  if (plan.truck === null) return plan.isIndustrial ? UNSTATED : null
  return VEHICLES[plan.truck] ?? null
}

export function drawDoors({ on, s, building, words: { t, locale }, plan }: Frame): void {
  const y = building.y + building.h
  const row = y + 14
  if (plan.openings === null) {
    if (!plan.isIndustrial) return
    on.rect('unknown', { x: building.x + building.w * 0.4, y: y - 3.5, w: building.w * 0.2, h: 7 })
    on.write(t('plan.unknown', { what: t('plan.shutter') }), {
      look: 'unknown',
      size: 13,
      spots: doorSpots(building.x + building.w / 2, row),
    })
    return
  }
  plan.openings.forEach((opening, i) => {
    const from = building.x + building.w * (0.08 + (i * 0.9) / plan.openings!.length)
    const width = opening.widthM * s
    let x = from
    for (let n = 0; n < opening.count && x + width <= building.x + building.w; n++) {
      on.rect('opening', { x, y: y - 3.5, w: width, h: 7 })
      x += width + Math.max(6, s)
    }
    on.write(`${t('plan.shutter')} ${openingText(locale, opening)}`, {
      look: 'opening',
      size: 13,
      spots: doorSpots((from + x) / 2, row),
    })
  })
}

const doorSpots = (x: number, y: number) => [
  { x, y },
  { x: SIDE, y, anchor: 'start' as const },
  { x: WIDTH - SIDE, y, anchor: 'end' as const },
]

export function drawVehicle(
  { on, s, building, words: { t }, plan }: Frame,
  { length, width }: { length: number; width: number },
): void {
  const stated = plan.truck !== null
  const w = length * s
  const h = width * s
  const door = building.x + building.w * 0.08 + ((plan.openings?.[0]?.widthM ?? 0) * s) / 2
  const x = Math.min(Math.max(door - w / 2, SIDE), WIDTH - SIDE - w)
  const y = building.y + building.h + DOOR_ROW
  const text = plan.truckText ?? t('plan.unknown', { what: t('plan.truckAccess') })
  const mark = stated ? 'vehicle' : 'unknown'
  const cab = x + w - Math.min(1.8 * s, w / 4)
  on.rect(mark, { x, y, w, h })
  on.line(mark, cab, y, cab, y + h)
  const beside = [
    { x: x + w + 8, y: y + h / 2, anchor: 'start' as const },
    { x: x - 8, y: y + h / 2, anchor: 'end' as const },
    { x: x + (w - 1.8 * s) / 2, y: y + h / 2 },
    { x: WIDTH - SIDE, y: HEIGHT - 18, anchor: 'end' as const },
  ]
  on.write(text, { look: stated ? 'plain' : 'unknown', size: 13, spots: beside })
}
