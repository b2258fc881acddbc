import type { LoaderFunctionArgs } from '@remix-run/node'
import { theSearchDb } from '../../db/instance.server.ts'
import { publicText } from '../lib/answers.server.ts'
import { pathIn } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { apiLocale, badParameters, problem } from '../lib/problem.server.ts'
import { listingsCsv } from '../listings/csv.server.ts'
import { exportListings, MOST_EXPORTED } from '../listings/export.server.ts'
import { readSearchOf } from '../listings/read-search.server.ts'
import { verdictViews } from '../listings/verdict-views.server.ts'
import { askedInWords } from '../zoning/asked-words.server.ts'

/** GET /api/listings.csv: the same search as a file, whole or not at all. Pages do not apply. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { search, problems } = await readSearchOf(theSearchDb(), new URL(request.url).searchParams)
  if (problems.length > 0) return badParameters(problems, request, context)
  const locale = apiLocale(request)
  const t = translator(locale, 'api')
  const found = await exportListings(theSearchDb(), search, context.today)
  if ('tooMany' in found) {
    const detail = t('csvTooManyDetail', { total: found.tooMany, limit: MOST_EXPORTED })
    return problem(400, { title: t('csvTooMany'), detail }, request, context)
  }
  const urlOf = (id: string) => context.baseUrl + pathIn(locale, `/listings/${id}`)
  const { use } = search.filter
  const verdicts = use && {
    work: askedInWords(use, locale),
    views: await verdictViews(theSearchDb(), found.listings, { asked: use, today: context.today, locale }),
  }
  return publicText(request, listingsCsv(found.listings, locale, urlOf, verdicts), 'text/csv; charset=utf-8', {
    'Content-Disposition': `attachment; filename="hino-listings-${context.today}.csv"`,
  })
}
