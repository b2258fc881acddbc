import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { answerBatch } from '../feeds/push/batch-answers.server.ts'
import { answerFind, answerPut, answerRemove } from '../feeds/push/listing-answers.server.ts'
import { methodRefused, serveCaller } from '../feeds/push/serve.server.ts'

// A partner may call something of its own 'batch' too: it is told apart by the method.

/** GET /api/partner/v1/listings/batch: the listing of that reference. */
export const loader = (args: LoaderFunctionArgs) =>
  serveCaller(theDb(), args, { scope: 'read' }, asked => answerFind(asked, 'batch'))

/** POST: see {@link answerBatch}. PUT and DELETE: the listing of that reference. */
export function action(args: ActionFunctionArgs) {
  const { method } = args.request
  if (method === 'POST') return serveCaller(theDb(), args, { scope: 'write', limit: 'api_batches' }, answerBatch)
  const answer = { PUT: answerPut, DELETE: answerRemove }[method]
  if (!answer) return methodRefused(args.request, args.context, ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'])
  return serveCaller(theDb(), args, { scope: 'write' }, asked => answer(asked, 'batch'))
}
