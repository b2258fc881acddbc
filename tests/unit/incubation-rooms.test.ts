import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Calendar,
  nextTurn,
  outlookOf,
  type Period,
  type RoomState,
  roomStateOn,
} from '../../app/incubation/model.ts'
import { addDays } from '../../app/lib/day.ts'
import { translator } from '../../app/lib/i18n/translate.server.ts'

const DAYS = 1096
const MARGIN = 900
const day = Array.from({ length: DAYS + 2 * MARGIN }, (_, n) => addDays('2025-01-01', n - MARGIN))

/**
 * The rule told the other way: paint each day with whether a contract or a closure holds and whether a contract begins,
 * then walk from the last day to the first. No two periods are ever compared.
 */
function reference({ contracts, closures }: Calendar): RoomState[] {
  const covers = (periods: readonly Period[], at: string) =>
    periods.some(({ from, to }) => at >= from && (to === null || at < to))
  const states: RoomState[] = []
  let isPromised = false
  let daysToFree = Number.POSITIVE_INFINITY
  let freeIsPromised = false
  for (let n = day.length - 1; n >= 0; n--) {
    const at = day[n]!
    const isHeld = covers(contracts, at)
    const isClosed = covers(closures, at)
    if (isHeld || isClosed) {
      daysToFree++
      states[n] = isClosed ? 'closed' : daysToFree <= 90 && !freeIsPromised ? 'soon' : 'occupied'
    } else {
      daysToFree = 0
      freeIsPromised = isPromised
      states[n] = isPromised ? 'reserved' : 'vacant'
    }
    if (contracts.some(({ from }) => from === at)) isPromised = true
  }
  return states
}

/** Periods that do not meet: each a gap and a length after the one before; the last may have no end. */
const periods = fc
  .tuple(
    fc.integer({ min: MARGIN - 300, max: MARGIN + DAYS }),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 200 })), { maxLength: 3 }),
    fc.boolean(),
  )
  .map(([first, spans, isOpen]) => {
    let at = first
    return spans.map(([gap, length], i): Period => {
      const from = day[at + gap] ?? addDays(day[at]!, gap)
      at += gap + length
      return { from, to: isOpen && i === spans.length - 1 ? null : addDays(from, length) }
    })
  })

describe('state of a room', () => {
  test('equals a painted calendar on every day of three years', () => {
    fc.assert(
      fc.property(periods, periods, (contracts, closures) => {
        const calendar = { contracts, closures }
        const expected = reference(calendar)
        const found = day.map(at => roomStateOn(calendar, at).state)
        expect(found.slice(MARGIN, MARGIN + DAYS)).toEqual(expected.slice(MARGIN, MARGIN + DAYS))
      }),
      { numRuns: 60 },
    )
  })

  const contract = (from: string, to: string | null): Calendar => ({ contracts: [{ from, to }], closures: [] })

  test('a contract ends on the day that is no longer part of it', () => {
    const calendar = contract('2026-01-01', '2026-04-01')
    expect(roomStateOn(calendar, '2025-12-31').state).toBe('reserved')
    expect(roomStateOn(calendar, '2026-01-01').state).toBe('soon')
    expect(roomStateOn(calendar, '2026-03-31')).toEqual({ state: 'soon', freeFrom: '2026-04-01', freeUntil: null })
    expect(roomStateOn(calendar, '2026-04-01')).toEqual({ state: 'vacant', freeFrom: '2026-04-01', freeUntil: null })
  })

  test('"soon" begins ninety days before the end, not earlier', () => {
    const calendar = contract('2025-01-01', '2026-04-01')
    expect(roomStateOn(calendar, addDays('2026-04-01', -90)).state).toBe('soon')
    expect(roomStateOn(calendar, addDays('2026-04-01', -91)).state).toBe('occupied')
  })

  test('a room with a following contract is not soon free, however short the gap', () => {
    const calendar = {
      contracts: [
        { from: '2025-01-01', to: '2026-01-10' },
        { from: '2026-01-18', to: null },
      ],
      closures: [],
    }
    expect(roomStateOn(calendar, '2026-01-05')).toEqual({ state: 'occupied', freeFrom: null, freeUntil: null })
    expect(roomStateOn(calendar, '2026-01-12')).toEqual({ state: 'reserved', freeFrom: null, freeUntil: '2026-01-18' })
  })

  test('works that follow a contract put the free day off', () => {
    const calendar = {
      contracts: [{ from: '2025-01-01', to: '2026-01-10' }],
      closures: [{ from: '2026-01-10', to: '2026-02-01' }],
    }
    expect(roomStateOn(calendar, '2026-01-05')).toEqual({ state: 'soon', freeFrom: '2026-02-01', freeUntil: null })
    expect(roomStateOn(calendar, '2026-01-10')).toEqual({ state: 'closed', freeFrom: '2026-02-01', freeUntil: null })
  })

  test('a free room says when works begin', () => {
    const calendar = { contracts: [], closures: [{ from: '2026-03-01', to: '2026-04-01' }] }
    expect(roomStateOn(calendar, '2026-01-05')).toEqual({
      state: 'vacant',
      freeFrom: '2026-01-05',
      freeUntil: '2026-03-01',
    })
  })
})

