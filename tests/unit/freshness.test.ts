import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextMorning } from '../../app/jobs/job.ts'
import { addDays } from '../../app/lib/day.ts'
import { actsFrom, readDealtOn, readSeen } from '../../app/listings/answer.ts'
import {
  daysLeft,
  FEWEST_DAYS,
  INITIAL_PROMISE_DAYS,
  MOST_DAYS,
  type Offered,
  promiseClassOf,
  STAGES,
  stageBegins,
  stageDay,
  stageOn,
} from '../../app/listings/freshness.ts'
import { daysToHidden, isGraceOver, median, sharePct, yearOfMonths } from '../../app/listings/freshness-record.ts'
import { movesFrom } from '../../app/listings/moves.ts'
import { mailboxOf } from '../../app/listings/report.ts'

const offered = (more: Partial<Offered>): Offered => ({
  ...{ kind: 'factory', deal: 'rent', landAreaM2: null, grossFloorAreaM2: null, leasableAreaM2: null },
  ...more,
})

describe('the class of an offer', () => {
  test.each([
    ['a factory to rent', {}, 'rent'],
    ['land for sale', { kind: 'land', deal: 'sale', landAreaM2: 8999.9 }, 'sale'],
    ['land from 9,000 m² up', { kind: 'land', deal: 'sale', landAreaM2: 9000 }, 'large_site'],
    ['a whole works on such a lot', { landAreaM2: 9000, grossFloorAreaM2: 5000, leasableAreaM2: 5000 }, 'large_site'],
    ['a whole works by its only figure', { landAreaM2: 9000, grossFloorAreaM2: 5000 }, 'large_site'],
    ['a part of it', { landAreaM2: 9000, grossFloorAreaM2: 5000, leasableAreaM2: 4999 }, 'rent'],
    ['a building of which nobody knows whether it is whole', { landAreaM2: 9000, leasableAreaM2: 5000 }, 'rent'],
    ['a lot of unknown size', { kind: 'land' }, 'rent'],
  ] as const)('%s', (_, more, expected) => {
    expect(promiseClassOf(offered(more))).toBe(expected)
  })
})

describe('the stages of a promise', () => {
  test.each([
    [INITIAL_PROMISE_DAYS.rent, { fresh: 0, ask: 10, hidden: 15, task: 21, archive: 28 }],
    [INITIAL_PROMISE_DAYS.sale, { fresh: 0, ask: 21, hidden: 31, task: 45, archive: 60 }],
    [INITIAL_PROMISE_DAYS.large_site, { fresh: 0, ask: 63, hidden: 91, task: 135, archive: 180 }],
    [FEWEST_DAYS, { fresh: 0, ask: 3, hidden: 4, task: 5, archive: 6 }],
  ])('of %i days begin on these days after the confirmation', (days, begins) => {
    expect(Object.fromEntries(STAGES.map(stage => [stage, stageBegins(stage, days)]))).toEqual(begins)
  })

  test('follow one another for every promise that can be set, and each day has one', () => {
    fc.assert(
      fc.property(fc.integer({ min: FEWEST_DAYS, max: MOST_DAYS }), fc.integer({ min: 0, max: 800 }), (days, used) => {
        const begins = STAGES.map(stage => stageBegins(stage, days))
        expect([...begins].sort((a, b) => a - b)).toEqual(begins)
        expect(new Set(begins).size).toBe(STAGES.length)
        const promised = { confirmedOn: '2026-11-22', promiseDays: days }
        const today = addDays('2026-11-22', used)
        const stage = stageOn(promised, today)
        expect(stage).toBe(STAGES.findLast((_, i) => used >= begins[i]!))
        expect(stageDay(stage, promised) <= today).toBe(true)
        // What is shown is shown to the end of the last day, and not a day longer.
        expect(daysLeft(promised, today) >= 0).toBe(['fresh', 'ask'].includes(stage))
      }),
    )
  })

  test('a confirmation from tomorrow is fresh', () => {
    expect(stageOn({ confirmedOn: '2026-11-23', promiseDays: 14 }, '2026-11-22')).toBe('fresh')
  })
})

