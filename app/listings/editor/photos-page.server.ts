import type { Kysely } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import type { Database } from '../../../db/schema.ts'
import { describePhoto, movePhoto, removePhoto } from '../../files/commands.server.ts'
import { type PhotoRefusal, REFUSAL_STATUS } from '../../files/model.ts'
import { PHOTO_FIELDS, readPhotoWords } from '../../files/photo-form.ts'
import { faultTexts, LIMITS, refusalText } from '../../files/photo-words.ts'
import { type PhotoReturned, type PhotosView, readPhotoAction } from '../../files/photos-view.ts'
import { originalName } from '../../files/picture-name.ts'
import type { Pictures } from '../../files/pictures.server.ts'
import { listPhotos } from '../../files/queries.server.ts'
import { takePhoto } from '../../files/take.server.ts'
import { type PhotoForm, readPhotoForm } from '../../files/upload.server.ts'
import { inLocale, type Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import { findOrganisation } from '../../partners/organisations.server.ts'
import type { Owner } from '../moves.server.ts'
import type { Writing } from '../revisions.server.ts'
import { findWorking, type Working } from './working.server.ts'

type Asked = { publicId: string; owner: Owner }
type On = { locale: Locale; base: string; today: string }
type Returned = Pick<PhotosView, 'upload' | 'returned'>

export type PhotosPage = { view: PhotosView; base: string; publicId: string; title: string }

const pageOf = async (
  db: Db,
  working: Working,
  { locale, base, today }: On,
  returned: Returned,
): Promise<PhotosPage> => ({
  base,
  publicId: working.publicId,
  title: inLocale(locale, working.content, 'title'),
  view: {
    path: `${base}/${working.publicId}/photos`,
    photos: await listPhotos(db, working.assetId),
    today,
    rightHolder: (await findOrganisation(db, working.organisationId))?.nameJa ?? '',
    ...returned,
  },
})

/** The photos of a property, for whoever offers it; null: no such listing, or somebody else's. */
export async function photosPage(db: Db, { publicId, owner }: Asked, on: On): Promise<PhotosPage | null> {
  const working = await findWorking(db, publicId, owner)
  return working && pageOf(db, working, on, {})
}

export type PhotosSent =
  | { kind: 'done' }
  | { kind: 'notFound' }
  | { kind: 'back'; status: 400 | 413 | 422 | 507; page: PhotosPage }

type Sending = On & { writing: Writing; reportError: (error: unknown) => void }
type Sent =
  | { kind: 'done' }
  | { kind: 'notFound' }
  | { kind: 'back'; status: 400 | 413 | 422 | 507; returned: Returned }

const writtenIn = (fields: URLSearchParams): PhotoReturned['written'] =>
  Object.fromEntries(PHOTO_FIELDS.map(name => [name, fields.get(name) ?? ''])) as PhotoReturned['written']

/** Does what a form of the photos' page asks for: new photos, or another place, words or an end for one that is there. */
export async function sendPhotos(
  db: Kysely<Database>,
  pictures: Pictures,
  request: Request,
  { publicId, owner }: Asked,
  sending: Sending,
): Promise<PhotosSent> {
  const working = await findWorking(db, publicId, owner)
  if (!working) return { kind: 'notFound' }
  const isNew = /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')
  const sent = isNew
    ? await addPhotos(db, pictures, request, working, sending)
    : await changePhoto(db, pictures, new URLSearchParams(await request.text()), working, sending)
  if (sent.kind !== 'back') return sent
  return { kind: 'back', status: sent.status, page: await pageOf(db, working, sending, sent.returned) }
}

async function addPhotos(
  db: Kysely<Database>,
  pictures: Pictures,
  request: Request,
  working: Working,
  sending: Sending,
): Promise<Sent> {
  const t = translator(sending.locale, 'photos')
  const received = await readPhotoForm(request, pictures.store)
  const back = (
    status: 400 | 413 | 422 | 507,
    fields: URLSearchParams,
    upload: Partial<PhotosView['upload'] & object>,
  ): Sent => ({
    kind: 'back',
    status,
    returned: { upload: { written: writtenIn(fields), errors: {}, photo: [], ...upload } },
  })
  if (!received.ok)
    return back(received.refusal === 'tooLarge' ? 413 : 400, new URLSearchParams(), {
      photo: [t(`form.${received.refusal}`, LIMITS)],
    })
  const { fields, files } = received.value
  const { words, faults } = readPhotoWords(fields, sending.today)
  if (!words || files.length === 0) {
    await forget(pictures, files)
    const photo = files.length === 0 ? [t('form.nothing')] : []
    return back(400, fields, { errors: faultTexts(t, faults), photo })
  }
  const refusals = await takeAll(db, pictures, { files, words, assetId: working.assetId }, sending)
  if (refusals.length === 0) return { kind: 'done' }
  const photo = refusals.map(({ refusal, fileName }) =>
    refusalText(t, refusal, files.length > 1 ? fileName : undefined),
  )
  return back(REFUSAL_STATUS[refusals[0]!.refusal], fields, { photo })
}

type Taken = { files: PhotoForm['files']; words: Parameters<typeof takePhoto>[2]['words']; assetId: number }

/** Takes photos one after the other, so that their order is the sender's. Returns those that cannot be taken. */
async function takeAll(
  db: Kysely<Database>,
  pictures: Pictures,
  { files, words, assetId }: Taken,
  { writing, reportError }: Sending,
): Promise<{ refusal: PhotoRefusal; fileName: string }[]> {
  const refusals: { refusal: PhotoRefusal; fileName: string }[] = []
  for (const file of files) {
    const { fileName } = file
    if (!file.ok) {
      refusals.push({ refusal: file.refusal, fileName })
      continue
    }
    const photo = { assetId, original: file.value, words, uploadedBy: writing.by, now: writing.now, reportError }
    const taken = await takePhoto(db, pictures, photo)
    if (!taken.ok) refusals.push({ refusal: taken.refusal === 'notFound' ? 'lost' : taken.refusal, fileName })
  }
  return refusals
}

/** Files of a form that is sent back are sent again with it. */
async function forget({ store }: Pictures, files: PhotoForm['files']): Promise<void> {
  for (const file of files) if (file.ok) await store.delete(originalName(file.value.key))
}

async function changePhoto(
  db: Kysely<Database>,
  { store }: Pictures,
  form: URLSearchParams,
  { assetId }: Working,
  { locale, today }: Sending,
): Promise<Sent> {
  const asked = readPhotoAction(form)
  if (!asked) return { kind: 'notFound' }
  const photo = { assetId, photoId: asked.photoId }
  const ended = (result: { ok: boolean }): Sent => ({ kind: result.ok ? 'done' : 'notFound' })
  if (asked.do === 'move') return ended(await movePhoto(db, photo, asked.move))
  if (asked.do === 'remove') return ended(await removePhoto(db, store, photo))
  const { words, faults } = readPhotoWords(form, today)
  if (words) return ended(await describePhoto(db, photo, { ...words, isPublic: form.get('isPublic') === '1' }))
  const errors = faultTexts(translator(locale, 'photos'), faults)
  return {
    kind: 'back',
    status: 400,
    returned: { returned: { photoId: asked.photoId, written: writtenIn(form), errors } },
  }
}
