import type { Db } from '../../db/client.server.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { describePhoto, movePhoto, removePhoto } from './commands.server.ts'
import type { Doing, Means, Outcome } from './desk.server.ts'
import { MOST_PHOTOS, type PhotoRefusal, REFUSAL_STATUS } from './model.ts'
import { PHOTO_FIELDS, readPhotoWords } from './photo-form.ts'
import { faultTexts, LIMITS, refusalText } from './photo-words.ts'
import { type PhotoReturned, type PhotosView, readPhotoAction } from './photos-view.ts'
import { listPhotos } from './queries.server.ts'
import { takePhotos } from './take.server.ts'
import { bringsFiles, type FileForm, forgetFiles, readFileForm } from './upload.server.ts'

/** The photos' page of a property, for its loader. `path`: its own, without the language. */
export const photosView = async (
  db: Db,
  assetId: number,
  page: Pick<PhotosView, 'path' | 'today' | 'rightHolder'>,
): Promise<PhotosView> => ({ ...page, photos: await listPhotos(db, assetId) })

type Back = Pick<PhotosView, 'upload' | 'returned'>

/**
 * Answers any form of the photos' page, for its action: new photos, or the words, the place or the end of one that is
 * there. Ask who sends it, and whose the property is, before.
 */
export const answerPhotoForm = (means: Means, request: Request, doing: Doing): Promise<Outcome<Back>> =>
  bringsFiles(request) ? takeForm(means, request, doing) : changePhoto(means, request, doing)

const written = (fields: URLSearchParams) =>
  Object.fromEntries(PHOTO_FIELDS.map(name => [name, fields.get(name) ?? ''])) as PhotoReturned['written']

async function takeForm(means: Means, request: Request, doing: Doing): Promise<Outcome<Back>> {
  const { store } = means.pictures
  const t = translator(doing.locale, 'photos')
  const form = await readFileForm(request, store, MOST_PHOTOS)
  const again = (status: 400 | 413 | 422 | 507, photo: string[], errors: PhotoReturned['errors'] = {}) => {
    const fields = form.ok ? form.value.fields : new URLSearchParams()
    return { kind: 'again', status, back: { upload: { photo, errors, written: written(fields) } } } as const
  }
  if (!form.ok) return again(form.refusal === 'tooLarge' ? 413 : 400, [t(`form.${form.refusal}`, LIMITS)])
  const { fields, files } = form.value
  if (files.length === 0) return again(400, [t('form.nothing')])
  const { words, faults } = readPhotoWords(fields, doing.today)
  if (!words) {
    await forgetFiles(store, files)
    return again(400, [t('form.chooseAgain')], faultTexts(t, faults))
  }
  const refusals = await takeFiles(means, form.value, { ...doing, words })
  if (refusals === 'notFound') return { kind: 'notFound' }
  const [first] = refusals
  if (!first) return { kind: 'done' }
  const reasons = refusals.map(({ refusal, fileName }) => refusalText(t, refusal, fileName))
  return again(REFUSAL_STATUS[first.refusal], reasons)
}

type Words = NonNullable<ReturnType<typeof readPhotoWords>['words']>
type Refused = { fileName: string; refusal: PhotoRefusal }

/** Takes the files of a form that could be stored; what is refused of them and of the others, in the form's order. */
async function takeFiles(
  { db, pictures, ...waiting }: Means,
  { files }: FileForm,
  { assetId, by, words }: Doing & { words: Words },
): Promise<Refused[] | 'notFound'> {
  const originals = files.flatMap(file => (file.ok ? [file.value] : []))
  const taken = await takePhotos(db, pictures, { assetId, by, words, originals }, waiting)
  if (taken.some(one => !one.ok && one.refusal === 'notFound')) return 'notFound'
  return files.flatMap(file => {
    const { fileName, ...received } = file
    const end = received.ok ? taken[originals.indexOf(received.value)]! : received
    return end.ok ? [] : [{ fileName, refusal: end.refusal as PhotoRefusal }]
  })
}

async function changePhoto({ db, pictures }: Means, request: Request, doing: Doing): Promise<Outcome<Back>> {
  const { assetId, by, locale, today } = doing
  const fields = new URLSearchParams(await request.text())
  const action = readPhotoAction(fields)
  if (!action) return { kind: 'notFound' }
  const { photoId } = action
  const photo = { assetId, photoId }
  if (action.do === 'move') return ended(await movePhoto(db, photo, action.move, by))
  if (action.do === 'remove') return ended(await removePhoto(db, pictures.store, photo, by))
  const { words, faults } = readPhotoWords(fields, today)
  if (words) return ended(await describePhoto(db, photo, { ...words, isPublic: fields.has('isPublic') }, by))
  const errors = faultTexts(translator(locale, 'photos'), faults)
  return { kind: 'again', status: 400, back: { returned: { photoId, errors, written: written(fields) } } }
}

const ended = ({ ok }: { ok: boolean }) => ({ kind: ok ? 'done' : 'notFound' }) as const
