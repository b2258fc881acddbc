import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { answerList } from '../feeds/push/listing-answers.server.ts'
import { methodRefused, serveCaller } from '../feeds/push/serve.server.ts'

/** GET /api/partner/v1/listings: what the portal holds of the organisation, with state and reasons. */
export const loader = (args: LoaderFunctionArgs) => serveCaller(theDb(), args, { scope: 'read' }, answerList)

export const action = ({ request, context }: ActionFunctionArgs) => methodRefused(request, context, ['GET', 'HEAD'])
