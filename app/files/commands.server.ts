import { type Kysely, sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { accountOf, type By } from './by.ts'
import { MOST_PHOTOS, type PhotoState } from './model.ts'
import { type Move, reorder } from './order.ts'
import type { Original } from './original.server.ts'
import type { PhotoWords } from './photo-form.ts'
import { originalName, variantName } from './picture-name.ts'
import type { FileStore } from './storage.server.ts'

/** A photo of a property. Whoever calls has made sure that the property is theirs. */
export type PhotoOf = { assetId: number; photoId: number }
export type Added = { id: number; state: PhotoState; isRepeat: boolean }

/** Files of one property are changed one after the other. False where there is no such property. */
export const holdAsset = async (trx: Trx, assetId: number): Promise<boolean> =>
  (await trx.selectFrom('assets').select('id').where('id', '=', assetId).forUpdate().executeTakeFirst()) !== undefined

const audit = (trx: Trx, action: string, photoId: number, { actor, now }: By, fields?: readonly string[]) =>
  appendAudit(trx, { actor, action, subjectKind: 'photo', subjectId: photoId, ...(fields && { fields }) }, now)

export type NewPhoto = { assetId: number; original: Original; words: PhotoWords; by: By }

/** Records what has been stored. What is not recorded, or was there already, leaves no file behind. */
export async function recordStored<Refusal extends string>(
  store: FileStore,
  { key }: Original,
  record: () => Promise<Result<Added, Refusal>>,
): Promise<Result<Added, Refusal>> {
  const forget = () => store.delete(originalName(key))
  try {
    const added = await record()
    if (!added.ok || added.value.isRepeat) await forget()
    return added
  } catch (error) {
    await forget()
    throw error
  }
}

/**
 * Records a file that has been stored as the property's last photo; it waits to be developed. The same file again is
 * answered with the photo it already is, unless that was refused: then it is tried once more.
 */
export const addPhoto = (
  db: Kysely<Database>,
  store: FileStore,
  photo: NewPhoto,
): Promise<Result<Added, 'tooMany' | 'notFound'>> =>
  recordStored(store, photo.original, () => db.transaction().execute(trx => recordPhoto(trx, photo)))

async function recordPhoto(trx: Trx, photo: NewPhoto): Promise<Result<Added, 'tooMany' | 'notFound'>> {
  const { assetId, original, words, by } = photo
  if (!(await holdAsset(trx, assetId))) return refused('notFound')
  const { key, sha256 } = original
  await trx
    .deleteFrom('photos')
    .where('asset_id', '=', assetId)
    .where('sha256', '=', sha256)
    .where('state', '=', 'refused')
    .execute()
  const held = await trx
    .selectFrom('photos')
    .select(['id', 'state', 'sha256', 'position'])
    .where('asset_id', '=', assetId)
    .execute()
  const same = held.find(photo => photo.sha256 === sha256)
  if (same) return done({ id: same.id, state: same.state as PhotoState, isRepeat: true })
  if (held.length >= MOST_PHOTOS) return refused('tooMany')
  const position = 1 + Math.max(0, ...held.map(photo => photo.position))
  const { id } = await trx
    .insertInto('photos')
    .values({
      ...{ asset_id: assetId, position, file_key: key, sha256, is_public: true },
      ...{ uploaded_by: accountOf(by), recorded_at: by.now },
      ...columnsOf(words),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(trx, 'photo.add', id, by)
  return done({ id, state: 'waiting', isRepeat: false })
}

const columnsOf = ({ altJa, altEn, rightHolder, takenOn }: PhotoWords) => ({
  alt_ja: altJa,
  alt_en: altEn,
  right_holder: rightHolder,
  taken_on: takenOn,
})

/** Writes what a photo shows, whose it is, when it was taken and whether the public sees it. */
export async function describePhoto(
  db: Kysely<Database>,
  { assetId, photoId }: PhotoOf,
  { isPublic, ...words }: PhotoWords & { isPublic: boolean },
  by: By,
): Promise<Result<null, 'notFound'>> {
  const wanted = { ...columnsOf(words), is_public: isPublic }
  const fields = Object.keys(wanted) as (keyof typeof wanted)[]
  return db.transaction().execute(async trx => {
    const was = await trx
      .selectFrom('photos')
      .select(fields)
      .where('asset_id', '=', assetId)
      .where('id', '=', photoId)
      .forUpdate()
      .executeTakeFirst()
    if (!was) return refused('notFound')
    const changed = fields.filter(field => was[field] !== wanted[field])
    if (changed.length === 0) return done(null)
    await trx.updateTable('photos').set(wanted).where('id', '=', photoId).execute()
    await audit(trx, 'photo.describe', photoId, by, changed)
    return done(null)
  })
}

/** Gives a photo another place among those of its property. The first is the one that lists show. */
export async function movePhoto(
  db: Kysely<Database>,
  { assetId, photoId }: PhotoOf,
  move: Move,
  by: By,
): Promise<Result<null, 'notFound'>> {
  return db.transaction().execute(async trx => {
    await holdAsset(trx, assetId)
    const rows = await trx
      .selectFrom('photos')
      .select('id')
      .where('asset_id', '=', assetId)
      .orderBy('position')
      .execute()
    const held = rows.map(({ id }) => id)
    if (!held.includes(photoId)) return refused('notFound')
    await sql`update photos p set position = wanted.place
      from jsonb_array_elements_text(${jsonb(reorder(held, photoId, move))}) with ordinality wanted (id, place)
      where p.id = wanted.id::bigint and p.asset_id = ${assetId}`.execute(trx)
    await audit(trx, 'photo.arrange', photoId, by, ['position'])
    return done(null)
  })
}

/** Takes a photo away, then its files. A kill in between leaves files without a row, which the sweep finds. */
export async function removePhoto(
  db: Kysely<Database>,
  store: FileStore,
  { assetId, photoId }: PhotoOf,
  by: By,
): Promise<Result<null, 'notFound'>> {
  const gone = await db.transaction().execute(async trx => {
    const row = await trx
      .deleteFrom('photos')
      .where('asset_id', '=', assetId)
      .where('id', '=', photoId)
      .returning(['file_key', 'variants'])
      .executeTakeFirst()
    if (row) await audit(trx, 'photo.remove', photoId, by)
    return row
  })
  if (!gone) return refused('notFound')
  for (const width of gone.variants) await store.delete(variantName(gone.file_key, width))
  await store.delete(originalName(gone.file_key))
  return done(null)
}
