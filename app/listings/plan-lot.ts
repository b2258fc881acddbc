import { formatNumber, listed, withUnit } from '../lib/i18n/format.ts'
import { areaText, areaWithTsubo } from './facts-view.ts'
import { lotSides } from './lot-sides.ts'
import type { PlanCase, PlanWords } from './plan-case.ts'
import { COURT, type Drawing, drawCourt, drawMeasure, drawScaleBar, sheet } from './plan-sheet.ts'

const WIDTH = 440
const HEIGHT = 330
const SIDE = 24
const TOP = 36
const FOOT = 36
const FRONT_ROW = 26
/** A road of unknown width is drawn this wide, dashed. */
const UNSTATED_ROAD_M = 6

/** The lot from above with its front road, to one scale. */
export function lotDrawing(words: PlanWords, plan: PlanCase): Drawing {
  const { t, locale } = words
  const on = sheet(WIDTH, HEIGHT)
  const area = plan.landAreaM2
  if (area === null) {
    on.rect('unknown', { x: 100, y: 60, w: 240, h: 180 })
    on.write(t('plan.unknown', { what: t('plan.land') }), { look: 'unknown', spots: [{ x: WIDTH / 2, y: 150 }] })
    return on.finish('lot', t('plan.lotTitle'), t('plan.unknown', { what: t('plan.land') }))
  }
  const { w, h } = lotSides(area, plan.frontageM)
  const roadM = plan.roadM ?? UNSTATED_ROAD_M
  const s = Math.min((WIDTH - 2 * SIDE) / w, (HEIGHT - TOP - FRONT_ROW - FOOT) / (h + roadM), 30)
  const lot = { x: (WIDTH - w * s) / 2, y: TOP, w: w * s, h: h * s }
  on.rect('wall', lot)
  on.write(`${t('plan.land')} ${areaWithTsubo(words, area)}`, {
    look: 'strong',
    size: 15,
    spots: [{ x: SIDE, y: 18, anchor: 'start' }],
  })
  const court = { w: COURT.w * s, h: COURT.h * s }
  if (court.w + 16 < lot.w && court.h + 16 < lot.h) {
    const at = { x: lot.x + (lot.w - court.w) / 2, y: lot.y + (lot.h - court.h) / 2, ...court }
    drawCourt(on, at)
    const middle = { x: at.x + at.w / 2, y: at.y + at.h / 2 }
    on.write(t('plan.court'), {
      look: 'quiet',
      size: 12,
      within: lot,
      spots: [middle, { x: middle.x, y: at.y + at.h + 10 }],
    })
  }
  drawFront(words, plan, on, lot, s)
  drawScaleBar(on, locale, s, SIDE, HEIGHT - 18)
  const parts = [
    `${t('plan.land')} ${areaText(locale, area)}`,
    plan.frontageM === null ? null : t('plan.frontage', { metres: metres(locale, plan.frontageM) }),
    plan.roadM === null ? null : t('plan.road', { metres: metres(locale, plan.roadM) }),
  ]
  return on.finish('lot', t('plan.lotTitle'), listed(locale, parts))
}

const metres = (locale: PlanWords['locale'], value: number) => withUnit(locale, formatNumber(locale, value), 'm')

function drawFront(
  { t, locale }: PlanWords,
  plan: PlanCase,
  on: ReturnType<typeof sheet>,
  lot: { x: number; y: number; w: number; h: number },
  s: number,
): void {
  const edge = lot.y + lot.h
  if (plan.frontageM !== null) {
    const length = Math.min(plan.frontageM * s, lot.w)
    const from = lot.x + (lot.w - length) / 2
    drawMeasure(on, from, edge + 8, from + length, edge + 8)
    on.keepClear({ x: from, y: edge + 2, w: length, h: 9 })
    const text = t('plan.frontage', { metres: metres(locale, plan.frontageM) })
    on.write(text, {
      size: 13,
      spots: [
        { x: lot.x + lot.w / 2, y: edge - 12 },
        { x: lot.x + lot.w + 8, y: edge + 8, anchor: 'start' },
      ],
    })
  }
  const road = { x: 0, y: edge + FRONT_ROW - 8, w: WIDTH, h: (plan.roadM ?? UNSTATED_ROAD_M) * s }
  on.rect(plan.roadM === null ? 'unknown' : 'road', road)
  const text =
    plan.roadM === null
      ? t('plan.unknown', { what: t('plan.roadWidth') })
      : t('plan.road', { metres: metres(locale, plan.roadM) })
  on.write(text, {
    look: plan.roadM === null ? 'unknown' : 'plain',
    size: 13,
    spots: [
      { x: WIDTH / 2, y: road.y + road.h / 2 },
      { x: WIDTH - SIDE, y: HEIGHT - 18, anchor: 'end' },
    ],
  })
}
