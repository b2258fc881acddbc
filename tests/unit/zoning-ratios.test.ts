import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ZONE_IDS } from '../../app/zoning/model.ts'
import {
  coverageRatio,
  effectiveFloorAreaRatio,
  floorAreaRatio,
  mainZone,
  mergeParts,
  type ZonePart,
} from '../../app/zoning/ratios.ts'

const part = (
  zone: ZonePart['zone'],
  share: number,
  coverageRatioPct: number | null = 60,
  floorAreaRatioPct: number | null = 200,
): ZonePart => ({ zone, share, coverageRatioPct, floorAreaRatioPct })

describe('a lot on two zones', () => {
  const parts = mergeParts([part('1res', 0.3, 60, 200), part('ncom', 0.7, 80, 300)])

  it('weighs the limits by area and rounds down', () => {
    expect(coverageRatio(parts)).toBe(74)
    expect(floorAreaRatio(parts)).toBe(270)
  })

  it('belongs to the zone of the larger part', () => {
    expect(mainZone(parts)).toBe('ncom')
    expect(mainZone(mergeParts([part('qind', 0.4), part('qind', 0.2, 60, 300), part('ind', 0.4)]))).toBe('qind')
  })

  it('has no limit where the limit of a part is unknown', () => {
    expect(floorAreaRatio([part('qind', 0.6), part('ind', 0.4, 60, null)])).toBeNull()
  })

  it('has no limit where a part of it lies outside the data', () => {
    expect(coverageRatio([part('qind', 0.9)])).toBeNull()
    expect(coverageRatio([part('qind', 0.99)])).toBe(60)
    expect(coverageRatio([])).toBeNull()
  })

  it('passes over slivers and joins parts of the same zone and limits', () => {
    expect(mergeParts([part('qind', 0.5), part('ind', 0.001), part('qind', 0.499)])).toEqual([part('qind', 0.999)])
  })
})

describe('the floor-area ratio that a front road leaves', () => {
  it.each([
    ['a residential zone, 4 m: 4 × 0.4', [part('1low', 1, 40, 200)], 4, 160, 'road', '建築基準法52条2項'],
    ['another zone, 4 m: 4 × 0.6', [part('qind', 1, 60, 300)], 4, 240, 'road', '建築基準法52条2項'],
    ['the designation where it is smaller', [part('qind', 1, 60, 200)], 6, 200, 'designation', '建築基準法52条1項'],
    ['the designation alone from 12 m on', [part('com', 1, 80, 800)], 12, 800, 'designation', '建築基準法52条1項'],
    ['just under 12 m the road counts', [part('com', 1, 80, 800)], 11.9, 714, 'road', '建築基準法52条2項'],
    [
      'each part by its own factor, then by area',
      [part('1res', 0.5, 60, 200), part('ncom', 0.5, 80, 300)],
      4,
      200,
      'road',
      '建築基準法52条2項',
    ],
    [
      'two zones on a wide road',
      [part('1res', 0.5, 60, 200), part('ncom', 0.5, 80, 300)],
      16,
      250,
      'designation',
      '建築基準法52条7項',
    ],
  ] as const)('%s', (_, parts, road, pct, decidedBy, clause) => {
    expect(effectiveFloorAreaRatio(parts, road)).toEqual({ pct, decidedBy, clause })
  })

  it('is unknown where the road or the designation is', () => {
    expect(effectiveFloorAreaRatio([part('qind', 1)], null)).toBeNull()
    expect(effectiveFloorAreaRatio([part('qind', 1)], 0)).toBeNull()
    expect(effectiveFloorAreaRatio([part('qind', 1, 60, null)], 6)).toBeNull()
  })

  it('is never more than designated, and never falls when the road gets wider', () => {
    const parts = fc
      .array(
        fc.tuple(fc.constantFrom(...ZONE_IDS), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 50, max: 1300 })),
        {
          minLength: 1,
          maxLength: 4,
        },
      )
      .map(list => {
        const total = list.reduce((sum, [, weight]) => sum + weight, 0)
        return list.map(([zone, weight, pct]) => part(zone, weight / total, 60, pct))
      })
    const width = fc.double({ min: 0.5, max: 30, noNaN: true })
    fc.assert(
      fc.property(parts, width, width, (lot, a, b) => {
        const [narrow, wide] = [Math.min(a, b), Math.max(a, b)].map(m => effectiveFloorAreaRatio(lot, m)!.pct)
        expect(narrow).toBeLessThanOrEqual(wide!)
        expect(wide).toBeLessThanOrEqual(floorAreaRatio(lot)!)
      }),
    )
  })
})
