import type { Kysely } from 'kysely'
import { isDatabaseAway } from '../../db/availability.ts'
import type { Database } from '../../db/schema.ts'
import { refreshSampleCity } from '../../db/seed/index.ts'
import { purgeLogIns } from '../auth/purge.server.ts'
import { purgeEnquiries } from '../enquiries/enquiries.server.ts'
import { purgeQuestions } from '../enquiries/questions.server.ts'
import { reverifyAnswers } from '../enquiries/reverify.server.ts'
import { findDuplicates } from '../feeds/duplicates/find.server.ts'
import { compareAgain, isAnyStale } from '../feeds/duplicates/marks.server.ts'
import { importJobs } from '../feeds/imports/jobs.server.ts'
import { pullJobs } from '../feeds/pull/jobs.server.ts'
import { purgeAnswers } from '../feeds/push/once.server.ts'
import { isAnythingLeft, makeLeft } from '../files/left.server.ts'
import { isAnyUnseen, noteLooks } from '../files/looks.server.ts'
import type { Pictures } from '../files/pictures.server.ts'
import { sweepFiles } from '../files/sweep.server.ts'
import { type Clock, inSeconds, type Job, nextDay, nextMorning } from '../jobs/job.ts'
import type { Told } from '../jobs/worker.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import { purgeConfirmTokens } from '../listings/confirm-link.server.ts'
import { keepFresh } from '../listings/keep-fresh.server.ts'
import { purgeSearchLog } from '../listings/log.server.ts'
import { refreshOffersOf } from '../listings/projection.server.ts'
import { hasDueLetters, purgeLetters } from '../mail/outbox.server.ts'
import type { Post } from '../mail/post.server.ts'
import { MailServerAway, sendDue } from '../mail/send.server.ts'
import { purgeSink } from '../mail/sink.server.ts'
import { followStandings } from '../partners/agreement-commands.server.ts'
import { remindOfEnds } from '../partners/remind.server.ts'
import { openLetterTask, voidLetterTasks } from '../tasks/dead-letters.server.ts'
import type { Logger } from './log.ts'

const MAIL_EVERY_S = 3

/** Letters that are due, every few seconds while there are any. */
export const mailJob = (db: Kysely<Database>, post: Post, clock: Clock): Job => ({
  kind: 'mail.send',
  next: inSeconds(MAIL_EVERY_S),
  isWanted: now => hasDueLetters(db, now),
  run: async ({ signal }) => sendDue(db, post, { clock, signal, onDead: openLetterTask }),
})

const PICTURES_EVERY_S = 5

/**
 * Photos and flyers whose process died before it had made their pictures. Whoever receives a file makes it at once, in a
 * process of its own, and tells its sender what is wrong with it: nobody waits for the worker, nor letters for a long
 * document.
 */
const picturesJob = (db: Kysely<Database>, pictures: Pictures): Job => ({
  kind: 'pictures.make',
  next: inSeconds(PICTURES_EVERY_S),
  isWanted: now => isAnythingLeft(db, now),
  run: async ({ now, signal }) => ({ files: await makeLeft(db, pictures, now, signal) }),
})

/** Done as each day of Tokyo begins; figures are told where there are some. */
const daily = (kind: Job['kind'], run: (today: string) => Promise<Record<string, unknown> | number>): Job => ({
  kind,
  next: nextDay,
  async run({ now }) {
    const done = await run(dayInTokyo(now))
    if (typeof done !== 'number') return done
    return done > 0 ? { count: done } : undefined
  },
})

/** Asks for confirmations in the morning, when somebody may read them, and looks after those that do not come. */
const freshnessJob = (db: Kysely<Database>, baseUrl: string): Job => ({
  kind: 'offers.keep_fresh',
  next: nextMorning,
  async run({ now, signal }) {
    const kept = await keepFresh(db, { baseUrl, now }, signal)
    await purgeConfirmTokens(db, now)
    return Object.values(kept).some(count => count > 0) ? kept : undefined
  },
})

const DUPLICATES_EVERY_S = 10

/** Notes how photos look, and compares what is new or has changed, some at a time while there is any. */
function duplicatesJob(db: Kysely<Database>, pictures: Pictures): Job {
  let lookAgainAt = 0
  return {
    kind: 'duplicates.find',
    next: inSeconds(DUPLICATES_EVERY_S),
    // To look through all listings takes a moment: not at every turn of the worker.
    async isWanted(now) {
      if (now.getTime() < lookAgainAt) return false
      lookAgainAt = now.getTime() + DUPLICATES_EVERY_S * 1000
      return (await isAnyUnseen(db)) || (await isAnyStale(db))
    },
    async run({ now, signal }) {
      const looked = await noteLooks(db, pictures, signal)
      await compareAgain(db, looked)
      return { looks: looked.length, ...(await findDuplicates(db, now, signal)) }
    },
  }
}

/** What the work needs beside the database; without a way to post letters they wait. */
export type Tools = { post: Post | null; pictures: Pictures; baseUrl: string }

/** All work outside of requests. In this order it is done when it is due together: the sample's days come first. */
export const portalJobs = (db: Kysely<Database>, { post, pictures, baseUrl }: Tools, clock: Clock): Job[] => [
  ...(post ? [mailJob(db, post, clock)] : []),
  picturesJob(db, pictures),
  daily('sample.refresh', today => refreshSampleCity(db, today)),
  daily('agreements.follow', () => db.transaction().execute(trx => followStandings(trx, refreshOffersOf, clock()))),
  daily('agreements.remind', () => db.transaction().execute(trx => remindOfEnds(trx, { baseUrl, now: clock() }))),
  daily('search_log.purge', today => purgeSearchLog(db, today)),
  daily('questions.purge', today => purgeQuestions(db, today)),
  daily('enquiries.purge', today => purgeEnquiries(db, today)),
  daily('log_ins.purge', async () => {
    await purgeLogIns(db, clock())
    return 0
  }),
  daily('api_answers.purge', () => purgeAnswers(db, clock())),
  daily('mail.purge', async today => {
    const purged = (await purgeLetters(db, today)) + (await purgeSink(db))
    await voidLetterTasks(db, clock())
    return purged
  }),
  // Also asked for by imports of what verdicts rest on. By the day: rules have days from which they hold.
  daily('answers.reverify', async today => {
    const changed = await reverifyAnswers(db, today)
    return changed.length > 0 ? { questions: changed.map(({ questionId }) => questionId) } : 0
  }),
  daily('files.sweep', () => sweepFiles(db, pictures.store, clock())),
  freshnessJob(db, baseUrl),
  duplicatesJob(db, pictures),
]

/** Work of a lane of its own: long runs, for which letters do not wait. */
export function feedJobs(db: Kysely<Database>, { pictures, baseUrl }: Tools, clock: Clock): Job[] {
  const tools = { store: pictures.store, baseUrl }
  return [...importJobs(db, tools, clock), ...pullJobs(db, tools, clock)]
}

/** What the worker did goes to the log. A mail server that is away is no fault of ours; of the database its watch tells. */
export const tellLog = (logger: Logger): Told => ({
  done: (job, figures) => logger.info({ job, ...figures }, 'work done'),
  failed(job, error) {
    if (error instanceof MailServerAway) logger.warn({ job, code: error.code }, 'mail server away')
    else if (!isDatabaseAway(error)) logger.error({ job, err: error }, 'work failed')
  },
})
