import type { LoaderFunctionArgs } from '@remix-run/node'
import { theSearchDb } from '../../db/instance.server.ts'
import { publicJson } from '../lib/answers.server.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { apiLocale, problem } from '../lib/problem.server.ts'
import { findSummary } from '../listings/detail.server.ts'

/** What the list's card shows of one property, for a pin that the list in view does not hold. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await findSummary(theSearchDb(), params.id ?? '', context.today)
  const t = translator(apiLocale(request), 'api')
  if (!found) return problem(404, { title: t('notFound'), detail: t('listNotFound') }, request, context)
  if (found === 'gone') return problem(410, { title: t('gone'), detail: t('goneDetail') }, request, context)
  return publicJson(request, found, 'application/json')
}
