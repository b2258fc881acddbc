import { REFUSAL_STATUS } from '../../files/model.ts'
import type { Pictures } from '../../files/pictures.server.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import { json, problem } from './answers.server.ts'
import { listPushedPhotos, putPhoto, removePushedPhoto } from './photos.server.ts'
import { isReference } from './read-body.ts'
import type { Asked } from './serve.server.ts'

type Named = { reference: string; photo: string }

/** GET /listings/{reference}/photos: what was sent, by the partner's own names. */
export async function answerPhotos({ db, caller, answering }: Asked, reference: string): Promise<Response> {
  const photos = await listPushedPhotos(db, caller.organisationId, reference)
  return photos ? json({ photos }, 200, answering) : problem(404, 'notFound', answering)
}

const PICTURE = /^(image\/(jpeg|png|webp|heic|heif)|multipart\/form-data)\b/i
const PICTURES = 'image/jpeg, image/png, image/webp, image/heic, multipart/form-data'

/** PUT …/photos/{photo}: one picture, as the body or as the one file of a form. */
export async function answerPutPhoto(asked: Asked, named: Named, pictures: Pictures): Promise<Response> {
  const { db, request, caller, answering, now, reportError } = asked
  if (!isReference(named.photo)) return problem(400, 'badPhotoName', answering)
  if (!PICTURE.test(request.headers.get('content-type') ?? '')) {
    return problem(415, 'mediaType', answering, { values: { wanted: PICTURES } })
  }
  const taken = await putPhoto(db, request, named, { caller, pictures, now, reportError })
  if (taken.ok) return json(taken.value, taken.value.isNew ? 201 : 200, answering)
  if (taken.refusal === 'notFound') return problem(404, 'notFound', answering)
  const status = taken.refusal === 'one' ? 422 : REFUSAL_STATUS[taken.refusal]
  const why = translator(answering.locale, 'push')(`photo.${taken.refusal}`)
  return problem(status, 'photo', answering, { code: taken.refusal, values: { why } })
}

/** DELETE …/photos/{photo}. */
export async function answerRemovePhoto(asked: Asked, named: Named, pictures: Pictures): Promise<Response> {
  const { db, caller, answering, now } = asked
  const removed = await removePushedPhoto(db, named, { caller, pictures, now })
  return removed.ok
    ? new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
    : problem(404, 'notFound', answering)
}
