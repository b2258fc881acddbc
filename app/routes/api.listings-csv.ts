import type { LoaderFunctionArgs } from '@remix-run/node'
import { theSearchDb } from '../../db/instance.server.ts'
import { publicText } from '../lib/answers.server.ts'
import { pathIn } from '../lib/i18n/locale.ts'
import { apiLocale, badParameters } from '../lib/problem.server.ts'
import { listingsCsv } from '../listings/csv.server.ts'
import { featureProperties } from '../listings/feature.ts'
import { listAllListings } from '../listings/queries.server.ts'
import { readSearchOf } from '../listings/read-search.server.ts'

/** Rows of one file at most; a search that finds more says so by its total in the API. */
const MOST_ROWS = 10_000

/** GET /api/listings.csv: the same search as a file. Pages do not apply. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { search, problems } = await readSearchOf(theSearchDb(), new URL(request.url).searchParams)
  if (problems.length > 0) return badParameters(problems, request, context)
  const locale = apiLocale(request)
  const listings = await listAllListings(theSearchDb(), search, context.today, MOST_ROWS)
  const rows = listings.map(listing => ({
    ...featureProperties(listing, locale, context.baseUrl + pathIn(locale, `/listings/${listing.publicId}`)),
    lng: listing.lng,
    lat: listing.lat,
  }))
  const name = `hino-listings-${context.today}.csv`
  return publicText(request, listingsCsv(rows, locale), 'text/csv; charset=utf-8', {
    'Content-Disposition': `attachment; filename="${name}"`,
  })
}
