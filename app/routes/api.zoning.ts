import type { LoaderFunctionArgs } from '@remix-run/node'
import { theSearchDb } from '../../db/instance.server.ts'
import { publicJson } from '../lib/answers.server.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { apiLocale, badParameters } from '../lib/problem.server.ts'
import { zoningAnswer } from '../zoning/answer.ts'
import { placeFacts } from '../zoning/lookup.server.ts'
import { readPoint } from '../zoning/lookup.ts'

/** GET /api/zoning?lng=&lat=: the use zone and overlays at a point, with the edition that says so. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { at, problems } = readPoint(new URL(request.url).searchParams)
  if (!at) return badParameters(problems, request, context)
  const locale = apiLocale(request)
  const t = translator(locale, 'zoning')
  return publicJson(
    request,
    zoningAnswer(await placeFacts(theSearchDb(), at), locale, reason => t(`noZone.${reason}`)),
  )
}
