import { describe, expect, test } from 'vitest'
import { holdOf, type RunFigures } from '../../app/feeds/absence/breaker.ts'

const run = (more: Partial<RunFigures>): RunFigures => ({
  ...{ valid: 100, held: 100, missing: 0, references: 100, foreign: 0, unread: 0 },
  ...more,
})

describe('a whole list is held back', () => {
  test.each([
    [{ missing: 20 }, null],
    [{ missing: 21 }, 'too_many_missing'],
    [{ held: 5, missing: 1 }, null],
    [{ held: 4, missing: 1 }, 'too_many_missing'],
    [{ held: 0, missing: 0 }, null],
    [{ valid: 0, references: 0, missing: 100 }, 'empty'],
    [{ valid: 0 }, 'empty'],
    [{ foreign: 2, references: 2 }, null],
    [{ foreign: 3, references: 5 }, 'foreign_references'],
    [{ foreign: 3, references: 6 }, null],
  ] as const)('%j: %s', (more, expected) => {
    expect(holdOf(run(more))).toBe(expected)
  })
})
