import { expect, test } from 'vitest'
import { remainingOf } from '../../app/feeds/imports/remaining.ts'

test.each([
  ['nothing before a few rows are done', 19, 1000, 60_000, null],
  ['nothing in the first seconds', 500, 1000, 4_000, null],
  ['nothing when all is done', 1000, 1000, 60_000, null],
  ['less than a minute', 500, 1000, 59_000, { unit: 'minutes', count: null }],
  ['one minute', 500, 1000, 60_000, { unit: 'minutes', count: 1 }],
  ['few minutes to the minute', 100, 1000, 40_000, { unit: 'minutes', count: 6 }],
  ['more of them to five', 100, 1000, 121_000, { unit: 'minutes', count: 20 }],
  ['hours from two on', 1000, 20_000, 600_000, { unit: 'hours', count: 3 }],
] as const)('tells %s', (_, done, total, ms, expected) => expect(remainingOf({ done, total }, ms)).toEqual(expected))
