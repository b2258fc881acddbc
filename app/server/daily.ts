import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { dayInTokyo } from '../lib/day.ts'
import type { Logger } from './log.ts'
import { refreshSampleCity } from './sample.ts'

const LOOK_EVERY_MS = 10 * 60_000

/** Once each new day in Tokyo: today's dates for the sample city. Returns how to end it. */
export function refreshDaily(db: Kysely<Database>, logger: Logger): () => void {
  let done = dayInTokyo(new Date())
  const timer = setInterval(async () => {
    const today = dayInTokyo(new Date())
    if (today === done) return
    try {
      await refreshSampleCity(db, today)
      done = today
    } catch (error) {
      // Tried again at the next look.
      logger.error({ err: error }, 'daily refresh failed')
    }
  }, LOOK_EVERY_MS).unref()
  return () => clearInterval(timer)
}
