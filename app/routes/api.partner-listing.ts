import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { answerFind, answerPut, answerRemove } from '../feeds/push/listing-answers.server.ts'
import { referenceOf } from '../feeds/push/read-body.ts'
import { methodRefused, serveCaller } from '../feeds/push/serve.server.ts'

const named = ({ params }: LoaderFunctionArgs): string => referenceOf(params.reference ?? '')

/** GET /api/partner/v1/listings/{reference}: one listing with what it says. */
export const loader = (args: LoaderFunctionArgs) =>
  serveCaller(theDb(), args, { scope: 'read' }, asked => answerFind(asked, named(args)))

/** PUT and DELETE: creates, changes or ends it. */
export function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const answer = { PUT: answerPut, DELETE: answerRemove }[request.method]
  if (!answer) return methodRefused(request, context, ['GET', 'HEAD', 'PUT', 'DELETE'])
  return serveCaller(theDb(), args, { scope: 'write' }, asked => answer(asked, named(args)))
}
