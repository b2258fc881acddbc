import type { Kysely } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import type { Database } from '../../../db/schema.ts'
import type { Doing, Means } from '../../files/desk.server.ts'
import { answerFlyerForm, flyersView } from '../../files/flyer-desk.server.ts'
import type { Whose } from '../../files/flyer-model.ts'
import type { FlyersView } from '../../files/flyers-view.ts'
import { answerPhotoForm, photosView } from '../../files/photo-desk.server.ts'
import { isUnreleased, type PhotosView } from '../../files/photos-view.ts'
import type { Pictures } from '../../files/pictures.server.ts'
import { inLocale, type Locale } from '../../lib/i18n/locale.ts'
import { findOrganisation } from '../../partners/organisations.server.ts'
import type { Owner } from '../moves.server.ts'
import { actorOf } from '../publish.server.ts'
import { noteAddition, type Writing } from '../revisions.server.ts'
import { findWorking, type Working } from './working.server.ts'

type Asked = { publicId: string; owner: Owner }
type On = { locale: Locale; base: string; today: string }

/** What a page of files shows around them. */
type Around = { base: string; publicId: string; title: string }
/** `isPublic`: the public sees the listing, and of its photos those that were let through. */
export type PhotosPage = Around & { view: PhotosView; isPublic: boolean }
export type FlyersPage = Around & { view: FlyersView }

export type FilesSent<Page> =
  | { kind: 'done' }
  | { kind: 'notFound' }
  | { kind: 'again'; status: 400 | 413 | 422 | 507; page: Page }

const around = ({ publicId, content }: Working, { locale, base }: On): Around => ({
  ...{ base, publicId },
  title: inLocale(locale, content, 'title'),
})

/** Whose flyers somebody may read: their organisation's, or for the city anybody's. */
export const whoseOf = (owner: Owner): Whose => (owner === 'anybody' ? 'anybody' : owner.organisationId)

async function photosOf(db: Db, working: Working, on: On): Promise<PhotosPage> {
  const rightHolder = (await findOrganisation(db, working.organisationId))?.nameJa ?? ''
  const path = `${on.base}/${working.publicId}/photos`
  const view = await photosView(db, working.assetId, { path, today: on.today, rightHolder })
  return { ...around(working, on), view, isPublic: working.offerStatus === 'live' }
}

const flyersOf = async (db: Db, working: Working, owner: Owner, on: On): Promise<FlyersPage> => ({
  ...around(working, on),
  view: await flyersView(db, working.assetId, {
    path: `${on.base}/${working.publicId}/flyer`,
    whose: whoseOf(owner),
  }),
})

/** The photos of a property, for whoever offers it; null: no such listing, or somebody else's. */
export async function photosPage(db: Db, { publicId, owner }: Asked, on: On): Promise<PhotosPage | null> {
  const working = await findWorking(db, publicId, owner)
  return working && photosOf(db, working, on)
}

/** The flyers that are kept with a property, for whoever offers it; null: no such listing, or somebody else's. */
export async function flyersPage(db: Db, { publicId, owner }: Asked, on: On): Promise<FlyersPage | null> {
  const working = await findWorking(db, publicId, owner)
  return working && flyersOf(db, working, owner, on)
}

type Sending = On & { writing: Writing; pictures: Pictures; reportError: (error: unknown) => void }

const meansOf = (db: Kysely<Database>, { pictures, reportError }: Sending): Means => ({ db, pictures, reportError })
const doingOf = ({ assetId }: Working, { writing, locale, today }: Sending): Doing => ({
  ...{ assetId, locale, today },
  by: { actor: actorOf(writing.by), now: writing.now },
})

/** Does what a form of the photos' page asks for: new photos, or another place, words or an end for one that is there. */
export async function sendPhotos(
  db: Kysely<Database>,
  request: Request,
  { publicId, owner }: Asked,
  sending: Sending,
): Promise<FilesSent<PhotosPage>> {
  const working = await findWorking(db, publicId, owner)
  if (!working) return { kind: 'notFound' }
  const sent = await answerPhotoForm(meansOf(db, sending), request, doingOf(working, sending))
  const page = await photosOf(db, working, sending)
  if (page.view.photos.some(isUnreleased))
    await db.transaction().execute(trx => noteAddition(trx, working.offerId, sending.writing))
  if (sent.kind !== 'again') return sent
  return { kind: 'again', status: sent.status, page: { ...page, view: { ...page.view, ...sent.back } } }
}

/** Does what a form of the flyers' page asks for: a new flyer, or the end of one. */
export async function sendFlyer(
  db: Kysely<Database>,
  request: Request,
  { publicId, owner }: Asked,
  sending: Sending,
): Promise<FilesSent<FlyersPage>> {
  const working = await findWorking(db, publicId, owner)
  if (!working) return { kind: 'notFound' }
  const doing = { ...doingOf(working, sending), organisationId: working.organisationId, whose: whoseOf(owner) }
  const sent = await answerFlyerForm(meansOf(db, sending), request, doing)
  if (sent.kind !== 'again') return sent
  const page = await flyersOf(db, working, owner, sending)
  return { kind: 'again', status: sent.status, page: { ...page, view: { ...page.view, ...sent.back } } }
}
