import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { translator } from '../../app/lib/i18n/translate.server.ts'
import { readFact, type ShownFact, type ShownFacts } from '../../app/listings/fact-values.ts'
import { fieldOf } from '../../app/listings/fields.ts'
import { lotSides } from '../../app/listings/lot-sides.ts'
import { KINDS, type Kind } from '../../app/listings/model.ts'
import { TRUCK_ACCESS } from '../../app/listings/options.ts'
import { drawingsOf } from '../../app/listings/plan.ts'
import { barLength, type Drawing, isInside, labelBox, overlap } from '../../app/listings/plan-sheet.ts'

const words = (locale: 'ja' | 'en') => ({
  locale,
  t: translator(locale, 'listingFacts'),
  kindName: locale === 'ja' ? '工場' : 'Factory',
})
const LIMITS = { coveragePct: 60, floorAreaPct: 200, isEffective: true }

const fact = (id: string, value: unknown): ShownFact =>
  readFact(fieldOf(id)!, { value, sourceParty: 'owner', method: 'drawing', observedOn: null, confidence: 'high' })
const factsOf = (values: Record<string, unknown>): ShownFacts =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([id, value]) => [id, fact(id, value)]),
  )

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const size = (max: number, min = 0) => maybe(fc.double({ min, max, noNaN: true }).map(n => Math.round(n * 100) / 100))
const anyFacts = fc
  .record({
    leasable_area_m2: size(60_000),
    gross_floor_area_m2: size(60_000),
    workshop_area_m2: size(60_000),
    office_area_m2: size(9_000),
    storeys: maybe(fc.integer({ min: 1, max: 12 })),
    ceiling_height_min_m: size(20),
    ceiling_max_m: size(25),
    under_beam_m: size(20),
    floor_load_t_m2: size(10),
    cranes: maybe(
      fc.array(
        fc.record({
          ratedLoadT: fc.double({ min: 0.5, max: 100, noNaN: true }),
          count: fc.integer({ min: 1, max: 9 }),
        }),
        {
          maxLength: 4,
        },
      ),
    ),
    shutter_openings: maybe(
      fc.array(
        fc.record({
          widthM: fc.double({ min: 0.8, max: 20, noNaN: true }),
          heightM: fc.double({ min: 1.8, max: 12, noNaN: true }),
          count: fc.integer({ min: 1, max: 40 }),
        }),
        { maxLength: 4 },
      ),
    ),
    truck_access_class: maybe(fc.constantFrom(...Object.keys(TRUCK_ACCESS))),
    land_area_m2: size(400_000),
    road_frontage_m: size(500),
    front_road_width_m: size(40),
  })
  .map(factsOf)
const asked = fc.tuple(anyFacts, fc.constantFrom<Kind>(...KINDS), fc.constantFrom<'ja' | 'en'>('ja', 'en'))

const texts = (drawings: readonly Drawing[]) =>
  drawings.flatMap(one => [...one.labels.map(label => label.text), ...one.notes])

