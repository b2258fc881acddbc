import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Content,
  changesBetween,
  contentSchema,
  type Flat,
  flatten,
  isContentPath,
  mergeValues,
  NO_TERMS,
  withValues,
} from '../../app/listings/content.ts'

const fact = (value: unknown) => ({
  value,
  sourceParty: 'partner' as const,
  method: 'declared' as const,
  observedOn: '2026-11-22',
  confidence: 'medium' as const,
})
const CONTENT: Content = contentSchema.parse({
  kind: 'factory',
  titleJa: '工場',
  titleEn: 'Factory',
  summaryJa: null,
  summaryEn: null,
  place: {
    at: [139.37, 35.65],
    townId: 1,
    addressJa: '旭が丘1',
    addressEn: null,
    roadNameJa: null,
    roadNameEn: null,
    precision: 'exact',
  },
  facts: { leasable_area_m2: fact(120), sewer: fact(null) },
  access: { 3: 400 },
  partnerRef: 'R-1',
  transactionMode: 'brokerage',
  adConsent: true,
  terms: { ...NO_TERMS, rentYen: 200000 },
  contact: { nameJa: '担当', nameEn: 'Clerk', hoursJa: '平日', hoursEn: 'Weekdays', phone: '042-000-0000' },
})

/** Some values of a content, each of which may stand there. */
const values: fc.Arbitrary<Flat> = fc.record(
  {
    titleJa: fc.string({ minLength: 1, maxLength: 20 }).map(text => text.trim() || '工場'),
    summaryJa: fc.constantFrom(null, '平屋', '二階建て'),
    'place.at': fc.constantFrom(null, [139.37, 35.65], [139.4, 35.66]),
    'place.addressJa': fc.constantFrom('旭が丘1', '旭が丘2'),
    'facts.leasable_area_m2': fc.constantFrom(undefined, fact(120), fact(150), fact(null)),
    'facts.gas': fc.constantFrom(undefined, fact('city_gas')),
    'access.3': fc.constantFrom(undefined, 400, 500),
    'terms.rentYen': fc.constantFrom(null, 200000, 180000),
    'contact.phone': fc.constantFrom('042-000-0000', '042-000-0001'),
  },
  { requiredKeys: [] },
)
const plain = (flat: Flat) => JSON.parse(JSON.stringify(flat)) as Flat

describe('a content, flat', () => {
  test('names every value by its path', () => {
    expect(flatten(CONTENT)).toMatchObject({
      titleJa: '工場',
      'place.at': [139.37, 35.65],
      'terms.rentYen': 200000,
      'access.3': 400,
    })
    for (const path of Object.keys(flatten(CONTENT))) expect(isContentPath(path), path).toBe(true)
    for (const path of ['', 'moon', 'place.moon', 'facts.moon', 'access.x', '__proto__.x', 'constructor', 'place'])
      expect(isContentPath(path) && path !== 'place', path).toBe(false)
  })

  test('put together again from its values is the same', () => {
    expect(withValues(CONTENT, flatten(CONTENT))).toEqual(CONTENT)
  })

  test('holds what was put into it, and the rest as it was', () => {
    fc.assert(
      fc.property(values, written => {
        const before = flatten(CONTENT)
        const after = flatten(withValues(CONTENT, written))
        for (const path of new Set([...Object.keys(before), ...Object.keys(written)]))
          expect(after[path]).toEqual(Object.hasOwn(written, path) ? written[path] : before[path])
        expect(contentSchema.safeParse(withValues(CONTENT, written)).success).toBe(true)
      }),
    )
  })

  test('a path that no content has reaches nothing, and the schema refuses it', () => {
    for (const path of ['__proto__.isAdmin', 'constructor.prototype', 'moon', 'moon.x', '__proto__', 'terms.moon']) {
      const next = withValues(CONTENT, { [path]: true })
      expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
      expect(Object.getPrototypeOf(next)).toBe(Object.prototype)
      expect(contentSchema.safeParse(next).success, path).toBe(false)
    }
  })

  test('a fact is a value of its field', () => {
    const fits = (value: unknown) =>
      contentSchema.safeParse(withValues(CONTENT, { 'facts.leasable_area_m2': fact(value) })).success
    expect([fits(10), fits(null), fits('10'), fits(-1)]).toEqual([true, true, false, false])
    expect(contentSchema.safeParse(withValues(CONTENT, { 'facts.moon': fact(1) })).success).toBe(false)
  })
})

describe('changes', () => {
  test('there are none between equals, whatever the order of keys', () => {
    const turned = { ...CONTENT, terms: Object.fromEntries(Object.entries(CONTENT.terms).reverse()) } as Content
    expect(changesBetween(flatten(CONTENT), flatten(turned))).toEqual([])
  })

  test('applied to what was before, they give what is after', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const [before, after] = [withValues(CONTENT, first), withValues(CONTENT, second)]
        const changes = changesBetween(flatten(before), flatten(after))
        const flat = flatten(after)
        const again = withValues(before, Object.fromEntries(changes.map(({ path }) => [path, flat[path]])))
        expect(plain(flatten(again))).toEqual(plain(flat))
      }),
    )
  })

  test('a part that is absent and one that is null are the same', () => {
    expect(changesBetween({}, { 'terms.rentYen': null })).toEqual([])
    expect(changesBetween({ titleJa: 'a' }, {})).toEqual([{ path: 'titleJa', before: 'a', after: null }])
  })
})

describe('two who write at once', () => {
  const merge = (theirs: Flat, written: Flat) => {
    const [seen, others] = [flatten(CONTENT), flatten(withValues(CONTENT, theirs))]
    return { seen, others, ...mergeValues(seen, others, written) }
  }

  test('get both where they wrote different things', () => {
    const { values: taken, conflicts } = merge(
      { 'terms.rentYen': 180000 },
      { titleJa: '貸工場', 'terms.rentYen': 200000 },
    )
    expect([taken, conflicts]).toEqual([{ titleJa: '貸工場' }, []])
  })

  test('get both values back where they wrote the same otherwise, and nothing of it is taken', () => {
    const { values: taken, conflicts } = merge({ 'terms.rentYen': 180000 }, { 'terms.rentYen': 150000 })
    expect([taken, conflicts]).toEqual([{}, [{ path: 'terms.rentYen', yours: 150000, theirs: 180000 }]])
  })

  test('every value written is taken, is there already, was not changed, or comes back', () => {
    fc.assert(
      fc.property(values, values, (theirs, written) => {
        const { seen, others, values: taken, conflicts } = merge(theirs, written)
        for (const [path, yours] of Object.entries(written)) {
          const conflict = conflicts.find(one => one.path === path)
          const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
          if (conflict) {
            expect(isSame(others[path], seen[path])).toBe(false)
            expect(taken).not.toHaveProperty([path])
          } else if (Object.hasOwn(taken, path)) expect(taken[path]).toEqual(yours)
          else expect(isSame(yours, others[path]) || isSame(yours, seen[path])).toBe(true)
        }
        for (const path of Object.keys(taken)) expect(Object.hasOwn(written, path)).toBe(true)
      }),
    )
  })
})
