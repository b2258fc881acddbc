import type { LoaderFunctionArgs } from '@remix-run/node'
import { pushDocument } from '../feeds/push/document.server.ts'
import { publicJson } from '../lib/answers.server.ts'
import { apiLocale } from '../lib/problem.server.ts'

/** GET /api/partner/v1/openapi.json: the partners' API, for everybody, in the language of Accept-Language. */
export const loader = ({ request, context }: LoaderFunctionArgs) =>
  publicJson(request, pushDocument(apiLocale(request), context.baseUrl))
