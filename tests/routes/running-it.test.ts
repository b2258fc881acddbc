import { parse } from 'csv-parse/sync'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appendAudit, verifyAudit } from '../../app/audit/audit.server.ts'
import { writeLetter } from '../../app/mail/outbox.server.ts'
import type { Post } from '../../app/mail/post.server.ts'
import { sendDue } from '../../app/mail/send.server.ts'
import { openLetterTask } from '../../app/tasks/dead-letters.server.ts'
import { listTasks } from '../../app/tasks/tasks.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from '../db/database.ts'
import { makeAccount, makeOrganisation, NOW } from '../db/people.ts'
import { routesHandle } from './drawing.ts'
import { enterAs } from './entering.ts'
import { type Serving, serve } from './serving.ts'

let db: Kysely<Database>
let portal: Serving
let realtor: number
beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  portal = await serve({ handle: await routesHandle() })
  realtor = await makeOrganisation(db, 'kita')
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})
beforeEach(async () => {
  for (const table of ['accounts', 'outbox', 'jobs', 'tasks'] as const) await db.deleteFrom(table).execute()
})

const as = async (role: 'staff' | 'staff_manager' | 'operator' | 'partner_manager') => {
  const organisationId = role === 'partner_manager' ? realtor : null
  const user = await makeAccount(db, role, { mail: `${role}@example.jp`, organisationId })
  return { user, browser: await enterAs(portal, db, user) }
}
const add = (action: string, subjectId: number, fields: string[] = []) =>
  db
    .transaction()
    .execute(trx => appendAudit(trx, { actor: 'terminal', action, subjectKind: 'offer', subjectId, fields }, NOW))

describe('the audit log’s page', () => {
  test('says in words who did what, leaves what it does not know, and narrows', async () => {
    await add('listing.close', 41)
    await add('moon.land', 42, ['flag'])
    const { browser } = await as('operator')
    const page = (await browser.get('/staff/audit')).body
    for (const words of ['端末からの操作', '成約にした', 'moon.land', '募集 42', 'flag']) expect(page).toContain(words)
    const some = (await browser.get('/staff/audit?action=moon.land&day=2026-11-22')).body
    expect([some.includes('募集 42'), some.includes('募集 41')]).toEqual([true, false])
    expect((await browser.get('/staff/audit?day=2026-11-21')).body).toContain('当てはまる記録はありません')
    expect((await browser.get('/en/staff/audit?subjectKind=offer&subjectId=41')).body).toContain(
      'Closed as let or sold',
    )
  })

  test('is for the city’s managers and operators', async () => {
    for (const role of ['staff', 'partner_manager'] as const) {
      const { browser } = await as(role)
      expect((await browser.get('/staff/audit')).status, role).toBe(404)
      expect((await browser.get('/staff/audit.csv')).status, role).toBe(404)
      expect((await browser.post('/staff/audit', {})).status, role).toBe(404)
    }
  })

  test('follows the chain and shows its head', async () => {
    await add('listing.close', 1)
    const { browser } = await as('staff_manager')
    const { head, lines } = await verifyAudit(db)
    const checked = await browser.post('/staff/audit', {})
    expect(checked.status).toBe(200)
    expect(checked.body).toContain(head)
    expect(checked.body).toContain(`${lines}行すべてつながっています`)
  })

  test('is exported under the same filter, with formulas escaped', async () => {
    await add('account.edit', 77, ['=HYPERLINK("x")'])
    const { browser } = await as('operator')
    const file = await browser.get('/staff/audit.csv?subjectKind=offer&subjectId=77')
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(file.headers['content-disposition']).toContain('audit.csv')
    expect((await browser.get('/en/staff/audit?action=account.edit')).body).toContain(
      'href="/staff/audit.csv?action=account.edit"',
    )
    const rows = parse(file.body, { columns: true, bom: true }) as Record<string, string>[]
    expect(rows).toMatchObject([{ action: 'account.edit', subject_id: '77', fields: `'=HYPERLINK("x")` }])
  })
})

const letter = (to: string) =>
  db
    .transaction()
    .execute(trx =>
      writeLetter(
        trx,
        { kind: 'reset', locale: 'ja', to, values: { link: 'http://portal.test/x', validUntil: NOW } },
        { baseUrl: 'http://portal.test', now: NOW },
      ),
    )
