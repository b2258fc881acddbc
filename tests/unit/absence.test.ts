import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Absence, heldBackBy, type Lists, stageOn } from '../../app/feeds/absence/absence.ts'

const lists = (more: Partial<Lists>): Lists => ({
  ...{ isWhole: true, named: 100, right: 100, held: 100, missing: 0, foreign: 0 },
  ...more,
})

describe('a list is held back', () => {
  test.each([
    [{ missing: 20 }, null],
    [{ missing: 21 }, 'too_many_missing'],
    [{ held: 5, missing: 1 }, null],
    [{ held: 4, missing: 1 }, 'too_many_missing'],
    [{ held: 0, missing: 0 }, null],
    [{ named: 0, right: 0, missing: 100 }, 'empty'],
    [{ right: 0 }, 'empty'],
    [{ foreign: 2, named: 2, missing: 0 }, null],
    [{ foreign: 3, named: 5 }, 'foreign_references'],
    [{ foreign: 3, named: 6, missing: 0 }, null],
    [{ isWhole: false, missing: 100, right: 0 }, null],
    [{ isWhole: false, foreign: 3, named: 3 }, 'foreign_references'],
  ] as const)('%j: %s', (more, expected) => {
    expect(heldBackBy(lists(more))).toBe(expected)
  })
})

describe('what a list does not name any more', () => {
  const absence = (more: Partial<Absence>): Absence => ({
    ...{ stage: 'grace', missed: 1, firstMissedOn: '2026-11-01', askedOn: null },
    ...more,
  })
  test.each([
    [absence({ missed: 1 }), '2026-12-31', 'grace'],
    [absence({ missed: 2 }), '2026-11-03', 'grace'],
    [absence({ missed: 2 }), '2026-11-04', 'asked'],
    [absence({ stage: 'asked', askedOn: '2026-11-04', missed: 2 }), '2026-11-10', 'asked'],
    [absence({ stage: 'asked', askedOn: '2026-11-04', missed: 2 }), '2026-11-11', 'off'],
    [absence({ stage: 'off', askedOn: '2026-11-04', missed: 9 }), '2027-11-11', 'off'],
  ] as const)('%j on %s is at %s', (one, today, expected) => {
    expect(stageOn(one, today)).toBe(expected)
  })

  test('goes one stage at a time, and never back by itself', () => {
    const day = fc.integer({ min: 0, max: 400 }).map(n => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))
    const order = ['grace', 'asked', 'off']
    fc.assert(
      fc.property(
        fc.constantFrom('grace', 'asked', 'off'),
        fc.nat(9),
        day,
        day,
        day,
        (stage, missed, first, asked, on) => {
          const askedOn = stage === 'grace' ? null : asked
          const next = order.indexOf(stageOn({ stage, missed, firstMissedOn: first, askedOn } as Absence, on))
          const now = order.indexOf(stage)
          expect(next === now || next === now + 1).toBe(true)
        },
      ),
    )
  })
})
