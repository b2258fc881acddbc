import { listed } from '../lib/i18n/format.ts'
import { areaText } from './facts-view.ts'
import type { PlanCase, PlanLimits, PlanWords } from './plan-case.ts'
import { type Drawing, type Sheet, sheet } from './plan-sheet.ts'

const WIDTH = 300
const HEIGHT = 330
const SIDE = 20
const BAR = 26

type Row = { name: string; why: string | null; m2: number | null; look: 'wall' | 'part' }

/** What may be built on a lot at most, as its ratios give it: bars of areas to one scale. */
export function limitsDrawing(words: PlanWords, plan: PlanCase, limits: PlanLimits): Drawing {
  const { t, locale } = words
  const on = sheet(WIDTH, HEIGHT)
  const land = plan.landAreaM2
  const by = (pct: number | null) => (land === null || pct === null ? null : Math.floor((land * pct) / 100))
  const why = (name: string, pct: number | null) => (pct === null ? null : `${name} ${pct}%`)
  const floorName = t(limits.isEffective ? 'plan.usableRatio' : 'plan.designatedRatio')
  const rows: Row[] = [
    { name: t('plan.land'), why: null, m2: land, look: 'wall' },
    {
      name: t('plan.footprint'),
      why: why(t('plan.coverage'), limits.coveragePct),
      m2: by(limits.coveragePct),
      look: 'part',
    },
    { name: t('plan.totalFloor'), why: why(floorName, limits.floorAreaPct), m2: by(limits.floorAreaPct), look: 'part' },
  ]
  const most = Math.max(...rows.map(row => row.m2 ?? 0), 1)
  for (const [i, row] of rows.entries()) drawRow(words, on, row, 26 + i * 92, (WIDTH - 2 * SIDE) / most)
  on.write(t('plan.limitsNote'), { look: 'quiet', size: 12, spots: [{ x: SIDE, y: HEIGHT - 18, anchor: 'start' }] })
  const said = rows.map(({ name, m2 }) =>
    m2 === null ? t('plan.unknown', { what: name }) : `${name} ${areaText(locale, m2)}`,
  )
  return on.finish('limits', t('plan.limitsTitle'), listed(locale, said))
}

function drawRow(
  { t, locale }: PlanWords,
  on: Sheet,
  { name, why, m2, look }: Row,
  y: number,
  unitsPerM2: number,
): void {
  const start = [{ x: SIDE, y, anchor: 'start' as const }]
  const bar = { x: SIDE, y: y + 12, h: BAR }
  if (m2 === null) {
    on.rect('unknown', { ...bar, w: WIDTH - 2 * SIDE })
    on.write(t('plan.unknown', { what: name }), { look: 'unknown', spots: start })
    return
  }
  on.rect(look, { ...bar, w: Math.max(2, m2 * unitsPerM2) })
  on.write(`${name} ${areaText(locale, m2)}`, { look: 'strong', spots: start })
  if (why) on.write(why, { look: 'quiet', size: 12, spots: [{ x: SIDE, y: y + 12 + BAR + 12, anchor: 'start' }] })
}
