import { expect, test } from 'vitest'
import { type JobState, LATE_MS, type Standing, standingOf } from '../../app/jobs/standing.ts'

const NOW = new Date('2026-11-27T09:37:00Z')
const after = (ms: number) => new Date(NOW.getTime() + ms)

test.each<[Standing, JobState, attempts: number, due: number | null, held?: number]>([
  ['planned', 'waiting', 0, 1],
  ['queued', 'waiting', 0, 0],
  ['queued', 'waiting', 0, -LATE_MS],
  ['late', 'waiting', 0, -LATE_MS - 1],
  ['late', 'waiting', 3, -LATE_MS - 1],
  ['idle', 'waiting', 0, null],
  ['retrying', 'waiting', 1, 5_000],
  ['working', 'working', 1, -20 * 60_000, 1],
  ['left', 'working', 1, -20 * 60_000, 0],
  ['failed', 'failed', 10, -20 * 60_000],
])('a job is %s: %s, tried %i times, due in %s ms', (standing, state, attempts, due, held) => {
  const heldUntil = held === undefined ? null : after(held)
  expect(standingOf({ state, attempts, heldUntil }, due === null ? null : after(due), NOW)).toBe(standing)
})
