import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { refreshSampleCity } from '../../db/seed/index.ts'
import { purgeLogIns } from '../auth/purge.server.ts'
import { purgeQuestions } from '../enquiries/questions.server.ts'
import { reverifyAnswers } from '../enquiries/reverify.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import { purgeSearchLog } from '../listings/log.server.ts'
import type { Logger } from './log.ts'

const LOOK_EVERY_MS = 10 * 60_000

/**
 * Once each new day in Tokyo: today's dates for the sample city, old searches, questions and log-ins are thrown away, and stored
 * answers are checked. Returns how to end it.
 */
export function refreshDaily(db: Kysely<Database>, logger: Logger): () => void {
  let done = ''
  const look = async () => {
    const today = dayInTokyo(new Date())
    if (today === done) return
    try {
      const days = await refreshSampleCity(db, today)
      if (days > 0) logger.info({ days }, 'sample days moved forward')
      await purgeSearchLog(db, today)
      await purgeQuestions(db, today)
      await purgeLogIns(db, new Date())
      const changed = await reverifyAnswers(db, today)
      if (changed.length > 0)
        logger.info({ questions: changed.map(({ questionId }) => questionId) }, 'stored answers changed')
      done = today
    } catch (error) {
      // Tried again at the next look.
      logger.error({ err: error }, 'daily refresh failed')
    }
  }
  void look()
  const timer = setInterval(look, LOOK_EVERY_MS).unref()
  return () => clearInterval(timer)
}
