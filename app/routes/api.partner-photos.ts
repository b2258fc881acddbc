import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { answerPhotos } from '../feeds/push/photo-answers.server.ts'
import { referenceOf } from '../feeds/push/read-body.ts'
import { methodRefused, serveCaller } from '../feeds/push/serve.server.ts'

/** GET /api/partner/v1/listings/{reference}/photos. */
export const loader = (args: LoaderFunctionArgs) =>
  serveCaller(theDb(), args, { scope: 'read' }, asked => answerPhotos(asked, referenceOf(args.params.reference ?? '')))

export const action = ({ request, context }: ActionFunctionArgs) => methodRefused(request, context, ['GET', 'HEAD'])
