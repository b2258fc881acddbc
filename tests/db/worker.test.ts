import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HELD_MS, inSeconds, type Job, MOST_ATTEMPTS, nextDay } from '../../app/jobs/job.ts'
import { lastRunOf } from '../../app/jobs/last-runs.server.ts'
import { countJobs, requestJob, takeJob } from '../../app/jobs/queue.server.ts'
import { startWorker, type Told, type Worker, type WorkerOptions } from '../../app/jobs/worker.server.ts'
import type { Database } from '../../db/schema.ts'
import { ownDb, testDb } from './database.ts'

let db: Kysely<Database>
let now: Date
let did: string[]
let told: { done: unknown[]; failed: unknown[] }
const started: Worker[] = []

const clock = () => now
const pass = (ms: number) => {
  now = new Date(now.getTime() + ms)
}
const listener: Told = {
  done: (kind, figures) => told.done.push([kind, figures]),
  failed: (kind, error) => told.failed.push([kind, (error as Error).message]),
}
const purge = (more: Partial<Job> = {}): Job => ({
  kind: 'search_log.purge',
  next: nextDay,
  run: async run => {
    did.push(`purge ${run.now.toISOString()}`)
    return undefined
  },
  ...more,
})
const reverify = (more: Partial<Job> = {}): Job => ({
  kind: 'answers.reverify',
  run: async ({ subject }) => {
    did.push(`reverify ${subject}`)
    return undefined
  },
  ...more,
})
async function working(jobs: Job[], more: Partial<WorkerOptions> = {}): Promise<Worker> {
  const worker = await startWorker({ db, jobs, told: listener, clock, lookEveryMs: null, ...more })
  started.push(worker)
  return worker
}
const rows = () =>
  db.selectFrom('jobs').select(['kind', 'subject', 'state', 'attempts', 'last_error']).orderBy('id').execute()

beforeAll(async () => {
  db = await testDb()
})
afterAll(() => db.destroy())
beforeEach(async () => {
  for (const worker of started.splice(0)) await worker.stop()
  await db.deleteFrom('jobs').execute()
  now = new Date('2026-11-27T00:00:00Z')
  did = []
  told = { done: [], failed: [] }
})

describe('work that comes again', () => {
  test('is done at the start and once on each day of Tokyo, by the clock that was given', async () => {
    const worker = await working([purge()])
    expect(await worker.tick()).toEqual(['search_log.purge'])
    expect(await worker.tick()).toEqual([])
    now = new Date('2026-11-27T14:59:59Z')
    expect(await worker.tick()).toEqual([])
    now = new Date('2026-11-27T15:00:00Z')
    expect(await worker.tick()).toEqual(['search_log.purge'])
    expect(await worker.tick()).toEqual([])
    now = new Date('2026-12-24T03:00:00Z')
    expect(await worker.tick()).toEqual(['search_log.purge'])
    expect(did).toHaveLength(3)
  })

  test('is done once on a day also where the portal starts again', async () => {
    await (await working([purge()])).tick()
    expect(await (await working([purge()], { isAlone: true })).tick()).toEqual([])
  })

  test('is not put off by a clock that was ahead', async () => {
    now = new Date('2027-11-27T00:00:00Z')
    await (await working([purge()])).tick()
    now = new Date('2026-11-27T00:00:00Z')
    const worker = await working([purge()], { isAlone: true })
    expect(await worker.tick()).toEqual([])
    now = nextDay(now)
    expect(await worker.tick()).toEqual(['search_log.purge'])
  })

  test('is not even taken while there is nothing to do', async () => {
    let isWanted = false
    const worker = await working([purge({ next: inSeconds(5), isWanted: async () => isWanted })])
    expect(await worker.tick()).toEqual([])
    isWanted = true
    expect(await worker.tick()).toEqual(['search_log.purge'])
    expect(await worker.tick()).toEqual([])
    pass(5_000)
    expect(await worker.tick()).toEqual(['search_log.purge'])
  })

  test('is tried again after a failure, later each time and for ever, and one failure stops no other work', async () => {
    let isBroken = true
    const failing = purge({
      run: async () => {
        if (isBroken) throw Object.assign(new Error('no such victim@example.jp'), { code: '23505' })
        return { rows: 1 }
      },
    })
    const worker = await working([failing, reverify({ next: nextDay })])
    expect(await worker.tick()).toEqual(['search_log.purge', 'answers.reverify'])
    expect(told.failed).toEqual([['search_log.purge', 'no such victim@example.jp']])
    expect((await rows())[0]).toMatchObject({ state: 'waiting', attempts: 1, last_error: 'Error 23505' })
    expect(lastRunOf('search_log.purge')).toMatchObject({ endedAt: now, isDone: false })
    pass(4_999)
    expect(await worker.tick()).toEqual([])
    pass(1)
    expect(await worker.tick()).toEqual(['search_log.purge'])
    for (let tries = 0; tries < 2 * MOST_ATTEMPTS; tries++) {
      pass(60_000)
      expect(await worker.tick()).toEqual(['search_log.purge'])
    }
    isBroken = false
    pass(60_000)
    await worker.tick()
    expect(told.done).toEqual([['search_log.purge', { rows: 1 }]])
    expect((await rows())[0]).toMatchObject({ state: 'waiting', attempts: 0, last_error: null })
    expect(lastRunOf('search_log.purge')).toEqual({ beganAt: now, endedAt: now, isDone: true })
  })
})