describe('what somebody says', () => {
  test('acts are those that the table of moves has, and a confirmation where it is live', () => {
    expect(actsFrom(movesFrom('live'), true)).toEqual(['confirm', 'mark_applied', 'close', 'pause', 'withdraw'])
    expect(actsFrom(movesFrom('paused'), false)).toEqual(['resume', 'mark_applied', 'close', 'withdraw'])
    expect(actsFrom(movesFrom('applied'), false)).toEqual(['close', 'reopen', 'withdraw'])
    expect(actsFrom(movesFrom('closed'), false)).toEqual(['relist'])
  })

  test.each([
    ['way=visit&on=2026-11-20', { way: 'visit', on: '2026-11-20' }],
    ['way=visit&on=2026-11-22', { way: 'visit', on: '2026-11-22' }],
    ['way=visit&on=2026-11-23', null],
    ['way=visit&on=2026-11-07', null],
    ['way=visit', null],
    ['way=guess&on=2026-11-20', null],
  ])('a dated fact: %s', (form, expected) => {
    expect(readSeen(new URLSearchParams(form), '2026-11-22')).toEqual(expected)
  })

  test.each([
    ['', '2026-11-22'],
    ['dealtOn=2026-11-01', '2026-11-01'],
    ['dealtOn=2026-11-23', null],
    ['dealtOn=soon', null],
  ])('the day of a contract: %s', (form, expected) => {
    expect(readDealtOn(new URLSearchParams(form), '2026-11-22')).toBe(expected)
  })

  test('one mailbox is one person', () => {
    expect(mailboxOf('Hanako+b@Example.jp')).toBe(mailboxOf('hanako+a+c@example.jp'))
    expect(mailboxOf('hanako@example.jp')).not.toBe(mailboxOf('taro@example.jp'))
  })
})

describe('the public record', () => {
  test.each([
    ['2026-01-01', '2026-06-30', false],
    ['2026-01-01', '2026-07-01', true],
    ['2026-03-31', '2026-07-01', true],
    ['2025-10-15', '2026-03-31', false],
    ['2025-10-15', '2026-04-01', true],
  ])('a partner that began on %s is told of on %s: %s', (began, today, expected) => {
    expect(isGraceOver(began, today)).toBe(expected)
  })

  test.each([
    ['closed and hidden on the day', [{ event: 'close', on: '2026-11-20', dealtOn: '2026-11-20' }], 0],
    ['told three days late', [{ event: 'close', on: '2026-11-20', dealtOn: '2026-11-17' }], 3],
    [
      'hidden by the application before',
      [
        { event: 'mark_applied', on: '2026-11-10' },
        { event: 'close', on: '2026-11-20', dealtOn: '2026-11-17' },
      ],
      0,
    ],
    [
      'hidden, shown again, then closed',
      [
        { event: 'mark_applied', on: '2026-11-10' },
        { event: 'reopen', on: '2026-11-12' },
        { event: 'close', on: '2026-11-20', dealtOn: '2026-11-17' },
      ],
      3,
    ],
    [
      'hidden by its promise',
      [
        { event: 'confirmed', on: '2026-11-01', until: '2026-11-15' },
        { event: 'close', on: '2026-11-30', dealtOn: '2026-11-14' },
      ],
      2,
    ],
    ['never closed', [{ event: 'pause', on: '2026-11-10' }], null],
  ])('from contract to hidden: %s', (_, events, expected) => {
    expect(daysToHidden(events)).toBe(expected)
  })

  test('a share is never rounded up, and of nothing there is none', () => {
    expect(sharePct({ offers: 200, kept: 199 })).toBe(99)
    expect(sharePct({ offers: 3, kept: 3 })).toBe(100)
    expect(sharePct({ offers: 0, kept: 0 })).toBeNull()
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, null])
  })

  test.each([
    ['2026-11-22', '2025-12-01'],
    ['2026-01-31', '2025-02-01'],
    ['2026-03-01', '2025-04-01'],
  ])('the twelve months until %s begin on %s', (today, first) => {
    expect(yearOfMonths(today)).toBe(first)
  })

  test('letters go out at seven in the morning of Tokyo', () => {
    expect(nextMorning(new Date('2026-11-21T21:59:59Z'))).toEqual(new Date('2026-11-21T22:00:00Z'))
    expect(nextMorning(new Date('2026-11-21T22:00:00Z'))).toEqual(new Date('2026-11-22T22:00:00Z'))
  })
})
