import type { LoaderFunctionArgs } from '@remix-run/node'
import { theSearchDb } from '../../db/instance.server.ts'
import { publicJson } from '../lib/answers.server.ts'
import { pathIn } from '../lib/i18n/locale.ts'
import { apiLocale, badParameters } from '../lib/problem.server.ts'
import { listingFeature } from '../listings/feature.ts'
import { searchWithFacets } from '../listings/queries.server.ts'
import { readSearchOf } from '../listings/read-search.server.ts'
import { verdictViews } from '../listings/verdict-views.server.ts'

/** GET /api/listings: a page of a search as GeoJSON, with the total and the counts of each choice. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { search, problems } = await readSearchOf(theSearchDb(), new URL(request.url).searchParams)
  if (problems.length > 0) return badParameters(problems, request, context)
  const locale = apiLocale(request)
  const { listings, ...counts } = await searchWithFacets(theSearchDb(), search, context.today)
  const verdicts = await verdictViews(theSearchDb(), listings, {
    asked: search.filter.use,
    today: context.today,
    locale,
  })
  const url = (id: string) => context.baseUrl + pathIn(locale, `/listings/${id}`)
  return publicJson(
    request,
    {
      type: 'FeatureCollection',
      ...counts,
      features: listings.map(listing =>
        listingFeature(listing, locale, url(listing.publicId), verdicts.get(listing.publicId)),
      ),
    },
    'application/geo+json',
  )
}