describe('drawings from the facts', () => {
  test('every label stands whole inside its drawing and on no other', () => {
    fc.assert(
      fc.property(asked, ([facts, kind, locale]) => {
        for (const { width, height, labels } of drawingsOf(words(locale), kind, facts, LIMITS)) {
          const boxes = labels.map(labelBox)
          for (const [i, box] of boxes.entries()) {
            expect(isInside(box, { x: 0, y: 0, w: width, h: height }), labels[i]!.text).toBe(true)
            // Positions are rounded to a tenth.
            const shrunk = { x: box.x + 0.2, y: box.y + 0.2, w: box.w - 0.4, h: box.h - 0.4 }
            for (const other of boxes.slice(i + 1)) expect(overlap(shrunk, other), labels[i]!.text).toBe(false)
          }
        }
      }),
      { numRuns: 600 },
    )
  })

  test('every mark is a drawable figure', () => {
    fc.assert(
      fc.property(asked, ([facts, kind, locale]) => {
        const text = JSON.stringify(drawingsOf(words(locale), kind, facts, LIMITS))
        expect(text).not.toMatch(/NaN|Infinity|undefined|null/)
        expect(text).not.toMatch(/"[wh]":-/)
      }),
      { numRuns: 300 },
    )
  })

  test('nothing is lost: what finds no room stands in the notes', () => {
    const facts = factsOf({
      leasable_area_m2: 40,
      office_area_m2: 0.5,
      shutter_openings: [1, 2, 3, 4].map(n => ({ widthM: n, heightM: 2, count: 1 })),
      cranes: [{ ratedLoadT: 2.8, count: 1 }],
    })
    const said = texts(drawingsOf(words('ja'), 'factory', facts, null))
    for (const expected of ['クレーン 2.8t × 1', '床面積 40㎡（12.1坪）']) expect(said).toContain(expected)
    for (const n of [1, 2, 3, 4]) expect(said).toContain(`シャッター W${n}.0×H2.0m`)
    expect(said.some(text => text.includes('0.5㎡'))).toBe(true)
  })

  test('what is unknown is said, and never drawn as a figure', () => {
    const drawings = drawingsOf(words('ja'), 'factory', {}, null)
    expect(texts(drawings)).toEqual(expect.arrayContaining(['床面積 未確認', '天井高 未確認', '床荷重 未確認']))
    expect(texts(drawings).join()).not.toMatch(/\d/)
    const lot = drawingsOf(words('en'), 'land', {}, LIMITS)
    expect(texts(lot)).toEqual(expect.arrayContaining(['Land not confirmed', 'Footprint at most not confirmed']))
  })

  test('known to have none is not unknown', () => {
    const facts = factsOf({ leasable_area_m2: 200, cranes: [], shutter_openings: [], truck_access_class: 'none' })
    const said = texts(drawingsOf(words('ja'), 'factory', facts, null))
    expect(said.filter(text => text.includes('未確認')).sort()).toEqual(
      ['内訳 未確認', '天井高 未確認', '床荷重 未確認'].sort(),
    )
    expect(said).not.toContain('クレーン')
  })

  test('an office is not asked for cranes, doors or lorries', () => {
    const said = texts(drawingsOf(words('ja'), 'office', factsOf({ leasable_area_m2: 120 }), null))
    expect(said.join()).not.toMatch(/クレーン|シャッター|大型車/)
  })

  test('parts are to scale with the whole', () => {
    const facts = factsOf({
      leasable_area_m2: 200,
      workshop_area_m2: 120,
      office_area_m2: 80,
      truck_access_class: 'none',
    })
    const [floor] = drawingsOf(words('ja'), 'factory', facts, null)
    const area = (look: string) =>
      floor!.marks
        .flatMap(mark => (mark.shape === 'rect' && mark.look === look ? [mark.w * mark.h] : []))
        .reduce((a, b) => a + b, 0)
    expect(area('part') / area('wall')).toBeCloseTo(80 / 200, 1)
  })

  test('nothing is drawn to be built where nothing may be built', () => {
    expect(drawingsOf(words('ja'), 'land', factsOf({ land_area_m2: 500 }), null).map(one => one.id)).toEqual(['lot'])
  })
})

test('a lot stands on its frontage unless that would make a strip', () => {
  expect(lotSides(1000, 40)).toEqual({ w: 40, h: 25, byFrontage: true })
  for (const frontage of [2, 300, null]) {
    const { w, h, byFrontage } = lotSides(1000, frontage)
    expect([Math.round(w * h), byFrontage]).toEqual([1000, false])
  }
})

test('the scale bar is a round length that can be read', () => {
  for (const scale of [0.3, 1, 2.6, 14, 40]) {
    const units = barLength(scale) * scale
    expect(units).toBeGreaterThanOrEqual(40)
    expect(units).toBeLessThanOrEqual(130)
  }
})