const refusing = (responseCode: number): Post => ({
  send: () => Promise.reject(Object.assign(new Error('no'), { code: 'EENVELOPE', command: 'RCPT TO', responseCode })),
  close: () => {},
})
const dead = async (to: string) => {
  const id = await letter(to)
  await sendDue(db, refusing(550), { clock: () => NOW, onDead: openLetterTask })
  return id
}
const tasks = async () => (await listTasks(db, { organisationId: null })).map(({ kind, subject }) => [kind, subject.id])

describe('the outbox’s page', () => {
  test('a letter that nobody takes opens a task, once; sent again it is done', async () => {
    const id = await dead('gone@example.jp')
    expect(await tasks()).toEqual([['dead_letter', String(id)]])
    const { user, browser } = await as('staff_manager')
    expect((await browser.get('/staff')).body).toContain(`/staff/mail?state=failed#letter-${id}`)
    const page = (await browser.get('/staff/mail?state=failed')).body
    for (const words of ['gone@example.jp', 'EENVELOPE RCPT TO 550', '確かめてください']) expect(page).toContain(words)
    const sent = await browser.post('/staff/mail?state=failed', { intent: 'resend', letter: String(id) })
    expect(sent.headers.location).toBe('/staff/mail?done=resent')
    expect(await tasks()).toEqual([])
    const line = await db
      .selectFrom('audit_log')
      .select(['actor', 'action', 'subject_id'])
      .orderBy('id', 'desc')
      .executeTakeFirst()
    expect(line).toEqual({ actor: `account:${user.id}`, action: 'outbox.resend', subject_id: String(id) })
    expect((await browser.post('/staff/mail', { intent: 'resend', letter: String(id) })).status).toBe(404)
    // Given up once more, it asks once more.
    await sendDue(db, refusing(550), { clock: () => new Date(), onDead: openLetterTask })
    expect(await tasks()).toEqual([['dead_letter', String(id)]])
  })

  test('a letter that is put off is no task', async () => {
    await letter('busy@example.jp')
    await sendDue(db, refusing(450), { clock: () => NOW, onDead: openLetterTask })
    expect(await tasks()).toEqual([])
  })

  test('shows staff the place of an address only, and lets them send nothing', async () => {
    const id = await dead('gone@example.jp')
    const { browser } = await as('staff')
    const page = (await browser.get('/staff/mail?state=failed')).body
    expect([page.includes('…@example.jp'), page.includes('gone@example.jp')]).toEqual([true, false])
    expect(page).not.toContain('name="letter"')
    expect((await browser.post('/staff/mail', { intent: 'resend', letter: String(id) })).status).toBe(404)
    expect((await (await as('partner_manager')).browser.get('/staff/mail')).status).toBe(404)
  })
})

describe('the page of jobs', () => {
  const fail = () =>
    db
      .insertInto('jobs')
      .values({ kind: 'answers.reverify', state: 'failed', attempts: 10, due_at: NOW, requested_at: NOW })
      .returning('id')
      .executeTakeFirstOrThrow()

  test('says what failed; an operator has it done again', async () => {
    const { id } = await fail()
    const { browser } = await as('operator')
    expect((await browser.get('/staff/jobs')).body).toContain('失敗して止まっている')
    const again = await browser.post('/en/staff/jobs', { intent: 'retry', job: String(id) })
    expect(again.headers.location).toBe('/en/staff/jobs?done=retried')
    const job = await db.selectFrom('jobs').select(['state', 'attempts']).where('id', '=', id).executeTakeFirst()
    expect(job).toEqual({ state: 'waiting', attempts: 0 })
    expect((await browser.post('/staff/jobs', { intent: 'retry', job: String(id) })).status).toBe(404)
  })

  test('can be looked at by the city, and is not there for partners', async () => {
    const { id } = await fail()
    const { browser } = await as('staff_manager')
    expect((await browser.get('/staff/jobs')).status).toBe(200)
    expect((await browser.post('/staff/jobs', { intent: 'retry', job: String(id) })).status).toBe(404)
    expect((await (await as('partner_manager')).browser.get('/staff/jobs')).status).toBe(404)
  })
})
