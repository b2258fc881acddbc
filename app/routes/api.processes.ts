import type { LoaderFunctionArgs } from '@remix-run/node'
import { publicJson } from '../lib/answers.server.ts'
import { apiLocale, badParameters } from '../lib/problem.server.ts'
import { findProcesses } from '../zoning/law/find-process.ts'
import { processAnswer } from '../zoning/process-answer.ts'
import { readWorkWords } from '../zoning/process-query.ts'

/** GET /api/processes?q=: works by their names and other words for them, best first; without words those often sought. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { words, problems } = readWorkWords(new URL(request.url).searchParams, 'q')
  if (problems.length > 0) return badParameters(problems, request, context)
  const locale = apiLocale(request)
  return publicJson(request, { processes: findProcesses(words).map(process => processAnswer(process, locale)) })
}
