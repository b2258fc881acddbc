import { existsSync, statSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendAudit, verifyAudit } from '../../app/audit/audit.server.ts'
import { endLogInsAfterRestore } from '../../app/auth/after-restore.server.ts'
import { listPhotosWithoutFiles } from '../../app/files/missing.server.ts'
import { originalName } from '../../app/files/picture-name.ts'
import { diskStore } from '../../app/files/storage.server.ts'
import { restoreBackup } from '../../db/backup/restore.ts'
import { writeBackup } from '../../db/backup/write.ts'
import type { Trx } from '../../db/client.server.ts'
import { migrator, namesRun } from '../../db/migrate.ts'
import { jsonb } from '../../db/postgis.ts'
import { AWKWARD, type BackedUp, backedUp, filesOf, KEY, progress, restoring, stateOf } from './backed-up.ts'
import { ownDb } from './database.ts'
import { NOW } from './people.ts'

let backup: BackedUp
beforeAll(async () => {
  backup = await backedUp()
})
afterAll(() => backup?.end())

const bringBack = (given: Parameters<typeof restoring>[0] = {}, file = backup.file) =>
  restoreBackup(backup.target.db, backup.target.store, file, restoring(given))
const organisation = (slug: string) => ({ slug, kind: 'realtor', name_ja: 'a', name_en: 'a' })

test('every table and file comes back to the same, and numbers go on', async () => {
  const { source, target, file } = backup
  await bringBack({ replace: false })
  expect(await stateOf(target)).toEqual(await stateOf(source))
  expect(Object.keys(await filesOf(target.store))).toHaveLength(2)
  expect(await verifyAudit(target.db)).toEqual(await verifyAudit(source.db))
  expect((await target.db.selectFrom('accounts').select('name').executeTakeFirst())?.name).toBe(AWKWARD)
  const { rows } = await sql`
    insert into verdict_questions (asked_on, locale, inputs, content_hash)
    values ('2026-11-22', 'ja', '{}', '4') returning id`.execute(target.db)
  expect(rows, 'a number that was given is not given again').toEqual([{ id: 4 }])
  expect(statSync(file).mode & 0o777, 'for its owner alone').toBe(0o600)
})

test('the database keeps its rules', async () => {
  const { db } = backup.target
  await expect(sql`truncate audit_log`.execute(db)).rejects.toThrow('append-only')
  await expect(sql`delete from organisations`.execute(db)).rejects.toMatchObject({ code: '23503' })
})

test('a place that holds something is refused, and what it holds is told', async () => {
  const before = await stateOf(backup.target)
  const refused = bringBack({ replace: false })
  const tables = expect.arrayContaining([['audit_log', 3]])
  await expect(refused).rejects.toMatchObject({ reason: 'notEmpty', detail: { files: 2, tables } })
  expect(await stateOf(backup.target)).toEqual(before)
})

test('what is there gives way when that is asked for', async () => {
  const { source, target } = backup
  await target.db.insertInto('organisations').values(organisation('other')).execute()
  await target.store.put(originalName('cd'.repeat(32)), [Buffer.from('other')])
  const { thrownAway } = await bringBack()
  expect(thrownAway.files).toBe(3)
  expect(await stateOf(target)).toEqual(await stateOf(source))
})

test('a restore that fails at its very end has changed nothing', async () => {
  const { target } = backup
  await target.db
    .insertInto('portal_state')
    .values({ key: 'mine', value: jsonb(1) })
    .execute()
  await target.store.delete(originalName(KEY))
  const before = await stateOf(target)
  await expect(bringBack({ afterwards: () => Promise.reject(new Error('late')) })).rejects.toThrow('late')
  expect(await stateOf(target)).toEqual(before)
})

test('log-ins and links end, and the audit log goes on', async () => {
  const { db } = backup.target
  const afterwards = async (trx: Trx) => {
    expect(await endLogInsAfterRestore(trx, NOW)).toEqual({ sessions: 1, links: 1 })
    const entry = { actor: 'terminal', action: 'portal.restore', subjectKind: 'backup', subjectId: null } as const
    await appendAudit(trx, entry, NOW)
  }
  await bringBack({ afterwards })
  expect(await verifyAudit(db)).toMatchObject({ lines: 4, brokenAt: null })
  expect(await db.selectFrom('sessions').select('id').where('revoked_at', 'is', null).execute()).toEqual([])
  expect(await db.selectFrom('mail_tokens').select('id').where('used_at', 'is', null).execute()).toEqual([])
})

test('photos without a file in the backup are known', async () => {
  const { db, store } = backup.source
  expect(await listPhotosWithoutFiles(db, new Set(Object.keys(await filesOf(store))))).toEqual([])
  expect(await listPhotosWithoutFiles(db, new Set([originalName(KEY)]))).toEqual([1])
})

test('no backup is written over another file, nor of nothing', async () => {
  const { source, file, path } = backup
  const making = { now: NOW, progress }
  await expect(writeBackup(source.db, source.store, file, making)).rejects.toMatchObject({ reason: 'exists' })
  const empty = writeBackup(await ownDb(), diskStore(path('none')), path('empty.zip'), making)
  await expect(empty).rejects.toMatchObject({ reason: 'nothingToBackUp' })
  expect(existsSync(path('empty.zip'))).toBe(false)
})

test('a backup of an older schema is brought up to date', async () => {
  const { target, path } = backup
  const old = await ownDb()
  const [last] = namesRun(await migrator(old).migrateDown())
  await old.insertInto('organisations').values(organisation('old')).execute()
  const { migrations } = await writeBackup(old, diskStore(path('none')), path('old.zip'), { now: NOW, progress })
  expect(migrations).not.toContain(last)
  const { migrated } = await bringBack({}, path('old.zip'))
  expect(migrated).toEqual([last])
  expect(await target.db.selectFrom('organisations').select('slug').execute()).toEqual([{ slug: 'old' }])
  expect(await filesOf(target.store)).toEqual({})
  expect(namesRun(await migrator(target.db).migrateToLatest())).toEqual([])
})
