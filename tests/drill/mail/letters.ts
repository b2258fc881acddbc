// Run in a clone while its portal is stopped: writes letters, says how they stand, or sends them by a clock of its own.
import { createInterface } from 'node:readline/promises'
import type { Kysely } from 'kysely'
import { startWorker } from '../../../app/jobs/worker.server.ts'
import { countLetters, writeLetter } from '../../../app/mail/outbox.server.ts'
import { openPost } from '../../../app/mail/post.server.ts'
import { readEnv } from '../../../app/server/env.ts'
import { mailJob } from '../../../app/server/work.ts'
import { openForWork } from '../../../db/open.ts'
import { claim } from '../../../db/place.ts'
import type { Database } from '../../../db/schema.ts'

const env = readEnv(process.env)
const print = (answer: unknown) => process.stdout.write(`${JSON.stringify(answer)}\n`)

/** In transactions of ten, and no other letter beside them; what is printed has been committed. */
async function write(db: Kysely<Database>, count: number, now: Date) {
  await db.deleteFrom('outbox').execute()
  for (let done = 0; done < count; done += 10)
    await db.transaction().execute(async trx => {
      for (let i = 0; i < 10; i++) {
        const values = { at: now, link: `${env.BASE_URL}/account` }
        const letter = {
          kind: 'password_changed',
          locale: i % 2 ? 'ja' : 'en',
          to: `p${done + i}@example.jp`,
          values,
        } as const
        await writeLetter(trx, letter, { baseUrl: env.BASE_URL, now })
      }
    })
  const rows = await db.selectFrom('outbox').select('message_id').where('state', '=', 'waiting').execute()
  print(rows.map(row => row.message_id))
}

const tries = async (db: Kysely<Database>) =>
  (await db.selectFrom('outbox').select('attempts').where('attempts', '>', 0).where('state', '=', 'waiting').execute())
    .length

/**
 * Letters, then an hour in which nobody listens at SMTP_URL, in looks of five seconds; then, when told that somebody does,
 * until all are out. All of it in the past, so that nothing is put off to hours that have not come.
 */
async function hour(db: Kysely<Database>, count: number) {
  let now = new Date(Date.now() - 3 * 3_600_000)
  await write(db, count, now)
  const clock = () => now
  const post = openPost(env.SMTP_URL ?? '', { from: env.MAIL_FROM, baseUrl: env.BASE_URL })
  let refusals = 0
  const told = { done: () => {}, failed: () => void refusals++ }
  const worker = await startWorker({
    db,
    jobs: [mailJob(db, post, clock)],
    told,
    clock,
    isAlone: true,
    lookEveryMs: null,
  })
  const look = async () => {
    await worker.tick()
    now = new Date(now.getTime() + 5_000)
  }
  for (let seconds = 0; seconds < 3_600; seconds += 5) await look()
  print({ ...(await countLetters(db, now)), tries: await tries(db), refusals })
  await createInterface({ input: process.stdin }).question('')
  const back = now.getTime()
  for (let looks = 0; looks < 720 && (await countLetters(db, now)).waiting > 0; looks++) await look()
  print({ ...(await countLetters(db, now)), seconds: (now.getTime() - back) / 1000 })
  await worker.stop()
  post.close()
}

const release = claim(env)
const db = await openForWork(env)
const [task, count] = process.argv.slice(2)
if (task === 'write') await write(db, Number(count), new Date())
else if (task === 'hour') await hour(db, Number(count))
else print(await countLetters(db, new Date()))
await db.destroy()
release()
process.exit(0)
