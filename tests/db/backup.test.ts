import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import yauzl from 'yauzl'
import { appendAudit, verifyAudit } from '../../app/audit/audit.server.ts'
import { endLogInsAfterRestore } from '../../app/auth/after-restore.server.ts'
import { listPhotosWithoutFiles } from '../../app/files/missing.server.ts'
import { originalName, variantName } from '../../app/files/picture-name.ts'
import { diskStore, type FileStore } from '../../app/files/storage.server.ts'
import { openArchive, writeArchive } from '../../db/backup/archive.ts'
import { tablePart } from '../../db/backup/manifest.ts'
import { restoreBackup } from '../../db/backup/restore.ts'
import { writeBackup } from '../../db/backup/write.ts'
import { migrator, namesRun } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { jsonb } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { tableHashes } from '../fixtures/table-hashes.ts'
import { makeCity, offerListing } from './city.ts'
import { ownDb, testDb } from './database.ts'
import { makeAccount, NOW } from './people.ts'

const folder = mkdtempSync(join(tmpdir(), 'backup-'))
const storeIn = (name: string) => diskStore(join(folder, name))
const KEY = 'ab'.repeat(32)
const progress = () => {}
/** All that a text may hold and a line may stumble over. */
const AWKWARD = 'a\u2028b\u0085c\r\nd\t"e" \\n \\ {f,g} 𠮷野家 ｶﾞ 〜 \u{1F3ED}'

let source: Kysely<Database>
let target: Kysely<Database>
let file: string
const shelf = { source: storeIn('source'), target: storeIn('target') }

beforeAll(async () => {
  source = await testDb()
  target = await testDb()
  await fill(source, shelf.source)
  file = join(folder, 'whole.zip')
  await writeBackup(source, shelf.source, file, { now: NOW, progress })
})
afterAll(async () => {
  await source?.destroy()
  await target?.destroy()
  rmSync(folder, { recursive: true })
})

/** Something of every type of column, and numbers that were given and taken back. */
async function fill(db: Kysely<Database>, store: FileStore): Promise<void> {
  const city = await makeCity(db)
  const lot = [
    [139.37, 35.65],
    [139.3712345678, 35.65],
    [139.371, 35.66],
    [139.37, 35.65],
  ]
  const asset = {
    location: [139.3710000001, 35.6570000003] as [number, number],
    lot: { type: 'Polygon' as const, coordinates: [lot] },
  }
  const { assetId } = await offerListing(db, city, { asset, facts: { ceiling_height_min_m: 5.25, remarks: AWKWARD } })
  for (let i = 0; i < 3; i++) await offerListing(db, city)
  const { id } = await makeAccount(db, 'staff', { mail: 'a@example.jp', codes: true })
  await db.updateTable('accounts').set({ name: AWKWARD }).where('id', '=', id).execute()
  const at = new Date('2026-11-22T03:04:05.678Z')
  await db
    .insertInto('sessions')
    .values({
      token_hash: 'a',
      account_id: id,
      stage: 'full',
      method: 'code',
      address: '',
      agent: '',
      created_at: at,
      last_seen_at: at,
      expires_at: at,
    })
    .execute()
  await db
    .insertInto('mail_tokens')
    .values({ account_id: id, purpose: 'reset', token_hash: 'b', expires_at: at })
    .execute()
  await sql`update sessions set created_at = created_at + interval '1 microsecond'`.execute(db)
  await db.transaction().execute(async trx => {
    for (let i = 0; i < 3; i++)
      await appendAudit(trx, { actor: 'portal', action: 'x', subjectKind: 'y', subjectId: i, fields: ['a,b', '"'] }, at)
  })
  await db
    .insertInto('portal_state')
    .values({ key: 'k', value: jsonb({ text: AWKWARD, n: 1.5, none: null }) })
    .execute()
  for (const hash of ['1', '2', '3'])
    await db
      .insertInto('verdict_questions')
      .values({
        asked_on: '2026-11-22',
        locale: 'ja',
        inputs: jsonb({}),
        content_hash: hash,
        words: null,
        mail: null,
        phone: null,
      })
      .execute()
  await db.deleteFrom('verdict_questions').where('content_hash', '!=', '1').execute()
  const photo = { asset_id: assetId, right_holder: 'r', width: 400, height: 300, state: 'ready', is_public: true }
  await db
    .insertInto('photos')
    .values({
      ...photo,
      position: 1,
      file_key: KEY,
      variants: [400],
      alt_ja: AWKWARD.slice(0, 9),
      alt_en: null,
      taken_on: null,
      sha256: null,
      uploaded_by: null,
      claimed_at: null,
      refusal: null,
    })
    .execute()
  await store.put(variantName(KEY, 400), [Buffer.from('a picture, as it were')])
  await store.put(originalName(KEY), [Buffer.alloc(100_000, 7)])
}

