import { describe, expect, test } from 'vitest'
import { clauseIn } from '../../app/zoning/law/clause-words.ts'
import { LISTS } from '../../app/zoning/law/items.ts'
import { PROCESSES } from '../../app/zoning/law/processes.ts'
import { USE_IDS } from '../../app/zoning/law/uses.ts'
import { verdictOf } from '../../app/zoning/law/verdict.ts'
import { ZONE_IDS } from '../../app/zoning/model.ts'

const WORKS = [
  ...PROCESSES.map(process => ({ use: process.use, process })),
  ...USE_IDS.map(use => ({ use, process: null })),
]
const ANSWERS = [{}, { workshop_area: 500, motor_kw: 50, floor_area: 5000, goods: 'petroleum', goods_quantity: 1000 }]

/** Every clause that a verdict may cite. */
function clauses(): Set<string> {
  const found = new Set(Object.values(LISTS).flatMap(items => items.map(({ clause }) => clause)))
  const property = { floorAreaM2: null, workshopAreaM2: null, storey: null, certificate: null }
  for (const work of WORKS)
    for (const zone of ZONE_IDS)
      for (const answers of ANSWERS) {
        const zones = [{ zone, share: 1, coverageRatioPct: 60, floorAreaRatioPct: 200 }]
        const place = { zones, plans: [], overlayKindsLoaded: ['district_plan' as const] }
        const { layers, open } = verdictOf({ work, answers, property, place, date: '2026-11-26' })
        for (const { clause } of [...layers, ...open]) found.add(clause)
      }
  return found
}

describe('a clause in English', () => {
  test.each([
    [
      '建築基準法48条1項・別表第二 （い）項に掲げられていない',
      'Building Standards Act art. 48(1); App. Table 2 (い): not listed',
    ],
    [
      '建築基準法48条10項・別表第二 （り）項一号→（ぬ）項三号（十七の四）',
      'Building Standards Act art. 48(10); App. Table 2 (り) 1 → (ぬ) 3 (17-4)',
    ],
    ['別表第二（る）項一号（二十九）', 'App. Table 2 (る) 1 (29)'],
    [
      '令130条の5の5第4号・別表第二（と）項四号・令130条の9',
      'order art. 130-5-5 no. 4; App. Table 2 (と) 4; order art. 130-9',
    ],
    ['建築基準法7条・87条', 'Building Standards Act art. 7; art. 87'],
  ])('%s', (ja, en) => {
    expect(clauseIn('en', ja)).toBe(en)
    expect(clauseIn('ja', ja)).toBe(ja)
  })

  test('leaves no Japanese but the letter of a column, whatever a verdict cites', () => {
    const all = clauses()
    expect(all.size).toBeGreaterThan(500)
    const words = [...all].map(clause => clauseIn('en', clause))
    expect(
      words.filter(clause => /[ぁ-ヿ一-鿿（）]/.test(clause.replace(/\([いろはにほへとちりぬるをわか]\)/g, ''))),
    ).toEqual([])
    // No two clauses become one.
    expect(new Set(words).size).toBe(all.size)
  })
})
