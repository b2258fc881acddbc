import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KINDS } from '../../app/listings/model.ts'
import { GROUND, type Thumb, type ThumbFacts, type ThumbLook, thumbOf } from '../../app/listings/plan-thumb.ts'

const NONE: ThumbFacts = {
  ...{ kind: 'factory', floorAreaM2: null, workshopAreaM2: null, officeAreaM2: null, craneT: null, doorM: null },
  ...{ landAreaM2: null, frontageM: null, roadM: null },
}
const some = (max: number) => fc.option(fc.double({ min: 0.5, max, noNaN: true }), { nil: null })
const anyFacts: fc.Arbitrary<ThumbFacts> = fc.record({
  kind: fc.constantFrom(...KINDS),
  floorAreaM2: some(90_000),
  workshopAreaM2: some(50_000),
  officeAreaM2: some(9_000),
  craneT: some(30),
  doorM: some(20),
  landAreaM2: some(300_000),
  frontageM: some(600),
  roadM: some(30),
})

/** Left, top, width, height of the rectangles of a look. */
const boxes = ({ marks }: Thumb, look: ThumbLook) =>
  marks
    .filter(([own]) => own === look)
    .map(([, path]) => {
      const [, x, y, w, h] = /^M([\d.-]+) ([\d.-]+)h([\d.-]+)v([\d.-]+)/.exec(path) ?? []
      return [Number(x), Number(y), Number(w), Number(h)] as const
    })
/** Units a metre, read from the scale bar. */
function scaleOf({ marks, texts }: Thumb): number {
  const [, from, to] = /^M([\d.]+) [^H]*H([\d.]+)/.exec(marks.find(([look]) => look === 'bar')![1]) ?? []
  return (Number(to) - Number(from)) / Number.parseFloat(texts.at(-1)!.text)
}

describe('the plan of a card', () => {
  test('is to the scale that stands under it', () => {
    const plan = thumbOf({ ...NONE, floorAreaM2: 200, officeAreaM2: 40, workshopAreaM2: 160, doorM: 4 }, 'ja')
    const scale = scaleOf(plan)
    const [[, , w, h]] = boxes(plan, 'wall') as [readonly [number, number, number, number]]
    expect((w * h) / scale ** 2).toBeCloseTo(200, -1)
    const [[, , pw, ph]] = boxes(plan, 'part') as [readonly [number, number, number, number]]
    expect((pw * ph) / (w * h)).toBeCloseTo(0.2, 1)
    expect(boxes(plan, 'door')[0]![2] / scale).toBeCloseTo(4, 0)
    expect(plan.texts.map(({ text }) => text)).toEqual(['40㎡', '160㎡', expect.stringMatching(/^\d+m$/)])
    const lot = thumbOf({ ...NONE, kind: 'land', landAreaM2: 1200, frontageM: 30, roadM: 6 }, 'en')
    expect(
      boxes(lot, 'wall')[0]!
        .slice(2)
        .map(side => side / scaleOf(lot)),
    ).toEqual([expect.closeTo(30, 0), expect.closeTo(40, 0)])
    expect(boxes(lot, 'road')[0]![3] / scaleOf(lot)).toBeCloseTo(6, 0)
    expect(lot.texts.at(-1)!.text).toMatch(/^\d+ m$/)
  })

  test('stands inside its ground, whatever the figures', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        const plan = thumbOf(facts, 'ja')
        expect(JSON.stringify(plan)).not.toMatch(/NaN|null|Infinity/)
        for (const look of ['wall', 'part', 'door', 'court', 'road'] as const)
          for (const [x, y, w, h] of boxes(plan, look)) {
            expect(Math.min(x, y, w, h)).toBeGreaterThanOrEqual(0)
            expect(x + w).toBeLessThanOrEqual(GROUND.w + 0.2)
            expect(y + h).toBeLessThanOrEqual(104)
          }
      }),
    )
  })

  test('shows what is larger as larger, or at another scale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 40_000 }), fc.integer({ min: 20, max: 40_000 }), (a, b) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)].map(floorAreaM2 =>
          thumbOf({ ...NONE, floorAreaM2 }, 'ja'),
        )
        const isLarger = boxes(large!, 'wall')[0]![2] >= boxes(small!, 'wall')[0]![2]
        expect(isLarger || scaleOf(small!) > scaleOf(large!) * 1.2).toBe(true)
      }),
    )
  })

  test('draws nothing that nobody stated', () => {
    const plan = thumbOf({ ...NONE, floorAreaM2: 200 }, 'ja')
    expect(plan.marks.map(([look]) => look)).toEqual(['wall', 'bar'])
    expect(thumbOf(NONE, 'ja')).toMatchObject({ marks: [['unknown', expect.any(String)]], texts: [{ text: '?' }] })
    expect(thumbOf({ ...NONE, kind: 'land', floorAreaM2: 90 }, 'ja').texts).toMatchObject([{ text: '?' }])
  })
})