describe('outlook of six months', () => {
  const months = (calendar: Calendar) => outlookOf(calendar, '2026-11-22').map(({ outlook }) => outlook)

  test('starts with what is left of this month and goes over the turn of the year', () => {
    const outlook = outlookOf({ contracts: [], closures: [] }, '2026-11-22')
    expect(outlook.map(({ month }) => month)).toEqual([
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-02',
      '2027-03',
      '2027-04',
    ])
    expect(outlook.every(({ outlook: of }) => of === 'free')).toBe(true)
  })

  test('what ended before today does not count', () =>
    expect(months({ contracts: [{ from: '2026-01-01', to: '2026-11-20' }], closures: [] })[0]).toBe('free'))

  test('names the first free day of a month', () => {
    const [, , january] = outlookOf(
      { contracts: [{ from: '2026-01-01', to: '2027-01-12' }], closures: [] },
      '2026-11-22',
    )
    expect(january).toEqual({ month: '2027-01', outlook: 'partly', from: '2027-01-12', until: null })
  })

  test('tells promised, held and closed months apart', () => {
    expect(months({ contracts: [{ from: '2027-01-01', to: null }], closures: [] })).toEqual([
      'reserved',
      'reserved',
      'occupied',
      'occupied',
      'occupied',
      'occupied',
    ])
    expect(months({ contracts: [], closures: [{ from: '2026-11-01', to: null }] })).toEqual(Array(6).fill('closed'))
  })
})

test('a room that is not in use is so until the day on which it can be used, not from then on', () => {
  const closures = [{ from: '2026-11-01', to: '2026-12-16' }]
  const turn = nextTurn(roomStateOn({ contracts: [], closures }, '2026-11-22'))
  expect(turn).toEqual({ kind: 'usableFrom', day: '2026-12-16' })
  const said = (locale: 'ja' | 'en', day: string) => {
    const t = translator(locale, 'incubation')
    return `${t('state.closed')} ${t(turn!.kind, { day })}`
  }
  expect(said('en', '16 Dec')).toBe('Not in use until 16 Dec')
  expect(said('ja', '12月16日')).toBe('準備中 12月16日から利用可')
})

test('other rooms tell from when or until when they are free', () => {
  const contract = { from: '2026-01-01', to: '2027-01-10' }
  expect(nextTurn(roomStateOn({ contracts: [contract], closures: [] }, '2026-11-22'))).toEqual({
    kind: 'freeFrom',
    day: '2027-01-10',
  })
  const later = { from: '2027-02-01', to: null }
  expect(nextTurn(roomStateOn({ contracts: [], closures: [later] }, '2026-11-22'))).toEqual({
    kind: 'freeUntil',
    day: '2027-02-01',
  })
  expect(nextTurn(roomStateOn({ contracts: [], closures: [] }, '2026-11-22'))).toBeNull()
})
