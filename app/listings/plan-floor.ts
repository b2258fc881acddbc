import { listed } from '../lib/i18n/format.ts'
import { areaText, areaWithTsubo, craneText, openingText } from './facts-view.ts'
import type { PlanCase, PlanWords } from './plan-case.ts'
import { DOOR_ROW, FOOT, type Frame, HEIGHT, SIDE, TOP, WIDTH } from './plan-floor-frame.ts'
import { drawDoors, drawVehicle, vehicleOf } from './plan-loading.ts'
import { type Box, COURT, type Drawing, drawCourt, drawScaleBar, isInside, type Sheet, sheet } from './plan-sheet.ts'

/** Nobody states a building's sides: its floor is drawn this much wider than deep, and the caption says so. */
const ASPECT = 1.8

/** The floor from above: parts, doors, crane and lorry to one scale. */
export function floorDrawing(words: PlanWords, plan: PlanCase): Drawing {
  const { t } = words
  const on = sheet(WIDTH, HEIGHT)
  const area = plan.floorAreaM2
  if (area === null) return unknownFloor(words)
  const total = Math.max(area, (plan.workshopM2 ?? 0) + (plan.officeM2 ?? 0))
  const [w, h] = [Math.sqrt(total * ASPECT), Math.sqrt(total / ASPECT)]
  const vehicle = vehicleOf(plan)
  const across = Math.max(w, vehicle?.length ?? 0)
  const down = h + (vehicle ? vehicle.width : 0)
  const s = Math.min((WIDTH - 2 * SIDE) / across, (HEIGHT - TOP - DOOR_ROW - FOOT) / down, 40)
  const building = { x: SIDE + (across > w ? 0 : (WIDTH - 2 * SIDE - w * s) / 2), y: TOP, w: w * s, h: h * s }
  const frame: Frame = { on, s, building, words, plan }
  on.rect('wall', building)
  const areaLine = `${t('plan.floor')} ${areaWithTsubo(words, area)}`
  const storeys = plan.storeys !== null && plan.storeys > 1 ? t('plan.storeys', { n: plan.storeys }) : null
  on.write(areaLine, { look: 'strong', size: 15, spots: [{ x: SIDE, y: 18, anchor: 'start' }] })
  if (storeys) on.write(storeys, { size: 13, spots: [{ x: WIDTH - SIDE, y: 18, anchor: 'end' }] })
  const main = drawParts(frame, total)
  drawCranes(frame, main)
  nameMain(frame, main)
  drawDoors(frame)
  if (vehicle) drawVehicle(frame, vehicle)
  drawScaleBar(on, words.locale, s, SIDE, HEIGHT - 18)
  return on.finish('floor', t('plan.floorTitle'), inWords(words, plan))
}

function unknownFloor({ t }: PlanWords): Drawing {
  const on = sheet(WIDTH, HEIGHT)
  on.rect('unknown', { x: 70, y: 70, w: 300, h: 168 })
  on.write(t('plan.unknown', { what: t('plan.floor') }), { look: 'unknown', spots: [{ x: WIDTH / 2, y: 154 }] })
  return on.finish('floor', t('plan.floorTitle'), t('plan.unknown', { what: t('plan.floor') }))
}

/** Office at the left, what is left over at the right; gives back the main part. */
function drawParts({ on, s, building, words: { t, locale }, plan }: Frame, total: number): Box {
  const main = { ...building }
  // A place that is all office has no parts.
  const office = (plan.officeM2 ?? 0) > total * 0.95 ? 0 : (plan.officeM2 ?? 0)
  if (office > 0) {
    // A larger office takes the whole depth, a small one the corner.
    const share = office / total
    const w = share > 0.3 ? share * building.w : Math.max(share * 2, 0.1) * building.w
    const h = (office * s * s) / w
    const part = { x: building.x, y: building.y, w, h: Math.min(h, building.h) }
    on.rect('part', part)
    nameOffice(on, part, t('plan.office'), areaText(locale, office))
    main.x += w
    main.w -= w
  }
  const rest = plan.workshopM2 ? total - plan.workshopM2 - office : 0
  if (rest > total * 0.02) {
    const w = (rest * s * s) / building.h
    const part = { x: building.x + building.w - w, y: building.y, w, h: building.h }
    on.rect('part', part)
    const lines = plan.officeM2 === null ? t('plan.restUnknown') : t('plan.rest')
    on.write([lines, areaText(locale, Math.round(rest * 100) / 100)], {
      within: inset(part),
      size: 13,
      look: plan.officeM2 === null ? 'unknown' : 'plain',
      spots: [centre(part)],
      isSpare: true,
    })
    main.w -= w
  }
  return main
}

