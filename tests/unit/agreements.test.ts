import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import { lastDayInForce, standingOn } from '../../app/partners/agreement.ts'
import { readDays, readTerms, writtenAgreement } from '../../app/partners/agreement-input.ts'
import { ORGANISATION_FIELDS, OWN_FIELDS, readOrganisation } from '../../app/partners/organisation-input.ts'

const TODAY = '2026-11-22'
const row = (from: number, until: number, isSuspended = false) => ({
  startsOn: addDays(TODAY, from),
  endsOn: addDays(TODAY, until),
  suspendedAt: isSuspended ? new Date(0) : null,
})
const CHOICES = { kinds: [{ value: 'factory', label: '' }], fields: [{ value: 'storeys', label: '' }] }

describe('how an organisation stands', () => {
  test.each([
    ['none', []],
    ['inForce', [row(-10, 200)]],
    ['inForce', [row(-10, 91)]],
    ['ending', [row(-10, 90)]],
    ['ending', [row(-10, 0)]],
    ['lapsed', [row(-10, -1)]],
    ['ahead', [row(1, 100)]],
    ['ahead', [row(-20, -1), row(10, 100)]],
    ['suspended', [row(-10, 100, true)]],
    ['lapsed', [row(-10, -1, true)]],
    ['inForce', [row(-10, 5), row(6, 300)]],
    ['ending', [row(-10, 5), row(7, 300)]],
  ] as const)('is %s', (name, agreements) => {
    expect(standingOn(agreements, TODAY).name).toBe(name)
  })

  test('is told with the last day of an unbroken run, whatever the order', () => {
    const run = [row(6, 300), row(-10, 5), row(302, 400)]
    expect(standingOn(run, TODAY)).toEqual({ name: 'inForce', day: addDays(TODAY, 300), daysLeft: 300 })
  })

  test('the last day in force is covered, and the day after is not', () => {
    const days = fc.integer({ min: -40, max: 40 })
    const rows = fc.array(fc.tuple(days, fc.nat(30), fc.boolean()), { maxLength: 5 })
    fc.assert(
      fc.property(rows, given => {
        const agreements = given.map(([from, length, isSuspended]) => row(from, from + length, isSuspended))
        const covers = (day: string) =>
          agreements.some(one => !one.suspendedAt && one.startsOn <= day && one.endsOn >= day)
        const last = lastDayInForce(agreements, TODAY)
        expect(last !== null).toBe(covers(TODAY))
        if (last === null) return
        expect(covers(addDays(last, 1))).toBe(false)
        for (let day = TODAY; day <= last; day = addDays(day, 1)) expect(covers(day)).toBe(true)
      }),
    )
  })
})

describe('a form of an agreement', () => {
  const form = (more: Record<string, string> = {}) =>
    writtenAgreement(
      new URLSearchParams({
        ...{ kinds: 'factory', withheldFields: 'storeys', publication: 'reviewed' },
        ...{ startsOn: '2026-12-01', endsOn: '2027-03-31', ...more },
      }),
    )
  test('is read whole', () => {
    expect(readTerms(form(), CHOICES)).toEqual({
      terms: {
        ...{ kinds: ['factory'], withheldFields: ['storeys'], publication: 'reviewed' },
        ...{ mayOfferOffMarket: false, bulkApproval: false },
        ...{ startsOn: '2026-12-01', endsOn: '2027-03-31' },
      },
      faults: {},
    })
  })
  test.each([
    [{ kinds: 'castle' }, { kinds: 'kinds' }],
    [{ withheldFields: 'moon' }, { withheldFields: 'choice' }],
    [{ publication: 'never' }, { publication: 'choice' }],
    [{ startsOn: '2026-02-30' }, { startsOn: 'day' }],
    [{ endsOn: '2026-11-30' }, { endsOn: 'order' }],
  ])('comes back with %j', (more, faults) => {
    expect(readTerms(form(more), CHOICES)).toEqual({ terms: null, faults })
  })
  test('ends on its first day at the earliest', () => {
    expect(readDays(form({ endsOn: '2026-12-01' })).days).toEqual({ startsOn: '2026-12-01', endsOn: '2026-12-01' })
  })
})

describe('a form of an organisation', () => {
  const given = { kind: 'realtor', nameJa: '北不動産', id: 'kita', licenceNumber: '東京都知事（３）第１２３４５号' }
  const read = (more: Record<string, string> = {}) =>
    readOrganisation(new URLSearchParams({ ...given, ...more }), ORGANISATION_FIELDS)
  test('gives the licence number in one spelling, and the English name where there is none', () => {
    expect(read().record).toMatchObject({ licenceNumber: '東京都知事(3)第12345号', nameEn: '北不動産' })
  })
  test.each([
    [{ licenceNumber: 'abc' }, { licenceNumber: 'licence' }],
    [{ licenceNumber: '' }, { licenceNumber: 'licenceMissing' }],
    [{ nameJa: '' }, { nameJa: 'missing' }],
    [
      { nameJa: '', id: '' },
      { nameJa: 'missing', id: 'missing' },
    ],
    [{ id: 'North!' }, { id: 'slug' }],
    [{ phone: 'call me' }, { phone: 'phone' }],
    [{ addressJa: 'あ'.repeat(201) }, { addressJa: 'long' }],
    [{ contactNameJa: '\u0007' }, { contactNameJa: 'controls' }],
  ])('comes back with %j', (more, faults) => {
    expect(read(more)).toEqual({ record: null, faults })
  })
  test('of its own people changes nothing that is the city’s to check', () => {
    const held = {
      id: 'kita',
      kind: 'realtor',
      nameJa: '北',
      nameEn: 'Kita',
      licenceNumber: '東京都知事(3)第1号',
    } as const
    const form = new URLSearchParams({ phone: '042-1', nameJa: '南', licenceNumber: '', kind: 'bank' })
    const { record } = readOrganisation(
      new URLSearchParams({ ...Object.fromEntries(form), phone: '042-111' }),
      OWN_FIELDS,
      held,
    )
    expect(record).toMatchObject({ ...held, phone: '042-111' })
  })
})
