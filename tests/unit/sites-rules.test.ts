import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import { inOrder, matchesSite, readSiteFilter } from '../../app/sites/filter.ts'
import { hasClosed, hectares, SITE_STATES, siteStateOn, storyOf } from '../../app/sites/model.ts'
import { proceduresFor } from '../../app/sites/procedures.ts'
import { BY_AREA } from '../../app/sites/thresholds.ts'
import { BY_OTHER } from '../../app/sites/thresholds-other.ts'

const DAYS = 1096
const day = (n: number) => addDays('2025-01-01', n)

describe('state of a site', () => {
  test('a use is a former one once the plant has closed, not before', () => {
    expect([null, ...SITE_STATES].filter(hasClosed)).toEqual(SITE_STATES.slice(2))
  })

  test('equals a diary kept day by day, on every day of three years', () => {
    const steps = fc.uniqueArray(
      fc.record({ at: fc.integer({ min: -400, max: DAYS + 100 }), state: fc.constantFrom(...SITE_STATES) }),
      { selector: step => step.at, maxLength: 8 },
    )
    fc.assert(
      fc.property(steps, given => {
        const told = given.map(({ at, state }) => ({ state, from: day(at) }))
        const stateAt = new Map(given.map(({ at, state }) => [at, state]))
        const diary: (string | null)[] = []
        let now: string | null = null
        for (let n = -400; n < DAYS; n++) {
          now = stateAt.get(n) ?? now
          if (n >= 0) diary.push(now)
        }
        expect(diary.map((_, n) => siteStateOn(told, day(n))?.state ?? null)).toEqual(diary)
      }),
      { numRuns: 40 },
    )
  })

  test('the story is in order, each step up to the next', () =>
    expect(storyOf([{ from: '2024-05-01' }, { from: '2020-01-01' }])).toEqual([
      { from: '2020-01-01', to: '2024-05-01' },
      { from: '2024-05-01', to: null },
    ]))

  test('hectares have one decimal', () => expect([31_234, 1_000, 0].map(hectares)).toEqual([3.1, 0.1, 0]))
})

describe('procedures by size', () => {
  const met = (area: number, zones: Parameters<typeof proceduresFor>[1]) => {
    const { met: ids, toConfirm } = proceduresFor(area, zones)
    return { met: ids.map(row => row.id), toConfirm: toConfirm.map(row => row.id) }
  }
  const ind = [{ zoneId: 'ind', share: 1 }] as const
  const uca = [{ zoneId: 'uca', share: 1 }] as const

  test('each threshold holds from its own figure on, and not one square metre earlier', () => {
    for (const row of BY_AREA) {
      const least = row.area.promotion!
      expect(met(least, ind).met).toContain(row.id)
      expect(met(least - 1, ind).met).not.toContain(row.id)
    }
  })

  test('the control area has its own figures', () => {
    expect(met(4999, uca).met).not.toContain('land_use_act')
    expect(met(5000, uca).met).toContain('land_use_act')
    expect(met(1, uca).met).toContain('development_permit')
    expect(met(50_000, uca)).toMatchObject({ met: expect.not.arrayContaining(['public_land']) })
  })

  test('where the zone is not known, only what holds on both sides is said', () => {
    expect(met(3000, [])).toMatchObject({
      met: expect.arrayContaining(['soil_art4', 'development_permit']),
      toConfirm: ['land_use_act'],
    })
    expect(met(6000, []).toConfirm).toEqual(['public_land'])
  })

  test('a tract on both sides is judged part by part, the sum to be confirmed', () => {
    const halves = [
      { zoneId: 'ind', share: 0.5 },
      { zoneId: 'uca', share: 0.5 },
    ] as const
    const land = (area: number) => {
      const found = met(area, halves)
      return found.met.includes('land_use_act') ? 'met' : found.toConfirm.includes('land_use_act') ? 'ask' : 'no'
    }
    expect([land(1900), land(3000), land(4000)]).toEqual(['no', 'ask', 'met'])
  })

  test('shares that almost fill the site leave no doubt', () =>
    expect(met(100_000, [{ zoneId: 'ind', share: 0.999 }]).toConfirm).toEqual([]))

  test('every row has both languages and an id of its own', () => {
    const rows = [...BY_AREA, ...BY_OTHER]
    expect(new Set(rows.map(row => row.id)).size).toBe(rows.length)
    for (const row of rows) {
      expect(row.lawEn + row.ruleEn + row.whoEn + row.whenEn + row.toEn + (row.noteEn ?? '')).not.toMatch(
        /[ぁ-んァ-ヶ一-龠]/,
      )
      expect(row.noteJa === null).toBe(row.noteEn === null)
    }
  })
})

describe('the filter of sites', () => {
  const site = (id: string, areaM2: number, state: (typeof SITE_STATES)[number] | null, from = '2025-01-01') => ({
    id,
    areaM2,
    zone: 'ind' as const,
    step: state && { state, from },
  })

  test('reads what it can and names the rest', () => {
    const { filter, problems } = readSiteFilter(new URLSearchParams('state=planning&zone=99&area_min=-1&sort=price'))
    expect(filter).toEqual({ state: ['planning'], sort: 'newest' })
    expect(problems.map(problem => problem.parameter)).toEqual(['zone', 'area_min', 'sort'])
  })

  test('a site without a known state answers no state', () => {
    expect(matchesSite(site('a', 1, null), { state: ['operating'], sort: 'newest' })).toBe(false)
    expect(matchesSite(site('a', 1, null), { sort: 'newest' })).toBe(true)
  })

  test('orders by the latest change or by size', () => {
    const sites = [site('a', 10, 'closed', '2024-01-01'), site('b', 30, 'closed', '2023-01-01'), site('c', 20, null)]
    expect(inOrder(sites, 'newest').map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(inOrder(sites, 'area').map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  })
})
