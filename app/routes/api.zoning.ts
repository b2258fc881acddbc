import type { LoaderFunctionArgs } from '@remix-run/node'
import { theSearchDb } from '../../db/instance.server.ts'
import { publicJson } from '../lib/answers.server.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { apiLocale, badParameters } from '../lib/problem.server.ts'
import { zoningAnswer } from '../zoning/answer.ts'
import { readAskedWork } from '../zoning/law/asked.ts'
import { placeFacts } from '../zoning/lookup.server.ts'
import { readPoint } from '../zoning/lookup.ts'
import { placeVerdict } from '../zoning/place-verdict.server.ts'

/**
 * GET /api/zoning?lng=&lat=[&use=&…]: the use zone and overlays at a point, with the edition that says so; with a work
 * and what is known of it, whether the law admits it there.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const { at, problems } = readPoint(searchParams)
  const { asked, problems: ofWork } = readAskedWork(searchParams)
  if (!at || ofWork.length > 0) return badParameters([...problems, ...ofWork], request, context)
  const locale = apiLocale(request)
  const facts = await placeFacts(theSearchDb(), at)
  const t = translator(locale, 'zoning')
  const words = {
    verdict: placeVerdict(facts, asked, context.today, locale),
    why: (reason: 'outside_city' | 'no_data') => t(`noZone.${reason}`),
  }
  return publicJson(request, zoningAnswer(facts, words, locale))
}
