import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { publicJson } from '../lib/answers.server.ts'
import { pathIn } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { apiLocale, badParameters, problem } from '../lib/problem.server.ts'
import { findSummary } from '../listings/detail.server.ts'
import { listLiveOffers } from '../listings/detail-reads.server.ts'
import { listingFeature, withDetails } from '../listings/feature.ts'
import { lotZones } from '../listings/lot-zones.server.ts'
import { findMergedInto } from '../listings/merges.server.ts'
import { verdictViews } from '../listings/verdict-views.server.ts'
import { readAskedWork } from '../zoning/law/asked.ts'

/** GET /api/listings/:id: one listing as a GeoJSON feature, with the zones of its lot, whom to ask, and the verdict on a work that is asked about; 302 to the one that it was merged into, 410 where it was public once, else 404. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const locale = apiLocale(request)
  const { asked, problems } = readAskedWork(new URL(request.url).searchParams)
  if (problems.length > 0) return badParameters(problems, request, context)
  const t = translator(locale, 'api')
  const found = await findSummary(theDb(), params.id ?? '', context.today)
  const keptId = found && found !== 'gone' ? null : await findMergedInto(theDb(), params.id ?? '')
  if (keptId) return redirect(`/api/listings/${keptId}${new URL(request.url).search}`, 302)
  if (!found) return problem(404, { title: t('notFound'), detail: t('listNotFound') }, request, context)
  if (found === 'gone') return problem(410, { title: t('gone'), detail: t('goneDetail') }, request, context)
  const url = context.baseUrl + pathIn(locale, `/listings/${found.publicId}`)
  const verdicts = await verdictViews(theDb(), [found], { asked, today: context.today, locale })
  const feature = listingFeature(found, locale, url, verdicts.get(found.publicId))
  const zones = await lotZones(theDb(), found)
  const offers = await listLiveOffers(theDb(), found.id, context.today)
  const body = withDetails(feature, { zones, offers }, locale)
  return publicJson(request, body, 'application/geo+json')
}