const afterwards = async () => {}
const restoring = (given: Partial<Parameters<typeof restoreBackup>[3]> = {}) => ({
  replace: true,
  progress,
  afterwards,
  ...given,
})

async function filesOf(store: FileStore): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for await (const { name } of store.list()) files[name] = (await store.get(name))!.toString('base64')
  return files
}

/** All of a database and its files. */
const stateOf = async (db: Kysely<Database>, store: FileStore) => [await tableHashes(db), await filesOf(store)]

describe('a backup', () => {
  test('brings every table and file back to the same, and numbers go on', async () => {
    await restoreBackup(target, shelf.target, file, restoring({ replace: false }))
    expect(await stateOf(target, shelf.target)).toEqual(await stateOf(source, shelf.source))
    expect(Object.keys(await filesOf(shelf.target))).toHaveLength(2)
    expect(await verifyAudit(target)).toEqual(await verifyAudit(source))
    expect(statSync(file).mode & 0o777, 'for its owner alone').toBe(0o600)
    const values = {
      asked_on: '2026-11-22',
      locale: 'ja',
      inputs: jsonb({}),
      content_hash: '4',
      words: null,
      mail: null,
      phone: null,
    }
    const next = await target.insertInto('verdict_questions').values(values).returning('id').executeTakeFirst()
    expect(next?.id, 'a number that was given is not given again').toBe(4)
    const remarks = target.selectFrom('accounts').select('name').executeTakeFirst()
    expect((await remarks)?.name).toBe(AWKWARD)
    await expect(sql`truncate audit_log`.execute(target)).rejects.toThrow('append-only')
    await expect(sql`delete from organisations`.execute(target)).rejects.toMatchObject({ code: '23503' })
  })

  test('is refused where something is already, and says what', async () => {
    const before = await stateOf(target, shelf.target)
    const refused = restoreBackup(target, shelf.target, file, restoring({ replace: false }))
    await expect(refused).rejects.toMatchObject({ reason: 'notEmpty', detail: { files: 2 } })
    await expect(refused).rejects.toMatchObject({ detail: { tables: expect.arrayContaining([['audit_log', 3]]) } })
    expect(await stateOf(target, shelf.target)).toEqual(before)
  })

  test('takes the place of what is there when that is asked for', async () => {
    await target
      .insertInto('organisations')
      .values({ slug: 'other', kind: 'realtor', name_ja: 'a', name_en: 'a' })
      .execute()
    await shelf.target.put(originalName('cd'.repeat(32)), [Buffer.from('other')])
    const { thrownAway } = await restoreBackup(target, shelf.target, file, restoring())
    expect(thrownAway.files).toBe(3)
    expect(await stateOf(target, shelf.target)).toEqual(await stateOf(source, shelf.source))
  })

  test('that fails at its very end has changed nothing', async () => {
    await target
      .insertInto('portal_state')
      .values({ key: 'mine', value: jsonb(1) })
      .execute()
    await shelf.target.delete(originalName(KEY))
    const before = await stateOf(target, shelf.target)
    const failing = restoring({ afterwards: () => Promise.reject(new Error('late')) })
    await expect(restoreBackup(target, shelf.target, file, failing)).rejects.toThrow('late')
    expect(await stateOf(target, shelf.target)).toEqual(before)
  })

  test('ends log-ins and links, and the audit log goes on', async () => {
    const after = async (trx: Parameters<typeof endLogInsAfterRestore>[0]) => {
      expect(await endLogInsAfterRestore(trx, NOW)).toEqual({ sessions: 1, links: 1 })
      await appendAudit(
        trx,
        { actor: 'terminal', action: 'portal.restore', subjectKind: 'backup', subjectId: null },
        NOW,
      )
    }
    await restoreBackup(target, shelf.target, file, restoring({ afterwards: after }))
    expect(await verifyAudit(target)).toMatchObject({ lines: 4, brokenAt: null })
    const open = target.selectFrom('sessions').select('id').where('revoked_at', 'is', null).execute()
    expect(await open).toEqual([])
  })

  test('says of which photos no file is in it', async () => {
    const names = new Set(Object.keys(await filesOf(shelf.source)))
    expect(await listPhotosWithoutFiles(source, names)).toEqual([])
    expect(await listPhotosWithoutFiles(source, new Set([originalName(KEY)]))).toEqual([1])
  })

  test('is not written over another file, nor of nothing', async () => {
    const making = { now: NOW, progress }
    await expect(writeBackup(source, shelf.source, file, making)).rejects.toMatchObject({ reason: 'exists' })
    const empty = writeBackup(await ownDb(), storeIn('none'), join(folder, 'empty.zip'), making)
    await expect(empty).rejects.toMatchObject({ reason: 'nothingToBackUp' })
    expect(() => readFileSync(join(folder, 'empty.zip'))).toThrow('ENOENT')
  })

  test('of an older schema is brought up to date', async () => {
    const old = await ownDb()
    const [last] = namesRun(await migrator(old).migrateDown())
    await old.insertInto('organisations').values({ slug: 'old', kind: 'realtor', name_ja: 'a', name_en: 'a' }).execute()
    const path = join(folder, 'old.zip')
    const { migrations: ran } = await writeBackup(old, storeIn('none'), path, { now: NOW, progress })
    expect(ran).not.toContain(last)
    const { migrated } = await restoreBackup(target, shelf.target, path, restoring())
    expect(migrated).toEqual([last])
    expect(await target.selectFrom('organisations').select('slug').execute()).toEqual([{ slug: 'old' }])
    expect(await filesOf(shelf.target)).toEqual({})
    expect(namesRun(await migrator(target).migrateToLatest())).toEqual([])
  })
})

