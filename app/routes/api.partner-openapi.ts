import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { pushDocument } from '../feeds/push/document.server.ts'
import { methodRefused } from '../feeds/push/serve.server.ts'
import { publicJson } from '../lib/answers.server.ts'
import { apiLocale } from '../lib/problem.server.ts'

/** GET /api/partner/v1/openapi.json: the partners' API, for everybody, in the language of Accept-Language. */
export const loader = ({ request, context }: LoaderFunctionArgs) =>
  publicJson(request, pushDocument(apiLocale(request), context.baseUrl))

export const action = ({ request, context }: ActionFunctionArgs) => methodRefused(request, context, ['GET', 'HEAD'])
