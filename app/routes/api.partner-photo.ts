import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { answerPutPhoto, answerRemovePhoto } from '../feeds/push/photo-answers.server.ts'
import { referenceOf } from '../feeds/push/read-body.ts'
import { methodRefused, serveCaller } from '../feeds/push/serve.server.ts'
import { thePictures } from '../files/pictures.server.ts'

const METHODS = ['PUT', 'DELETE']

export const loader = ({ request, context }: LoaderFunctionArgs) => methodRefused(request, context, METHODS)

/** PUT and DELETE /api/partner/v1/listings/{reference}/photos/{photo}. */
export function action(args: ActionFunctionArgs) {
  const { reference = '', photo = '' } = args.params
  const answer = { PUT: answerPutPhoto, DELETE: answerRemovePhoto }[args.request.method]
  if (!answer) return methodRefused(args.request, args.context, METHODS)
  const named = { reference: referenceOf(reference), photo: referenceOf(photo) }
  return serveCaller(theDb(), args, { scope: 'photos' }, asked => answer(asked, named, thePictures()))
}
