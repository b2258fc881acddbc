import { type Kysely, sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { MOST_PHOTOS, type PhotoState } from './model.ts'
import { type Move, reorder } from './order.ts'
import type { Original } from './original.server.ts'
import type { PhotoWords } from './photo-form.ts'
import { originalName, variantName } from './picture-name.ts'
import type { FileStore } from './storage.server.ts'

/** A photo of a property. Whoever calls has made sure that the property is theirs. */
export type PhotoOf = { assetId: number; photoId: number }
export type Added = { id: number; state: PhotoState; isRepeat: boolean }

/** Photos of one property are changed one after the other. False where there is no such property. */
const holdAsset = async (trx: Trx, assetId: number): Promise<boolean> =>
  (await trx.selectFrom('assets').select('id').where('id', '=', assetId).forUpdate().executeTakeFirst()) !== undefined

type NewPhoto = {
  assetId: number
  original: Original
  words: PhotoWords
  /** The account, where somebody is logged in. */
  uploadedBy: number | null
}

/**
 * Records a file that has been stored as the property's last photo; it waits to be developed. The same file again is
 * answered with the photo it already is, unless that was refused: then it is tried once more. What is not recorded
 * leaves no file.
 */
export async function addPhoto(
  db: Kysely<Database>,
  store: FileStore,
  photo: NewPhoto,
): Promise<Result<Added, 'tooMany' | 'notFound'>> {
  const forget = () => store.delete(originalName(photo.original.key))
  try {
    const added = await db.transaction().execute(trx => recordPhoto(trx, photo))
    if (!added.ok || added.value.isRepeat) await forget()
    return added
  } catch (error) {
    await forget()
    throw error
  }
}

async function recordPhoto(
  trx: Trx,
  { assetId, original, words, uploadedBy }: NewPhoto,
): Promise<Result<Added, 'tooMany' | 'notFound'>> {
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
      ...{ asset_id: assetId, position, file_key: key, sha256, uploaded_by: uploadedBy, is_public: true },
      ...columnsOf(words),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
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
  db: Db,
  { assetId, photoId }: PhotoOf,
  { isPublic, ...words }: PhotoWords & { isPublic: boolean },
): Promise<Result<null, 'notFound'>> {
  const { numUpdatedRows } = await db
    .updateTable('photos')
    .set({ ...columnsOf(words), is_public: isPublic })
    .where('asset_id', '=', assetId)
    .where('id', '=', photoId)
    .executeTakeFirst()
  return numUpdatedRows > 0n ? done(null) : refused('notFound')
}

/** Gives a photo another place among those of its property. The first is the one that lists show. */
export async function movePhoto(
  db: Kysely<Database>,
  { assetId, photoId }: PhotoOf,
  move: Move,
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
    return done(null)
  })
}

/** Takes a photo away, then its files. A kill in between leaves files without a row, which the sweep finds. */
export async function removePhoto(
  db: Db,
  store: FileStore,
  { assetId, photoId }: PhotoOf,
): Promise<Result<null, 'notFound'>> {
  const gone = await db
    .deleteFrom('photos')
    .where('asset_id', '=', assetId)
    .where('id', '=', photoId)
    .returning(['file_key', 'variants'])
    .executeTakeFirst()
  if (!gone) return refused('notFound')
  for (const width of gone.variants) await store.delete(variantName(gone.file_key, width))
  await store.delete(originalName(gone.file_key))
  return done(null)
}
