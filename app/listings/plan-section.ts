import { formatNumber, listed, withUnit } from '../lib/i18n/format.ts'
import type { PlanCase, PlanWords } from './plan-case.ts'
import { type Drawing, drawMeasure, sheet } from './plan-sheet.ts'

const WIDTH = 300
const HEIGHT = 330
const GROUND = 262
const LEFT = 96
const RIGHT = 284
/** Ordinary height of a grown person. */
const PERSON_M = 1.7
const r = (n: number) => Math.round(n * 10) / 10

/** The room from the side: clear height, beams, door and a person to one scale. */
export function sectionDrawing(words: PlanWords, plan: PlanCase): Drawing {
  const { t } = words
  const on = sheet(WIDTH, HEIGHT)
  on.line('ground', 8, GROUND, WIDTH - 8, GROUND)
  writeFloorLoad(words, plan, on)
  const low = plan.ceilingM
  if (low === null) {
    on.rect('unknown', { x: LEFT, y: 84, w: RIGHT - LEFT, h: GROUND - 84 })
    on.write(t('plan.unknown', { what: t('plan.ceiling') }), {
      look: 'unknown',
      spots: [{ x: (LEFT + RIGHT) / 2, y: (84 + GROUND) / 2 }],
    })
    return on.finish('section', t('plan.sectionTitle'), t('plan.unknown', { what: t('plan.ceiling') }))
  }
  const high = Math.max(low, plan.ceilingMaxM ?? low)
  const doorM = Math.max(0, ...(plan.openings ?? []).map(opening => opening.heightM))
  const s = Math.min((GROUND - 44) / Math.max(high, doorM, PERSON_M + 0.2), 62)
  const y = (metres: number) => GROUND - metres * s
  const ridge = (LEFT + RIGHT) / 2
  on.path(
    'wall',
    `M${LEFT} ${GROUND}V${r(y(low))}${high > low ? `L${ridge} ${r(y(high))}` : ''}L${RIGHT} ${r(y(low))}V${GROUND}Z`,
  )
  drawMeasure(on, LEFT - 14, GROUND, LEFT - 14, y(low))
  on.write([t('plan.ceiling'), metresText(words, low)], {
    spots: [{ x: LEFT - 24, y: (GROUND + y(low)) / 2, anchor: 'end' }],
  })
  if (high > low)
    on.write(t('plan.highest', { metres: metresText(words, high) }), {
      size: 13,
      spots: [{ x: ridge, y: y(high) - 14 }],
    })
  if (doorM > 0) drawDoor(words, on, doorM, s)
  if (plan.underBeamM !== null) drawBeam(words, on, plan.underBeamM, low, s)
  if (plan.cranes?.length) drawHook(on, y(low))
  drawPerson(on, LEFT + 44, s)
  on.write(t('plan.person'), { look: 'quiet', size: 12, spots: [{ x: LEFT + 44, y: y(PERSON_M) - 10 }] })
  return on.finish('section', t('plan.sectionTitle'), inWords(words, plan))
}

type On = ReturnType<typeof sheet>
const metresText = ({ locale }: PlanWords, metres: number) => withUnit(locale, formatNumber(locale, metres), 'm')

function writeFloorLoad(words: PlanWords, plan: PlanCase, on: On): void {
  const { t, locale } = words
  const load = plan.floorLoadTPerM2
  for (const x of [LEFT + 50, LEFT + 94, LEFT + 138])
    on.path(load === null ? 'unknown' : 'measure', `M${x} ${GROUND + 6}v16m-4 -6l4 6l4 -6`)
  on.write(
    load === null
      ? t('plan.unknown', { what: t('plan.floorLoad') })
      : `${t('plan.floorLoad')} ${withUnit(locale, formatNumber(locale, load), 't/㎡')}`,
    { look: load === null ? 'unknown' : 'plain', spots: [{ x: (LEFT + RIGHT) / 2, y: GROUND + 38 }] },
  )
}

function drawDoor(words: PlanWords, on: On, heightM: number, s: number): void {
  on.rect('opening', { x: RIGHT - 4, y: GROUND - heightM * s, w: 8, h: heightM * s })
  on.write(words.t('plan.doorHeight', { metres: metresText(words, heightM) }), {
    look: 'opening',
    size: 13,
    within: { x: LEFT + 70, y: 0, w: RIGHT - LEFT - 78, h: GROUND },
    spots: [0.5, 0.3, 0.7].map(part => ({ x: RIGHT - 10, y: GROUND - heightM * s * part, anchor: 'end' as const })),
  })
}

function drawBeam(words: PlanWords, on: On, beamM: number, ceilingM: number, s: number): void {
  const y = GROUND - beamM * s
  if (beamM < ceilingM + 3) on.line('partition', LEFT, y, RIGHT, y)
  on.write(words.t('plan.underBeam', { metres: metresText(words, beamM) }), {
    size: 13,
    within: { x: LEFT, y: 0, w: RIGHT - LEFT, h: GROUND },
    spots: [12, -12].map(dy => ({ x: LEFT + 70, y: y + dy, anchor: 'start' as const })),
  })
}

/** The crane's trolley and hook under the ceiling. */
function drawHook(on: On, ceilingY: number): void {
  const x = RIGHT - 46
  on.path('hook', `M${x - 22} ${r(ceilingY + 7)}h44M${x} ${r(ceilingY + 7)}v8a4 4 0 1 1 -4 4`)
  on.keepClear({ x: x - 24, y: ceilingY + 3, w: 48, h: 24 })
}

function drawPerson(on: On, x: number, s: number): void {
  const h = PERSON_M * s
  const head = h * 0.075
  const top = GROUND - h
  on.path(
    'person',
    `M${r(x)} ${r(top)}a${r(head)} ${r(head)} 0 1 1 -0.1 0Z` +
      `M${r(x - h * 0.11)} ${r(top + h * 0.18)}H${r(x + h * 0.11)}V${r(top + h * 0.54)}H${r(x + h * 0.07)}V${GROUND}H${r(x + h * 0.01)}V${r(top + h * 0.6)}H${r(x - h * 0.01)}V${GROUND}H${r(x - h * 0.07)}V${r(top + h * 0.54)}H${r(x - h * 0.11)}Z`,
  )
  on.keepClear({ x: x - h * 0.12, y: top, w: h * 0.24, h })
}

function inWords(words: PlanWords, plan: PlanCase): string {
  const { t, locale } = words
  const parts = [
    plan.ceilingM === null ? null : `${t('plan.ceiling')} ${metresText(words, plan.ceilingM)}`,
    plan.ceilingMaxM === null ? null : t('plan.highest', { metres: metresText(words, plan.ceilingMaxM) }),
    plan.underBeamM === null ? null : t('plan.underBeam', { metres: metresText(words, plan.underBeamM) }),
  ]
  return listed(locale, parts)
}
