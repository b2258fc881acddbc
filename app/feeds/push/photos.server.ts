import { type Kysely, sql } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import type { Database } from '../../../db/schema.ts'
import { removePhoto } from '../../files/commands.server.ts'
import type { PhotoRefusal, PhotoState } from '../../files/model.ts'
import { type Original, receiveOriginal } from '../../files/original.server.ts'
import type { Pictures } from '../../files/pictures.server.ts'
import { takePhotos } from '../../files/take.server.ts'
import { bringsFiles, forgetFiles, readFileForm } from '../../files/upload.server.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import { actorOf } from '../../listings/publish.server.ts'
import type { Caller } from './model.ts'

/** A photo by the name that its partner gave it. `isReleased`: let through by review, as anybody's photo is. */
export type PushedPhoto = { reference: string; state: PhotoState; isReleased: boolean; isNew: boolean }

export type PhotoDoing = {
  caller: Pick<Caller, 'organisationId' | 'by' | 'organisation'>
  pictures: Pictures
  now: Date
  reportError: (error: unknown) => void
}

/** The offer that a reference names, with its property; null: none of this organisation's. */
const findOffer = async (db: Db, organisationId: number, reference: string) =>
  (await db
    .selectFrom('offers as o')
    .innerJoin('listings as l', 'l.id', 'o.listing_id')
    .select(['o.id as offerId', 'l.asset_id as assetId'])
    .where('o.organisation_id', '=', organisationId)
    .where('o.partner_ref', '=', reference)
    .executeTakeFirst()) ?? null

const named = (db: Db, offerId: number) =>
  db
    .selectFrom('photo_references as r')
    .innerJoin('photos as p', 'p.id', 'r.photo_id')
    .select(['r.reference', 'r.photo_id as photoId', 'r.is_own as isOwn', 'p.state', 'p.released_at as releasedAt'])
    .where('r.offer_id', '=', offerId)

/** Photos that an organisation has sent of one of its listings; null: there is no such listing. */
export async function listPushedPhotos(
  db: Db,
  organisationId: number,
  reference: string,
): Promise<PushedPhoto[] | null> {
  const offer = await findOffer(db, organisationId, reference)
  if (!offer) return null
  const rows = await named(db, offer.offerId).orderBy('p.position').execute()
  return rows.map(({ reference: name, state, releasedAt }) => ({
    ...{ reference: name, state: state as PhotoState, isReleased: releasedAt !== null, isNew: false },
  }))
}

/** Stores the one picture of a request: its whole body, or the one file of a form. */
async function receive(request: Request, { store }: Pictures): Promise<Result<Original, PhotoRefusal | 'one'>> {
  if (!bringsFiles(request)) {
    if (!request.body) return refused('empty')
    return receiveOriginal(store, request.body as unknown as AsyncIterable<Uint8Array>).catch((error: unknown) => {
      if ((error as { status?: unknown }).status === 413) return refused('tooLarge' as const)
      throw error
    })
  }
  const form = await readFileForm(request, store, 1)
  if (!form.ok) return refused(form.refusal === 'tooLarge' ? 'tooLarge' : 'one')
  const [file, ...more] = form.value.files
  if (!file || more.length > 0) {
    await forgetFiles(store, form.value.files)
    return refused('one')
  }
  return file
}

/**
 * Takes a photo under the name that its partner gives it. Another picture under the same name takes the place of the one
 * before; the same picture again changes nothing.
 */
export async function putPhoto(
  db: Kysely<Database>,
  request: Request,
  { reference, photo: name }: { reference: string; photo: string },
  { caller, pictures, now, reportError }: PhotoDoing,
): Promise<Result<PushedPhoto, PhotoRefusal | 'one' | 'notFound'>> {
  const offer = await findOffer(db, caller.organisationId, reference)
  if (!offer) return refused('notFound')
  const received = await receive(request, pictures)
  if (!received.ok) return received
  const by = { actor: actorOf(caller.by), now }
  const words = { altJa: null, altEn: null, rightHolder: caller.organisation.nameJa.slice(0, 80), takenOn: null }
  const photo = { assetId: offer.assetId, by, words, originals: [received.value] }
  const [taken] = await takePhotos(db, pictures, photo, { reportError })
  if (!taken?.ok) return taken ?? refused('notFound')
  const before = await named(db, offer.offerId).where('r.reference', '=', name).executeTakeFirst()
  const { id: photoId, isRepeat } = taken.value
  if (before?.photoId !== photoId) {
    await db
      .insertInto('photo_references')
      .values({ offer_id: offer.offerId, reference: name, photo_id: photoId, is_own: !isRepeat, recorded_at: now })
      .onConflict(conflict =>
        conflict
          .columns(['offer_id', 'reference'])
          .doUpdateSet({ photo_id: photoId, is_own: !isRepeat, recorded_at: now }),
      )
      .execute()
    if (before?.isOwn && !(await isNamedElsewhere(db, before.photoId)))
      await removePhoto(db, pictures.store, { assetId: offer.assetId, photoId: before.photoId }, by)
  }
  const kept = await named(db, offer.offerId).where('r.reference', '=', name).executeTakeFirst()
  if (!kept) return refused('notFound')
  const isReleased = kept.releasedAt !== null
  return done({ reference: name, state: kept.state as PhotoState, isReleased, isNew: before === undefined })
}

/** Takes a photo away that its partner sent; another's, which happened to be the same, stays. */
export async function removePushedPhoto(
  db: Kysely<Database>,
  { reference, photo: name }: { reference: string; photo: string },
  { caller, pictures, now }: Omit<PhotoDoing, 'reportError'>,
): Promise<Result<null, 'notFound'>> {
  const offer = await findOffer(db, caller.organisationId, reference)
  const found = offer && (await named(db, offer.offerId).where('r.reference', '=', name).executeTakeFirst())
  if (!offer || !found) return refused('notFound')
  await db.deleteFrom('photo_references').where('offer_id', '=', offer.offerId).where('reference', '=', name).execute()
  if (!found.isOwn || (await isNamedElsewhere(db, found.photoId))) return done(null)
  const by = { actor: actorOf(caller.by), now }
  return removePhoto(db, pictures.store, { assetId: offer.assetId, photoId: found.photoId }, by)
}

/** Whether a photo has another name still, which then stands for it: it goes with the last one. */
async function isNamedElsewhere(db: Db, photoId: number): Promise<boolean> {
  const { rows } = await sql`
    update photo_references set is_own = true
    where (offer_id, reference) in (select offer_id, reference from photo_references where photo_id = ${photoId}
      order by offer_id, reference limit 1)
    returning 1`.execute(db)
  return rows.length > 0
}