/** In its room, or beside it where that is too small. */
function nameOffice(on: Sheet, room: Box, name: string, area: string): void {
  if (on.write([name, area], { within: inset(room), size: 13, spots: [centre(room)], isSpare: true })) return
  on.write(`← ${name} ${area}`, { size: 13, spots: [{ x: room.x + room.w + 5, y: room.y + 14, anchor: 'start' }] })
}

function drawCranes({ on, words: { t, locale }, plan }: Frame, main: Box): void {
  if (plan.cranes === null) {
    if (plan.isIndustrial)
      on.write(t('plan.unknown', { what: t('plan.crane') }), {
        look: 'unknown',
        size: 13,
        within: inset(main),
        spots: [{ x: main.x + main.w / 2, y: main.y + 16 }],
      })
    return
  }
  plan.cranes.slice(0, 2).forEach((crane, i) => {
    const y = main.y + 30 + i * 30
    if (y < main.y + main.h - 8) {
      on.line('crane', main.x + 10, y, main.x + main.w - 10, y)
      on.keepClear({ x: main.x + 10, y: y - 2, w: main.w - 20, h: 4 })
    }
    on.write(`${t('plan.crane')} ${craneText(locale, crane)}`, {
      look: 'crane',
      size: 13,
      within: inset(main),
      spots: [
        { x: main.x + main.w / 2, y: y - 12 },
        { x: main.x + main.w - 10, y: y - 12, anchor: 'end' },
      ],
    })
  })
}

function nameMain({ on, s, words: { t, locale, kindName }, plan }: Frame, main: Box): void {
  const { workshopM2, officeM2 } = plan
  const lines = workshopM2 ? [t('plan.workshop'), areaText(locale, workshopM2)] : [kindName]
  const spots = [0.5, 0.62, 0.3, 0.75].map(part => ({ x: main.x + main.w / 2, y: main.y + main.h * part }))
  on.write(lines, { size: 15, within: inset(main), spots })
  if (workshopM2 === null && officeM2 === null && plan.isIndustrial)
    on.write(t('plan.partsUnknown'), { look: 'unknown', size: 13, within: inset(main), spots: below(spots) })
  placeCourt(on, main, COURT.w * s, COURT.h * s, t('plan.court'))
}

/** Something of a known size, where the floor is large enough to hold it beside its words. */
function placeCourt(on: Sheet, main: Box, w: number, h: number, name: string): void {
  const right = main.x + main.w - w - 12
  const y = main.y + main.h - h - 12
  const at = [right, main.x + 12].map(x => ({ x, y, w, h })).find(box => isInside(box, inset(main)) && on.isFree(box))
  if (!at) return
  drawCourt(on, at)
  on.write(name, { look: 'quiet', size: 12, within: at, spots: [centre(at)], isSpare: true })
  on.keepClear(at)
}

const below = (spots: readonly { x: number; y: number }[]) => spots.map(({ x, y }) => ({ x, y: y + 22 }))

const inset = ({ x, y, w, h }: Box): Box => ({ x: x + 4, y: y + 3, w: w - 8, h: h - 6 })
const centre = ({ x, y, w, h }: Box) => ({ x: x + w / 2, y: y + h / 2 })

/** The drawing in words, for those who do not see it. */
function inWords({ t, locale }: PlanWords, plan: PlanCase): string {
  const parts = [
    plan.floorAreaM2 === null ? null : `${t('plan.floor')} ${areaText(locale, plan.floorAreaM2)}`,
    plan.workshopM2 === null ? null : `${t('plan.workshop')} ${areaText(locale, plan.workshopM2)}`,
    plan.officeM2 ? `${t('plan.office')} ${areaText(locale, plan.officeM2)}` : null,
    ...(plan.cranes ?? []).map(crane => `${t('plan.crane')} ${craneText(locale, crane)}`),
    ...(plan.openings ?? []).map(opening => `${t('plan.shutter')} ${openingText(locale, opening)}`),
    plan.truckText,
  ]
  return listed(locale, parts)
}
