// Run in a clone while its portal is stopped: gives it something of everything, or says what all of it is.
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { appendAudit, verifyAudit } from '../../../app/audit/audit.server.ts'
import { addPhoto } from '../../../app/files/commands.server.ts'
import { openDarkroom } from '../../../app/files/darkroom.server.ts'
import { developPhoto } from '../../../app/files/developing.server.ts'
import { receiveOriginal } from '../../../app/files/original.server.ts'
import { variantName } from '../../../app/files/picture-name.ts'
import { listPhotos } from '../../../app/files/queries.server.ts'
import { writeLetter } from '../../../app/mail/outbox.server.ts'
import { readEnv } from '../../../app/server/env.ts'
import { filesUnder } from '../../../app/server/pictures.ts'
import { writePlainly } from '../../../db/backup/catalog.ts'
import { openForWork } from '../../../db/open.ts'
import { claim } from '../../../db/place.ts'
import type { Database } from '../../../db/schema.ts'
import { jpegWithPlace } from '../../fixtures/pictures/make.ts'
import { tableHashes } from '../../fixtures/table-hashes.ts'

const env = readEnv(process.env)
const store = filesUnder(env.DATA_DIR)

async function* once(bytes: Uint8Array) {
  yield bytes
}

/** So many photos of a property that is public; all but the last are developed. Paths of the first and its property. */
async function addPhotos(db: Kysely<Database>, count: number, now: Date) {
  const listing = await db
    .selectFrom('listing_search')
    .select(['asset_id', 'public_id'])
    .orderBy('listing_id', 'desc')
    .executeTakeFirstOrThrow()
  const darkroom = openDarkroom()
  const words = { altJa: '外観', altEn: 'Outside', rightHolder: '見本', takenOn: null }
  for (let i = 0; i < count; i++) {
    const original = await receiveOriginal(store, once(await jpegWithPlace({ width: 900 + i, height: 600 })))
    if (!original.ok) throw new Error(original.refusal)
    const photo = {
      assetId: listing.asset_id,
      original: original.value,
      words,
      by: { actor: 'terminal' as const, now },
    }
    const added = await addPhoto(db, store, photo)
    if (!added.ok) throw new Error(added.refusal)
    if (i < count - 1) await developPhoto(db, { store, darkroom }, added.value.id, now)
  }
  await db.updateTable('photos').set({ released_at: now }).where('asset_id', '=', listing.asset_id).execute()
  const [first] = await listPhotos(db, listing.asset_id)
  return { photo: `/photos/${variantName(first!.key, first!.widths[0]!)}`, listing: `/listings/${listing.public_id}` }
}

async function fill(db: Kysely<Database>) {
  const now = new Date()
  const paths = await addPhotos(db, 4, now)
  const { id } = await db.selectFrom('accounts').select('id').limit(1).executeTakeFirstOrThrow()
  await db
    .insertInto('mail_tokens')
    .values({ account_id: id, purpose: 'reset', token_hash: 'x', expires_at: now })
    .execute()
  await db.transaction().execute(async trx => {
    for (let subjectId = 0; subjectId < 50; subjectId++)
      await appendAudit(
        trx,
        { actor: 'portal', action: 'drill', subjectKind: 'drill', subjectId, fields: ['a,"b"'] },
        now,
      )
    const values = { at: now, link: `${env.BASE_URL}/account` }
    for (let i = 0; i < 10; i++)
      await writeLetter(
        trx,
        { kind: 'password_changed', locale: 'ja', to: `p${i}@example.jp`, values },
        { baseUrl: env.BASE_URL, now },
      )
  })
  return paths
}

/** A hash of each table and of each file, and what a restore ends. */
async function state(db: Kysely<Database>) {
  const tables = await db.transaction().execute(async trx => {
    await writePlainly(trx)
    return tableHashes(trx)
  })
  const files: Record<string, string> = {}
  for await (const { name } of store.list())
    files[name] = createHash('sha256')
      .update((await store.get(name))!)
      .digest('hex')
  const open = await db.selectFrom('sessions').select('id').where('revoked_at', 'is', null).execute()
  const links = await db.selectFrom('mail_tokens').select('id').where('used_at', 'is', null).execute()
  return { tables, files, open: open.length + links.length, audit: await verifyAudit(db) }
}

/** Makes it another than it was, in rows and in files. */
async function change(db: Kysely<Database>) {
  await addPhotos(db, 1, new Date())
  await db.updateTable('organisations').set({ name_ja: sql`name_ja || '1'` }).execute()
  return state(db)
}

const TASKS: Record<string, (db: Kysely<Database>) => Promise<unknown>> = { fill, state, change }

const release = claim(env)
const db = await openForWork(env)
const answer = await TASKS[process.argv[2] ?? '']!(db)
await db.destroy()
release()
process.stdout.write(JSON.stringify(answer), () => process.exit(0))
