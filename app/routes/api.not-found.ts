import type { LoaderFunctionArgs } from '@remix-run/node'
import { translator } from '../lib/i18n/translate.server.ts'
import { apiLocale, problem } from '../lib/problem.server.ts'

const answer = ({ request, context }: LoaderFunctionArgs) => {
  const t = translator(apiLocale(request), 'api')
  return problem(404, { title: t('notFound'), detail: t('notFoundDetail') }, request, context)
}

/** Every address under /api that no other route has. */
export { answer as action, answer as loader }
