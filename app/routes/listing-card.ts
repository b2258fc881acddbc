import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { theSearchDb } from '../../db/instance.server.ts'
import { publicJson } from '../lib/answers.server.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { apiLocale, problem } from '../lib/problem.server.ts'
import { findSummary } from '../listings/detail.server.ts'
import { findMergedInto } from '../listings/merges.server.ts'
import { cardVerdicts } from '../listings/verdict-views.server.ts'
import { readAskedWork } from '../zoning/law/asked.ts'

/** What the list's card shows of one property, for a pin that the list in view does not hold. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const locale = apiLocale(request)
  const found = await findSummary(theSearchDb(), params.id ?? '', context.today)
  const t = translator(locale, 'api')
  const keptId = found && found !== 'gone' ? null : await findMergedInto(theSearchDb(), params.id ?? '')
  if (keptId) return redirect(request.url.replace(`/${params.id}/card`, `/${keptId}/card`), 302)
  if (!found) return problem(404, { title: t('notFound'), detail: t('listNotFound') }, request, context)
  if (found === 'gone') return problem(410, { title: t('gone'), detail: t('goneDetail') }, request, context)
  const { asked } = readAskedWork(new URL(request.url).searchParams)
  const verdicts = await cardVerdicts(theSearchDb(), [found], { asked, today: context.today, locale })
  return publicJson(request, { listing: found, verdict: verdicts[found.publicId] ?? null }, 'application/json')
}
