import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { answerMe } from '../feeds/push/listing-answers.server.ts'
import { methodRefused, serveCaller } from '../feeds/push/serve.server.ts'

/** GET /api/partner/v1: whose token it is and what it may do. */
export const loader = (args: LoaderFunctionArgs) =>
  serveCaller(theDb(), args, { scope: 'read' }, async asked => answerMe(asked))

export const action = ({ request, context }: ActionFunctionArgs) => methodRefused(request, context, ['GET', 'HEAD'])
