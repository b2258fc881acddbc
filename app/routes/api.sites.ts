import type { LoaderFunctionArgs } from '@remix-run/node'
import { theSearchDb } from '../../db/instance.server.ts'
import { publicJson } from '../lib/answers.server.ts'
import { pathIn } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { apiLocale, badParameters } from '../lib/problem.server.ts'
import { siteFeature } from '../sites/feature.ts'
import { readSiteFilter } from '../sites/filter.ts'
import { listSites } from '../sites/queries.server.ts'

/** GET /api/sites: large-plant sites as GeoJSON polygons. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { filter, problems } = readSiteFilter(new URL(request.url).searchParams)
  if (problems.length > 0) return badParameters(problems, request, context)
  const locale = apiLocale(request)
  const t = translator(locale, 'sites')
  const sites = await listSites(theSearchDb(), context.today, filter)
  const features = sites.map(site =>
    siteFeature(site, locale, {
      url: context.baseUrl + pathIn(locale, `/sites/${site.id}`),
      stateName: state => t(`state.${state}`),
    }),
  )
  return publicJson(request, { type: 'FeatureCollection', total: features.length, features }, 'application/geo+json')
}
