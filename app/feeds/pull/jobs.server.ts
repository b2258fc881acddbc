import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { FileStore } from '../../files/storage.server.ts'
import { type Clock, inSeconds, type Job, nextMorning } from '../../jobs/job.ts'
import { followAbsences } from '../absence/follow.server.ts'
import { requestDueFeeds } from './due.server.ts'
import { PUBLIC_INTERNET } from './fetch.server.ts'
import { runFeed } from './run.server.ts'

type Tools = { store: FileStore; baseUrl: string }

const LOOK_EVERY_S = 60

/** Looks which feeds are due, fetches each in a job of its own, and follows what lists do not name any more. */
export const pullJobs = (db: Kysely<Database>, { store, baseUrl }: Tools, clock: Clock): Job[] => [
  {
    kind: 'feeds.due',
    next: inSeconds(LOOK_EVERY_S),
    async run({ now }) {
      const count = await requestDueFeeds(db, now)
      return count > 0 ? { count } : undefined
    },
  },
  {
    kind: 'feeds.pull',
    async run({ subject, signal }) {
      const means = { store, reach: PUBLIC_INTERNET, clock, signal, baseUrl }
      return (await runFeed(db, Number(subject), means)) ?? undefined
    },
  },
  {
    kind: 'absences.follow',
    next: nextMorning,
    async run({ now, signal }) {
      const followed = await followAbsences(db, { baseUrl, now }, signal)
      return Object.values(followed).some(count => count > 0) ? followed : undefined
    },
  },
]
