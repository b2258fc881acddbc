import type { LoaderFunctionArgs } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { publicJson } from '../lib/answers.server.ts'
import { pathIn } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { apiLocale, problem } from '../lib/problem.server.ts'
import { findSummary } from '../listings/detail.server.ts'
import { listingFeature } from '../listings/feature.ts'

/** GET /api/listings/:id: one listing as a GeoJSON feature; 410 where it was public once, else 404. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const locale = apiLocale(request)
  const t = translator(locale, 'api')
  const found = await findSummary(theDb(), params.id ?? '', context.today)
  if (!found) return problem(404, { title: t('notFound'), detail: t('listNotFound') }, request, context)
  if (found === 'gone') return problem(410, { title: t('gone'), detail: t('goneDetail') }, request, context)
  const url = context.baseUrl + pathIn(locale, `/listings/${found.publicId}`)
  return publicJson(request, listingFeature(found, locale, url), 'application/geo+json')
}
