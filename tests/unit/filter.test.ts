import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatYen, formatYenShort } from '../../app/lib/i18n/format.ts'
import { readYen } from '../../app/lib/reading.ts'
import {
  CODECS,
  CRITERIA,
  type ListingFilter,
  readSearch,
  type Search,
  SORTS,
  without,
  writeSearch,
} from '../../app/listings/filter.ts'
import { DEALS, KINDS } from '../../app/listings/model.ts'
import type { AskedWork } from '../../app/zoning/law/asked.ts'
import { ZONE_IDS } from '../../app/zoning/model.ts'

const read = (query: string) => readSearch(new URLSearchParams(query))
const faults = (query: string) => read(query).problems.map(problem => `${problem.parameter} ${problem.fault}`)

const subset = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 })
const amount = (max: number) => fc.integer({ min: 0, max: max * 100 }).map(n => n / 100)
const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/)
const degrees = (min: number, max: number) => fc.integer({ min: min * 1e5, max: max * 1e5 }).map(n => n / 1e5)

const works: fc.Arbitrary<AskedWork> = fc.record({
  use: fc.constantFrom('metal_press', 'lathe', 'office'),
  answers: fc.record(
    { motor_kw: amount(100), plating: fc.boolean(), storey: fc.constantFrom(1, 2) },
    { requiredKeys: [] },
  ),
})
const filters: fc.Arbitrary<ListingFilter> = fc.record(
  {
    use: works,
    kind: subset(KINDS),
    deal: subset(DEALS),
    zone: subset(ZONE_IDS),
    area_min: amount(500),
    area_max: amount(1000).map(n => n + 500),
    rent_max: fc.integer({ min: 0, max: 10_000_000 }),
    power_min: amount(500),
    crane_min: amount(20),
    truck_min: fc.constantFrom(2, 4, 10),
    hours24: fc.constant(true as const),
    available_by: fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map(d => d.toISOString().slice(0, 10)),
    town: fc.uniqueArray(slug, { minLength: 1, maxLength: 5 }).map(slugs => slugs.sort()),
    q: fc
      .string({ minLength: 1, maxLength: 100 })
      .map(s => s.trim())
      .filter(s => s !== ''),
    near: fc.tuple(degrees(-180, 180), degrees(-90, 90)),
    bbox: fc.tuple(degrees(-180, 0), degrees(-90, 0), degrees(1, 180), degrees(1, 90)),
  },
  { requiredKeys: [] },
)
const searches: fc.Arbitrary<Search> = fc.record({
  filter: filters,
  unknown: fc.constantFrom('include', 'exclude'),
  sort: fc.constantFrom(...SORTS.filter(sort => sort !== 'distance')),
  page: fc.integer({ min: 1, max: 10_000 }),
})