describe('work that is asked for', () => {
  test('belongs to the transaction that asks, is done once however often it was asked for, and is gone', async () => {
    const worker = await working([reverify()])
    const failing = db.transaction().execute(async trx => {
      await requestJob(trx, 'answers.reverify', now)
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await worker.tick()).toEqual([])
    await requestJob(db, 'answers.reverify', now)
    await requestJob(db, 'answers.reverify', now)
    await requestJob(db, 'answers.reverify', now, 'zoning')
    expect(await worker.tick()).toEqual(['answers.reverify', 'answers.reverify'])
    expect(did).toEqual(['reverify ', 'reverify zoning'])
    expect(await rows()).toEqual([])
  })

  test('while it is being done is done again', async () => {
    let isFirst = true
    const worker = await working([
      reverify({
        run: async () => {
          did.push('run')
          if (isFirst) await requestJob(db, 'answers.reverify', now)
          isFirst = false
          return undefined
        },
      }),
    ])
    await requestJob(db, 'answers.reverify', now)
    await worker.tick()
    await worker.tick()
    expect(await worker.tick()).toEqual([])
    expect(did).toEqual(['run', 'run'])
  })

  test('is left for a person after some failures, counted, and begins anew when it is asked for again', async () => {
    const worker = await working([
      reverify({
        run: async () => {
          throw new Error('broken')
        },
      }),
    ])
    await requestJob(db, 'answers.reverify', now)
    for (let tries = 0; tries < MOST_ATTEMPTS; tries++) {
      await worker.tick()
      pass(60_000)
    }
    expect(await worker.tick()).toEqual([])
    expect(await countJobs(db, now)).toEqual({ waiting: 0, working: 0, retrying: 0, failed: 1, oldestDueSeconds: 0 })
    await requestJob(db, 'answers.reverify', now)
    pass(90_000)
    expect(await countJobs(db, now)).toMatchObject({ waiting: 1, failed: 0, oldestDueSeconds: 90 })
    expect(await worker.tick()).toEqual(['answers.reverify'])
  })
})

describe('several processes', () => {
  test('never do the same work at once', async () => {
    let release: () => void = () => {}
    const begun = new Promise<void>(begin => {
      const gate = new Promise<void>(open => {
        release = open
      })
      const slow = purge({
        run: async () => {
          did.push('purge')
          begin()
          await gate
          return undefined
        },
      })
      void working([slow]).then(worker => worker.tick())
    })
    await begun
    const other = await working([purge()])
    expect(await other.tick()).toEqual([])
    expect(await countJobs(db, now)).toMatchObject({ working: 1 })
    release()
    await started[0]?.tick()
    expect(await other.tick()).toEqual([])
    expect(did).toEqual(['purge'])
  })

  test('take over from one that was killed: after a minute, or at once where no other can be', async () => {
    const kinds = ['search_log.purge'] as const
    const worker = await working([purge()])
    await takeJob(db, { kinds, holder: 'killed', now, except: [] })
    expect(await worker.tick()).toEqual([])
    pass(HELD_MS)
    expect(await worker.tick()).toEqual(['search_log.purge'])
    now = nextDay(now)
    await takeJob(db, { kinds, holder: 'killed', now, except: [] })
    expect(await (await working([purge()], { isAlone: true })).tick()).toEqual(['search_log.purge'])
  })

  test('leave work of kinds that they do not know', async () => {
    await requestJob(db, 'answers.reverify', now)
    expect(await (await working([purge()])).tick()).toEqual(['search_log.purge'])
  })
})

test('a stop tells the work under way, takes nothing more and gives back what is not done', async () => {
  let signalled = false
  const stuck = purge({
    run: ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          signalled = true
          reject(new Error('stopped half way'))
        })
      }),
  })
  const worker = await working([stuck, reverify()])
  await requestJob(db, 'answers.reverify', now)
  const round = worker.tick()
  await expect.poll(async () => (await countJobs(db, now)).working).toBe(1)
  await worker.stop()
  expect(signalled).toBe(true)
  expect(await round).toEqual(['search_log.purge'])
  expect(did).toEqual([])
  expect(told.failed).toEqual([])
  expect(await rows()).toMatchObject([
    { kind: 'search_log.purge', state: 'waiting', attempts: 0 },
    { kind: 'answers.reverify', state: 'waiting', attempts: 0 },
  ])
})

test('a look and a stop go on where the database has gone, and say so', async () => {
  const gone = await ownDb()
  const worker = await startWorker({ db: gone, jobs: [purge()], told: listener, clock, lookEveryMs: null })
  await gone.destroy()
  await expect(worker.tick()).rejects.toThrow()
  await worker.stop()
  expect(told.failed).toHaveLength(1)
})
