import type { LoaderFunctionArgs } from '@remix-run/node'
import { Feed } from 'feed'
import { theSearchDb } from '../../db/instance.server.ts'
import { publicText } from '../lib/answers.server.ts'
import { pathIn } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { apiLocale, badParameters } from '../lib/problem.server.ts'
import { readSearch, writeSearch } from '../listings/filter.ts'
import { listAllListings } from '../listings/queries.server.ts'
import { summaryLine } from '../listings/summary-line.ts'

/** Entries of a feed at most. */
const MOST_ENTRIES = 200

/** GET /api/listings.atom: the same search as a feed; an entry changes when its listing does. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { search, problems } = readSearch(new URL(request.url).searchParams)
  if (problems.length > 0) return badParameters(problems, request, context)
  const locale = apiLocale(request)
  const listings = await listAllListings(theSearchDb(), search, context.today, MOST_ENTRIES)
  const query = writeSearch({ ...search, page: 1 }).toString()
  const page = context.baseUrl + pathIn(locale, `/listings${query ? `?${query}` : ''}`)
  const updated = listings
    .map(listing => listing.updatedAt)
    .sort()
    .at(-1)
  const feed = new Feed({
    id: page,
    link: page,
    title: translator(locale, 'common')('portal'),
    language: locale,
    copyright: translator(locale, 'common')('footer.department'),
    updated: new Date(updated ?? `${context.today}T00:00:00Z`),
    feedLinks: { atom: `${context.baseUrl}/api/listings.atom${query ? `?${query}` : ''}` },
  })
  for (const listing of listings) {
    const url = context.baseUrl + pathIn(locale, `/listings/${listing.publicId}`)
    feed.addItem({
      id: url,
      link: url,
      title: locale === 'ja' ? listing.titleJa : listing.titleEn,
      description: summaryLine(listing, locale),
      date: new Date(listing.updatedAt),
      published: new Date(`${listing.publishedOn}T00:00:00+09:00`),
    })
  }
  return publicText(request, feed.atom1(), 'application/atom+xml; charset=utf-8')
}
