import { addDays, dayInTokyo, startOfDay } from '../lib/day.ts'

/** Work outside of requests. A row of `jobs` names its kind and, by number or name, what it is about: never a person. */
export type JobKind =
  | 'mail.send'
  | 'mail.purge'
  | 'sample.refresh'
  | 'search_log.purge'
  | 'questions.purge'
  | 'enquiries.purge'
  | 'log_ins.purge'
  | 'answers.reverify'
  | 'api_answers.purge'
  | 'pictures.make'
  | 'files.sweep'
  | 'offers.keep_fresh'
  | 'duplicates.find'
  | 'agreements.follow'
  | 'agreements.remind'
  | 'imports.check'
  | 'imports.apply'
  | 'imports.undo'
  | 'imports.purge'
  | 'feeds.due'
  | 'feeds.pull'
  | 'absences.follow'

/** What a run may use. `signal` aborts when the process is to stop: whatever can wait is left for the next run. */
export type Run = { now: Date; subject: string; signal: AbortSignal }

export type Job = {
  kind: JobKind
  /** When it is due again after it was done at `now`; absent: done once, when asked for. */
  next?: (now: Date) => Date
  /** False where a run would find nothing to do, so that it is not even taken. */
  isWanted?: (now: Date) => Promise<boolean>
  /** Does the work; safe to do again. Returns figures for the log, if there is something to tell. */
  run: (run: Run) => Promise<Record<string, unknown> | undefined>
}

/** Tells the time; tests set it. */
export type Clock = () => Date

/** Without a sign of life for so long, whoever holds a job is gone. */
export const HELD_MS = 60_000
/** So often a job that was asked for is tried before a person has to look. One that comes again is tried for ever. */
export const MOST_ATTEMPTS = 10

const FIRST_RETRY_MS = 5_000
const LONGEST_RETRY_MS = 60_000

/** When a job that failed for the n-th time in a row is tried again. */
export const retryAt = (now: Date, attempts: number): Date =>
  new Date(now.getTime() + Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS))

/** Due again after so many seconds. */
export const inSeconds =
  (seconds: number) =>
  (now: Date): Date =>
    new Date(now.getTime() + seconds * 1000)

/** Due again when the next day begins in Tokyo. */
export const nextDay = (now: Date): Date => startOfDay(addDays(dayInTokyo(now), 1))

const MORNING_MS = 7 * 60 * 60_000

/** Due again at seven in the morning of Tokyo, for what writes to people. */
export function nextMorning(now: Date): Date {
  const today = new Date(startOfDay(dayInTokyo(now)).getTime() + MORNING_MS)
  return now < today ? today : new Date(nextDay(now).getTime() + MORNING_MS)
}
