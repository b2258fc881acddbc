import { describe, expect, test } from 'vitest'
import { datedFacility, facilityRecord } from '../../app/incubation/file.ts'
import { matchRoom, readRoomFilter } from '../../app/incubation/filter.ts'

const TODAY = '2026-11-22'
const room = {
  id: 'r-1',
  nameJa: '個室1',
  nameEn: 'Room 1',
  kind: 'office',
  floor: 2,
  areaM2: 12.5,
  monthlyFeeYen: 40000,
  checkedOn: '2026-11-20',
  contracts: [] as object[],
}
const facility = (rooms: object[]) => ({
  id: 'centre',
  nameJa: 'センター',
  nameEn: 'Centre',
  townId: 'shinmei-1',
  lng: 139.395,
  lat: 35.671,
  addressJa: '日野市神明一丁目',
  addressEn: 'Shinmei 1-chome, Hino',
  operatorJa: '財団',
  operatorEn: 'Foundation',
  hoursJa: '平日',
  hoursEn: 'Weekdays',
  phone: '042-000-0000',
  rooms,
})
const read = (rooms: object[]) => datedFacility(facilityRecord.parse(facility(rooms)), TODAY)

describe('a file of facilities', () => {
  test('takes days from the day of loading and dates alike', () => {
    const given = read([
      {
        ...room,
        checkedOn: undefined,
        checkedDaysAgo: 2,
        contracts: [
          { tenant: 'A', startOffsetDays: -10, endOffsetDays: 5 },
          { tenant: 'B', startsOn: '2026-11-27', endsOn: null },
        ],
        unavailable: { reasonJa: '工事', reasonEn: 'Works', fromOffsetDays: 1, toOffsetDays: 3 },
      },
    ])
    expect(given).toMatchObject({
      rooms: [
        {
          checkedOn: '2026-11-20',
          contracts: [
            { tenant: 'A', from: '2026-11-12', to: '2026-11-27' },
            { tenant: 'B', from: '2026-11-27', to: null },
          ],
          closures: [{ from: '2026-11-23', to: '2026-11-25' }],
        },
      ],
    })
  })

  test.each([
    [
      'two contracts on one day',
      [
        { tenant: 'A', startsOn: '2026-01-01' },
        { tenant: 'B', startsOn: '2026-05-01' },
      ],
    ],
    ['an end before the start', [{ tenant: 'A', startsOn: '2026-05-01', endsOn: '2026-05-01' }]],
    ['no start', [{ tenant: 'A', endsOn: '2026-05-01' }]],
  ])('refuses %s without naming a tenant', (_, contracts) => {
    const refused = read([{ ...room, contracts }])
    expect(refused).toEqual({ room: 'r-1', fault: expect.stringMatching(/^(overlaps|ends_before_start)$/) })
  })

  test('refuses a room that stands twice, and a check in the future', () => {
    expect(read([room, room])).toEqual({ room: 'r-1', fault: 'twice' })
    expect(read([{ ...room, checkedOn: '2026-11-23' }])).toEqual({ room: 'r-1', fault: 'checked_in_future' })
  })

  test('takes no address but http', () => {
    const url = (value: string) => facilityRecord.safeParse({ ...facility([room]), url: value }).success
    expect(url('https://example.jp/')).toBe(true)
    expect(url('javascript:alert(1)')).toBe(false)
  })
})

describe('the filter of rooms', () => {
  const asked = (query: string) => readRoomFilter(new URLSearchParams(query))
  const known = { kind: 'office', state: 'vacant', areaM2: 20, monthlyFeeYen: 50000 } as const

  test('reads what it can and names the rest', () => {
    const { filter, problems } = asked('state=vacant&state=soon&kind=castle&area_min=abc&fee_max=安い&area_max=30')
    expect(filter).toMatchObject({ state: ['vacant', 'soon'], area_max: 30, unknown: 'include' })
    expect(problems.map(problem => [problem.parameter, problem.fault])).toEqual([
      ['kind', 'notAnOption'],
      ['area_min', 'notANumber'],
      ['fee_max', 'notAnAmount'],
    ])
  })

  test('bounds that cross are both left out', () => {
    const { filter, problems } = asked('area_min=40&area_max=20')
    expect([filter.area_min, filter.area_max]).toEqual([undefined, undefined])
    expect(problems).toMatchObject([{ parameter: 'area_min', fault: 'minAboveMax' }])
  })

  test('a missing fact is neither a yes nor a no', () => {
    const { filter } = asked('fee_max=６万円')
    expect(matchRoom(known, filter)).toBe('yes')
    expect(matchRoom({ ...known, monthlyFeeYen: null }, filter)).toBe('unknown')
    expect(matchRoom({ ...known, monthlyFeeYen: null }, { ...filter, unknown: 'exclude' })).toBe('no')
    expect(matchRoom({ ...known, monthlyFeeYen: null, state: 'occupied' }, { ...filter, state: ['vacant'] })).toBe('no')
  })
})