/** The backup with one byte of a part's content turned over. */
async function spoilt(part: string): Promise<string> {
  const zip = await yauzl.openPromise(file, { autoClose: false })
  const bytes = readFileSync(file)
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== part) continue
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const at = fileDataStart + Math.floor(entry.compressedSize / 2)
    bytes[at] = bytes[at]! ^ 1
  }
  zip.close()
  const path = join(folder, `spoilt-${part.replaceAll('/', '-')}`)
  writeFileSync(path, bytes)
  return path
}

/** The backup with another checksum for its last part, the manifest. */
function withOtherSum(): string {
  const bytes = readFileSync(file)
  const entry = bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1')
  bytes[entry + 16] = bytes[entry + 16]! ^ 1
  const path = join(folder, 'other-sum.zip')
  writeFileSync(path, bytes)
  return path
}

/** The backup with another manifest. */
async function withManifest(change: (manifest: any) => unknown): Promise<string> {
  const archive = await openArchive(file)
  const path = join(folder, `other-${Math.floor(performance.now() * 1000)}.zip`)
  await writeArchive(path, async add => {
    for (const { name } of archive.manifest.tables) await add(tablePart(name), archive.read(tablePart(name)))
    return change(archive.manifest) as never
  })
  archive.close()
  return path
}

describe('nothing changes for a backup that', () => {
  const first = Object.keys(migrations)[0]
  test.each<[string, () => Promise<string>, object]>([
    ['has a spoilt table', () => spoilt('tables/listings.ndjson'), { reason: 'damaged' }],
    ['has a spoilt file', () => spoilt(`files/${originalName(KEY)}`), { reason: 'damaged' }],
    ['has a spoilt manifest', () => spoilt('manifest.json'), {}],
    ['has a manifest that was altered', async () => withOtherSum(), { detail: { part: 'manifest.json' } }],
    ['lacks its files', () => withManifest(all => all), { reason: 'damaged' }],
    [
      'is of a newer schema',
      () => withManifest(all => ({ ...all, files: [], migrations: [...all.migrations, '2999-01-01-x'] })),
      { reason: 'newer', detail: { what: '2999-01-01-x' } },
    ],
    ['is of a newer form', () => withManifest(all => ({ ...all, format: 2 })), { reason: 'newer' }],
    [
      'has a table less',
      () => withManifest(all => ({ ...all, files: [], tables: all.tables.slice(1) })),
      { reason: 'otherTables' },
    ],
    [
      'is of tables that no edition has',
      () => withManifest(all => ({ ...all, files: [], migrations: [first] })),
      { reason: 'otherTables' },
    ],
    ['is none', async () => 'package.json', { reason: 'notABackup' }],
    [
      'is cut short',
      async () => {
        writeFileSync(join(folder, 'cut.zip'), readFileSync(file).subarray(0, -500))
        return join(folder, 'cut.zip')
      },
      { reason: 'notABackup' },
    ],
  ])('%s', async (_, make, expected) => {
    const path = await make()
    const before = await stateOf(target, shelf.target)
    const refused = restoreBackup(target, shelf.target, path, restoring())
    await expect(refused).rejects.toMatchObject({ name: 'BackupRefused', ...expected })
    expect(await stateOf(target, shelf.target)).toEqual(before)
  })

  test('is only to be proven: its files are read too', async () => {
    const path = await spoilt(`files/${originalName(KEY)}`)
    const refused = restoreBackup(target, null, path, restoring())
    await expect(refused).rejects.toMatchObject({ reason: 'damaged', detail: { part: `files/${originalName(KEY)}` } })
  })
})
