import { formatNumber, withUnit } from '../lib/i18n/format.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { textWidth } from '../lib/text-width.ts'
import { lotSides } from './lot-sides.ts'
import type { ListingSummary } from './summary.ts'

// A listing's figures as a small plan for its card: on a ground of 160 × 120, the same scale across and down.

export const GROUND = { w: 160, h: 120 } as const
const ROOM = { w: 136, h: 76 } as const
const TOP = 12
/** Where the scale bar stands, under the drawing. */
const BAR_Y = 105
/** Nobody states a building's sides: it is drawn this much wider than deep. */
const ASPECT = 1.8
const COURT = { w: 23.77, h: 10.97 } as const
/** A road of unknown width is drawn this wide, dashed. */
const UNSTATED_ROAD_M = 6

export type ThumbLook = 'wall' | 'unknown' | 'part' | 'door' | 'crane' | 'court' | 'road' | 'bar'
export type Thumb = {
  marks: [look: ThumbLook, path: string][]
  texts: { x: number; y: number; text: string; size: number }[]
}
export type ThumbFacts = Pick<
  ListingSummary,
  'kind' | 'floorAreaM2' | 'workshopAreaM2' | 'officeAreaM2' | 'craneT' | 'doorM' | 'landAreaM2' | 'frontageM' | 'roadM'
>

const r = (value: number) => Math.round(value * 10) / 10
const rect = (x: number, y: number, w: number, h: number) => `M${r(x)} ${r(y)}h${r(w)}v${r(h)}h${r(-w)}z`

/** Units a metre, in steps until the drawing fits: what is larger also looks larger, and few scales are to be read. */
function scaleFor(w: number, h: number): number {
  let s = 16
  while (w * s > ROOM.w || h * s > ROOM.h) s /= Math.SQRT2
  return s
}

/** The drawing of a listing, with its scale. null figures are drawn dashed or not at all. */
export function thumbOf(facts: ThumbFacts, locale: Locale): Thumb {
  const area = facts.kind === 'land' ? facts.landAreaM2 : facts.floorAreaM2
  if (!area)
    return {
      marks: [['unknown', rect(36, 18, 88, 64)]],
      texts: [{ x: 80, y: 55, text: '?', size: 20 }],
    }
  const drawn = facts.kind === 'land' ? lot(facts, area, locale) : building(facts, area, locale)
  return {
    marks: [...drawn.marks, ...bar(drawn.scale).marks],
    texts: [...drawn.texts, ...bar(drawn.scale, locale).texts],
  }
}

/** A round length, 32 to 64 units long. */
function bar(scale: number, locale: Locale = 'ja'): Thumb {
  const metres = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find(length => length * scale >= 30) ?? 2000
  const end = r(12 + metres * scale)
  return {
    marks: [['bar', `M12 ${BAR_Y - 3}v6M12 ${BAR_Y}H${end}M${end} ${BAR_Y - 3}v6`]],
    texts: [{ x: end + 5, y: BAR_Y, text: withUnit(locale, String(metres), 'm'), size: 11 }],
  }
}

type Drawn = Thumb & { scale: number }

/** Floor from above: office, workshop, the widest door and the crane. */
function building({ workshopAreaM2, officeAreaM2, craneT, doorM }: ThumbFacts, area: number, locale: Locale): Drawn {
  const total = Math.max(area, (workshopAreaM2 ?? 0) + (officeAreaM2 ?? 0))
  const scale = scaleFor(Math.sqrt(total * ASPECT), Math.sqrt(total / ASPECT))
  const [w, h] = [Math.sqrt(total * ASPECT) * scale, Math.sqrt(total / ASPECT) * scale]
  const [x, y] = [(GROUND.w - w) / 2, TOP + (ROOM.h - h) / 2]
  const marks: Thumb['marks'] = [['wall', rect(x, y, w, h)]]
  const texts: Thumb['texts'] = []
  // A place that is all office has no parts.
  const office = officeAreaM2 && officeAreaM2 < total * 0.95 ? officeAreaM2 : 0
  const share = office / total
  const officeW = share > 0.3 ? share * w : Math.max(share * 2, 0.1) * w
  if (office) {
    const officeH = Math.min((office * scale * scale) / officeW, h)
    marks.push(['part', rect(x, y, officeW, officeH)])
    write(texts, areaText(office, locale), x, y, officeW, officeH)
  }
  const [mainX, mainW] = office ? [x + officeW, w - officeW] : [x, w]
  if (craneT) marks.push(['crane', `M${r(mainX + 5)} ${r(y + 9)}H${r(mainX + mainW - 5)}`])
  // Without parts the whole is named.
  if (workshopAreaM2 || !office) write(texts, areaText(workshopAreaM2 || area, locale), mainX, y, mainW, h)
  if (doorM) marks.push(['door', rect(mainX + mainW * 0.2, y + h - 2, Math.min(doorM * scale, mainW * 0.75), 4)])
  return { marks, texts, scale }
}

const areaText = (m2: number, locale: Locale) => withUnit(locale, formatNumber(locale, m2, 0), '㎡')

/** In the middle of a room, where there is room. */
function write(texts: Thumb['texts'], text: string, x: number, y: number, w: number, h: number): void {
  const size = 11
  if (textWidth(text, size) < w - 4 && size * 1.3 < h - 4) texts.push({ x: x + w / 2, y: y + h / 2, text, size })
}

/** The lot on its front road, with a tennis court in it where one fits. */
function lot({ frontageM, roadM }: ThumbFacts, area: number, locale: Locale): Drawn {
  const sides = lotSides(area, frontageM)
  const road = roadM ?? UNSTATED_ROAD_M
  const scale = scaleFor(sides.w, sides.h + road)
  const [w, h] = [sides.w * scale, sides.h * scale]
  const [x, y] = [(GROUND.w - w) / 2, TOP + (ROOM.h - h - road * scale) / 2]
  const marks: Thumb['marks'] = [
    [roadM === null ? 'unknown' : 'road', rect(2, y + h + 2, GROUND.w - 4, Math.max(road * scale, 3))],
    ['wall', rect(x, y, w, h)],
  ]
  const [courtW, courtH] = [COURT.w * scale, COURT.h * scale]
  const texts: Thumb['texts'] = []
  if (courtW + 6 < w && courtH + 6 < h)
    marks.push(['court', rect(x + (w - courtW) / 2, y + (h - courtH) / 2, courtW, courtH)])
  else write(texts, areaText(area, locale), x, y, w, h)
  return { marks, texts, scale }
}