describe('a search and its address', () => {
  test('a verdict asks for a work', () => {
    expect(read('verdict=allowed').problems).toMatchObject([{ parameter: 'verdict', fault: 'needsOther' }])
    expect(read('use=nothing&verdict=allowed').problems).toMatchObject([{ parameter: 'use', fault: 'notAnOption' }])
    expect(read('use=lathe&verdict=perhaps').problems).toMatchObject([{ parameter: 'verdict', fault: 'notAnOption' }])
  })

  test('what is written is read back the same', () => {
    fc.assert(
      fc.property(searches, search => {
        expect(readSearch(writeSearch(search))).toEqual({ search, problems: [] })
      }),
    )
  })

  test('no text makes the reader throw, and what it cannot read it names', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CRITERIA), fc.string({ maxLength: 300 }), (criterion, value) => {
        const params = new URLSearchParams([[criterion, value]])
        const { search, problems } = readSearch(params)
        const wasRead = search.filter[criterion] !== undefined
        const named = problems.some(problem => problem.parameter === criterion)
        expect(value.trim() === '' ? !wasRead && !named : wasRead !== named).toBe(true)
      }),
    )
  })

  test.each(['NaN', '1e400', 'Infinity', '-1', '0x10', 'abc', '1.2.3', '９ｅ９'])('no number takes %s', value => {
    const numbers = [
      'area_min',
      'area_max',
      'land_min',
      'land_max',
      'rent_max',
      'price_max',
      'power_min',
      'ceiling_min',
      'floor_load_min',
      'crane_min',
      'truck_min',
      'road_min',
    ]
    for (const name of numbers) {
      const { search, problems } = readSearch(new URLSearchParams([[name, value]]))
      expect(problems.map(problem => problem.parameter)).toEqual([name])
      expect(search.filter).toEqual({})
    }
  })

  test('numbers are read as people type them', () => {
    expect(read('area_min=１５０&rent_max=300,000&ceiling_min= 4.5 ').search.filter).toEqual({
      area_min: 150,
      rent_max: 300_000,
      ceiling_min: 4.5,
    })
  })

  test.each([
    ['50万', 500_000],
    ['50万円', 500_000],
    ['５０万円', 500_000],
    ['38.55万', 385_500],
    ['1.2億', 120_000_000],
    ['1億2,000万円', 120_000_000],
    ['2億 5千万', 250_000_000],
    ['500,000円', 500_000],
    ['￥500,000', 500_000],
    ['500000', 500_000],
    ['¥1.5 million', 1_500_000],
    ['500k', 500_000],
    ['0', 0],
  ])('%s is a sum of %d yen', (text, yen) => {
    expect(read(`rent_max=${encodeURIComponent(text)}&price_max=${encodeURIComponent(text)}`)).toMatchObject({
      search: { filter: { rent_max: yen, price_max: yen } },
      problems: [],
    })
  })

  test.each(['万', '円', '1万2億', '1万2万', '五十万', '50マン', '-5万', '1.2.3億', '9'.repeat(25)])(
    '%s is no sum',
    text => {
      expect(faults(`rent_max=${encodeURIComponent(text)}`)).toEqual(['rent_max notAnAmount'])
    },
  )

  test('sums are read as the portal itself writes them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_000 }),
        fc.constantFrom('ja' as const, 'en' as const),
        (yen, locale) => {
          expect(readYen(formatYen(locale, yen))).toBe(yen)
          expect(readYen(formatYenShort(locale, yen))).toBe(yen)
        },
      ),
    )
  })

  test('one bad condition does not spoil the others', () => {
    const { search, problems } = read('area_min=abc&bbox=1,2,3&kind=factory')
    expect(problems.map(problem => problem.parameter)).toEqual(['area_min', 'bbox'])
    expect(search.filter).toEqual({ kind: ['factory'] })
  })

  test('conditions that contradict or lack their partner are named', () => {
    expect(faults('area_min=300&area_max=100')).toEqual(['area_min minAboveMax'])
    expect(faults('walk_max=10')).toEqual(['walk_max needsOther'])
    expect(faults('sort=distance')).toEqual(['sort needsOther'])
    expect(faults('kind=castle')).toEqual(['kind notAnOption'])
    expect(faults('area_min=1&area_min=2')).toEqual(['area_min tooManyValues'])
    expect(faults(`q=${'あ'.repeat(101)}`)).toEqual(['q tooLong'])
    expect(faults('bbox=139.5,35.6,139.3,35.7')).toEqual(['bbox notABox'])
    expect(faults('available_by=2026-02-30')).toEqual(['available_by notADate'])
    expect(faults('page=0')).toEqual(['page tooSmall'])
    expect(faults('page=1.5')).toEqual(['page notAnInteger'])
  })

  test('an empty field asks nothing, and keys that are not ours are passed over', () => {
    expect(read('area_min=&kind=&utm_source=mail&__proto__=x&constructor=y')).toEqual({
      search: { filter: {}, unknown: 'include', sort: 'newest', page: 1 },
      problems: [],
    })
  })

  test('every criterion has a codec, and taking it away leaves the rest', () => {
    // A work has a parameter for each answer, so it is read and written apart.
    expect([...Object.keys(CODECS), 'use'].sort()).toEqual([...CRITERIA].sort())
    const { search } = read('kind=factory&area_min=100&page=3')
    expect(without(search, 'kind')).toMatchObject({ filter: { area_min: 100 }, page: 1 })
    expect(without(read('use=lathe&motor_kw=5&verdict=allowed').search, 'use', 'verdict').filter).toEqual({})
    expect(without(read('near=139.4,35.6&sort=distance').search, 'near', 'radius').sort).toBe('newest')
  })
})
