import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { appendAudit } from '../../app/audit/audit.server.ts'
import { originalName, variantName } from '../../app/files/picture-name.ts'
import { diskStore, type FileStore } from '../../app/files/storage.server.ts'
import type { restoreBackup } from '../../db/backup/restore.ts'
import { writeBackup } from '../../db/backup/write.ts'
import { jsonb } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { tableHashes } from '../fixtures/table-hashes.ts'
import { makeCity, offerListing } from './city.ts'
import { testDb } from './database.ts'
import { makeAccount, NOW } from './people.ts'

// A database and files with something of every kind, a backup of them, and another place to bring it back to.

export const KEY = 'ab'.repeat(32)
/** All that a text may hold and a line may stumble over. */
export const AWKWARD = 'a\u2028b\u0085c\r\nd\t"e" \\n \\ {f,g} 𠮷野家 ｶﾞ 〜 \u{1F3ED}'
export const progress = () => {}

type Place = { db: Kysely<Database>; store: FileStore }

/** How a test restores: over what is there, and with nothing done afterwards, unless it says otherwise. */
export const restoring = (given: Partial<Parameters<typeof restoreBackup>[3]> = {}) => ({
  ...{ replace: true, progress, afterwards: async () => {} },
  ...given,
})

export async function filesOf(store: FileStore): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for await (const { name } of store.list()) files[name] = (await store.get(name))!.toString('base64')
  return files
}

/** All of a database and its files. */
export const stateOf = async ({ db, store }: Place) => [await tableHashes(db), await filesOf(store)]

export type BackedUp = {
  source: Place
  target: Place
  /** The backup of `source`. */
  file: string
  /** A path in a folder that goes with the rest. */
  path: (name: string) => string
  end: () => Promise<void>
}

export async function backedUp(): Promise<BackedUp> {
  const folder = mkdtempSync(join(tmpdir(), 'backup-'))
  const path = (name: string) => join(folder, name)
  const place = async (name: string) => ({ db: await testDb(), store: diskStore(path(name)) })
  const [source, target, file] = [await place('source'), await place('target'), path('whole.zip')]
  await fill(source)
  await writeBackup(source.db, source.store, file, { now: NOW, progress })
  const end = async () => {
    await source.db.destroy()
    await target.db.destroy()
    rmSync(folder, { recursive: true })
  }
  return { source, target, file, path, end }
}

async function fill({ db, store }: Place): Promise<void> {
  const city = await makeCity(db)
  const lng = [139.37, 139.3712345678, 139.371, 139.37]
  const ring = [35.65, 35.65, 35.66, 35.65].map((lat, i) => [lng[i]!, lat])
  const place = { location: [139.3710000001, 35.6570000003] as [number, number] }
  const asset = { ...place, lot: { type: 'Polygon' as const, coordinates: [ring] } }
  const { assetId } = await offerListing(db, city, { asset, facts: { ceiling_height_min_m: 5.25, remarks: AWKWARD } })
  for (let i = 0; i < 3; i++) await offerListing(db, city)
  await addAccount(db)
  await addQuestions(db)
  const state = { text: AWKWARD, n: 1.5, none: null }
  await db
    .insertInto('portal_state')
    .values({ key: 'k', value: jsonb(state) })
    .execute()
  await sql`
    insert into photos (asset_id, position, file_key, right_holder, width, height, state, variants, is_public, alt_ja)
    values (${assetId}, 1, ${KEY}, 'r', 400, 300, 'ready', '{400}', true, ${AWKWARD})`.execute(db)
  await store.put(variantName(KEY, 400), [Buffer.from('a picture, as it were')])
  await store.put(originalName(KEY), [Buffer.alloc(100_000, 7)])
}

/** Somebody who is logged in, has an open link in a mail, and has done something. */
async function addAccount(db: Kysely<Database>): Promise<void> {
  const { id } = await makeAccount(db, 'staff', { mail: 'a@example.jp', codes: true })
  await db.updateTable('accounts').set({ name: AWKWARD }).where('id', '=', id).execute()
  await sql`
    insert into sessions
      (token_hash, account_id, stage, method, created_at, last_seen_at, expires_at, address, agent)
    values ('a', ${id}, 'full', 'code', '2026-11-22T03:04:05.678901Z', 'now', 'infinity', '', '')`.execute(db)
  await sql`
    insert into mail_tokens (account_id, purpose, token_hash, expires_at) values (${id}, 'reset', 'b', now())`.execute(
    db,
  )
  await db.transaction().execute(async trx => {
    const entry = { actor: 'portal', action: 'x', subjectKind: 'y', fields: ['a,b', '"'] } as const
    for (let subjectId = 0; subjectId < 3; subjectId++) await appendAudit(trx, { ...entry, subjectId }, NOW)
  })
}

/** Three numbers are given, two of them taken back. */
async function addQuestions(db: Kysely<Database>): Promise<void> {
  await sql`insert into verdict_questions (asked_on, locale, inputs, content_hash)
    select '2026-11-22', 'ja', '{}', n::text from generate_series(1, 3) n`.execute(db)
  await db.deleteFrom('verdict_questions').where('content_hash', '!=', '1').execute()
}
