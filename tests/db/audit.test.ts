import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { appendAudit, countAudit, listAudit, verifyAudit } from '../../app/audit/audit.server.ts'
import { chainedText, FIRST_LINK } from '../../app/audit/entry.ts'
import type { AuditFilter } from '../../app/audit/filter.ts'
import { tellAudit } from '../../db/cli/account-commands.ts'
import type { Database } from '../../db/schema.ts'
import { ownDb } from './database.ts'
import { later, NOW } from './people.ts'

const add = (db: Kysely<Database>, action: string, minutes = 0) =>
  db
    .transaction()
    .execute(trx =>
      appendAudit(
        trx,
        { actor: { accountId: 7 }, action, subjectKind: 'listing', subjectId: 12, fields: ['rent_yen', 'tax'] },
        later(minutes),
      ),
    )

/** As somebody could who owns the database. */
const force = async (db: Kysely<Database>, statement: string) => {
  await sql`alter table audit_log disable trigger audit_log_append_only`.execute(db)
  await sql.raw(statement).execute(db)
  await sql`alter table audit_log enable trigger audit_log_append_only`.execute(db)
}

test('the audit log is a chain that can only grow', async () => {
  const db = await ownDb()
  expect(await verifyAudit(db)).toEqual({ lines: 0, head: FIRST_LINK, brokenAt: null, goOnAfter: null })
  for (let i = 0; i < 5; i++) await add(db, `act ${i}`, i)
  const whole = await verifyAudit(db)
  expect(whole).toMatchObject({ lines: 5, brokenAt: null })
  expect(tellAudit(whole)).toBe(0)
  const [last] = await listAudit(db, { limit: 1 })
  expect(last).toMatchObject({ actor: 'account:7', subjectId: '12', fields: ['rent_yen', 'tax'], at: later(4) })
  for (const statement of ["update audit_log set actor = 'x'", 'delete from audit_log', 'truncate audit_log'])
    await expect(sql.raw(statement).execute(db), statement).rejects.toThrow('append-only')
})

test.each([
  ['altered', "update audit_log set action = 'nothing' where id = 3", 3],
  ['altered in its fields', "update audit_log set fields = '{rent_yen}' where id = 2", 2],
  ['moved in time', "update audit_log set at = at + interval '1 millisecond' where id = 4", 4],
  ['taken out', 'delete from audit_log where id = 3', 4],
  ['taken off the beginning', 'delete from audit_log where id = 1', 2],
])('a line that is %s breaks the chain there', async (_how, statement, at) => {
  const db = await ownDb()
  for (let i = 0; i < 5; i++) await add(db, `act ${i}`, i)
  await force(db, statement)
  const check = await verifyAudit(db)
  expect(check.brokenAt).toBe(at)
  expect(tellAudit(check)).toBe(1)
})

test('lines added at once stand one after the other; what is rolled back leaves none', async () => {
  const db = await ownDb()
  await Promise.all(Array.from({ length: 8 }, (_, i) => add(db, `act ${i}`)))
  const undone = db.transaction().execute(async trx => {
    await appendAudit(trx, { actor: 'portal', action: 'undone', subjectKind: 'x', subjectId: null }, NOW)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  await add(db, 'after')
  expect(await verifyAudit(db)).toMatchObject({ lines: 9, brokenAt: null })
})

test('a long log is followed in parts: each goes on from where the one before left off', async () => {
  const db = await ownDb()
  const lines = 2_300
  let previousHash = FIRST_LINK
  const rows = Array.from({ length: lines }, (_, i) => {
    const row = { at: later(i), actor: 'portal', action: 'act', subjectKind: 'x', subjectId: String(i), fields: [] }
    const hash = createHash('sha256')
      .update(chainedText({ ...row, previousHash }))
      .digest('hex')
    const { subjectKind, subjectId, ...rest } = row
    const made = { ...rest, subject_kind: subjectKind, subject_id: subjectId, previous_hash: previousHash, hash }
    previousHash = hash
    return made
  })
  for (let at = 0; at < lines; at += 500)
    await db
      .insertInto('audit_log')
      .values(rows.slice(at, at + 500))
      .execute()
  const first = await verifyAudit(db, { mayGoOn: () => false })
  expect(first).toMatchObject({ lines: 1_000, brokenAt: null, goOnAfter: 1_000 })
  const rest = await verifyAudit(db, { from: 1_000 })
  expect(rest).toEqual({ lines: 1_300, head: previousHash, brokenAt: null, goOnAfter: null })
  await force(db, "update audit_log set action = 'other' where id = 1500")
  expect((await verifyAudit(db, { from: 1_000 })).brokenAt).toBe(1_500)
  expect((await verifyAudit(db, { mayGoOn: () => false })).brokenAt).toBeNull()
})

test('lines are found by who, what, about what and when', async () => {
  const db = await ownDb()
  await add(db, 'act.one', 0)
  await add(db, 'act.two', 60 * 24)
  const found = async (filter: AuditFilter) => [
    (await listAudit(db, { filter, limit: 9 })).map(({ action }) => action),
    await countAudit(db, filter),
  ]
  expect(await found({})).toEqual([['act.two', 'act.one'], 2])
  expect(await found({ action: 'act.one' })).toEqual([['act.one'], 1])
  expect(await found({ actor: 'account:7', subjectKind: 'listing', subjectId: '12' })).toEqual([
    ['act.two', 'act.one'],
    2,
  ])
  expect(await found({ actor: 'portal' })).toEqual([[], 0])
  // Days are Tokyo's: noon there is three in the morning in London.
  expect(await found({ day: '2026-11-22' })).toEqual([['act.one'], 1])
  expect(await found({ day: '2026-11-23' })).toEqual([['act.two'], 1])
})
