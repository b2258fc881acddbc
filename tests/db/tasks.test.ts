import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hearersOf } from '../../app/tasks/hear.server.ts'
import { HEARERS, type PortalEvent } from '../../app/tasks/hearing.ts'
import { TASK_KINDS, type TaskKind } from '../../app/tasks/model.ts'
import { assignTask, closeTasks, countTasks, listTasks, openTask } from '../../app/tasks/tasks.server.ts'
import { isWorkingDay, workingDaysAfter } from '../../app/tasks/working-days.server.ts'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { TODAY } from './city.ts'
import { testDb } from './database.ts'
import { makeAccount, makeOrganisation, NOW } from './people.ts'
import { rolledBack } from './rolled-back.ts'

let db: Kysely<Database>
let mine: number
let other: number
const people: Record<string, number> = {}
beforeAll(async () => {
  db = await testDb()
  mine = await makeOrganisation(db, 'kita')
  other = await makeOrganisation(db, 'minami')
  const person = async (name: string, role: Parameters<typeof makeAccount>[1], organisationId: number | null) => {
    people[name] = (await makeAccount(db, role, { mail: `${name}@example.jp`, organisationId })).id
  }
  await person('member', 'partner_member', mine)
  await person('manager', 'partner_manager', mine)
  await person('gone', 'partner_member', mine)
  await person('stranger', 'partner_manager', other)
  await person('staff', 'staff', null)
  await person('lead', 'staff_manager', null)
  await person('operator', 'operator', null)
  await person('council', 'council_member', null)
  await db.updateTable('accounts').set({ state: 'disabled' }).where('id', '=', people.gone!).execute()
})
afterAll(() => db.destroy())

const undone = (name: string, run: (trx: Trx) => Promise<void>) => test(name, () => rolledBack(db, run))
const subject = { kind: 'offer', id: 7 } as const
const open = (trx: Trx, kind: TaskKind, organisationId: number | null = mine) =>
  openTask(trx, { kind, subject, organisationId, detail: { offer: 7 } }, NOW)
const close = (trx: Trx, kind: TaskKind) =>
  closeTasks(trx, { kind, subject, outcome: 'done', by: { accountId: people.staff! }, now: NOW })

describe('a task', () => {
  test.each(Object.keys(TASK_KINDS) as TaskKind[])('%s is whose its kind says, and due on a working day', kind =>
    rolledBack(db, async trx => {
      await open(trx, kind)
      const { owner, workingDays } = TASK_KINDS[kind]
      const found = await listTasks(trx, { organisationId: owner === 'city' ? null : mine })
      const dueOn = workingDaysAfter(TODAY, workingDays)
      expect(found).toMatchObject([
        { kind, subject: { kind: 'offer', id: '7' }, dueOn, detail: { offer: 7 }, outcome: null },
      ])
      expect(isWorkingDay(found[0]!.dueOn)).toBe(true)
      for (const who of [owner === 'city' ? mine : null, other])
        expect(await listTasks(trx, { organisationId: who })).toEqual([])
    }),
  )

  undone('opened twice is one, until it is closed', async trx => {
    await open(trx, 'put_right')
    await open(trx, 'put_right')
    expect(await listTasks(trx, { organisationId: mine })).toHaveLength(1)
    expect([await close(trx, 'put_right'), await close(trx, 'put_right')]).toEqual([1, 0])
    expect(await listTasks(trx, { organisationId: mine })).toEqual([])
    await open(trx, 'put_right')
    expect(await listTasks(trx, { organisationId: mine })).toHaveLength(1)
    const closed = await trx
      .selectFrom('tasks')
      .select(['closed_by', 'outcome'])
      .where('closed_at', 'is not', null)
      .execute()
    expect(closed).toEqual([{ closed_by: `account:${people.staff}`, outcome: 'done' }])
  })

  undone('is counted with those that are late', async trx => {
    await open(trx, 'review_listing')
    const [task] = await listTasks(trx, { organisationId: null })
    const dueOn = task!.dueOn
    const count = (today: string) => countTasks(trx, { organisationId: null, today })
    expect(await count(dueOn)).toEqual([{ kind: 'review_listing', open: 1, late: 0 }])
    expect(await count('2027-01-01')).toEqual([{ kind: 'review_listing', open: 1, late: 1 }])
  })

  undone('is given to somebody, with a line of the log, while it is open', async trx => {
    await open(trx, 'review_listing')
    const assign = (assigneeId: number | null) =>
      assignTask(trx, { kind: 'review_listing', subject, assigneeId, by: { accountId: people.lead! }, now: NOW })
    expect(await assign(people.staff!)).toBe(true)
    expect((await listTasks(trx, { organisationId: null }))[0]?.assigneeId).toBe(people.staff)
    expect(await assign(null)).toBe(true)
    await close(trx, 'review_listing')
    expect(await assign(people.staff!)).toBe(false)
    const lines = await trx.selectFrom('audit_log').select(['action', 'fields']).execute()
    expect(lines).toEqual([1, 2].map(() => ({ action: 'task.assign', fields: ['assignee'] })))
  })
})

describe('who hears of what', () => {
  const WHO = {
    writer: ['member'],
    speakers: ['manager'],
    members: ['member', 'manager'],
    desk: ['staff', 'lead'],
    lead: ['lead'],
  }

  test.each(Object.keys(HEARERS) as PortalEvent[])(
    '%s: those whom the table names, each once, and nobody else',
    async event => {
      const heard = await hearersOf(db, event, { organisationId: mine, writerId: people.member! })
      const expected = new Set(HEARERS[event].flatMap(hearer => WHO[hearer]))
      expect(heard.map(({ mail }) => mail).sort()).toEqual([...expected].map(name => `${name}@example.jp`).sort())
    },
  )

  test('a thing of nobody’s is heard of by the city only', async () => {
    expect(await hearersOf(db, 'offer.overdue', { organisationId: null })).toEqual([])
    expect(await hearersOf(db, 'listing.published', { organisationId: mine, writerId: people.gone! })).toEqual([])
  })
})
