import type { LoaderFunctionArgs } from '@remix-run/node'
import { Feed } from 'feed'
import { theSearchDb } from '../../db/instance.server.ts'
import { publicText } from '../lib/answers.server.ts'
import { withoutControls } from '../lib/controls.ts'
import { inLocale, type Locale, pathIn } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { apiLocale, badParameters } from '../lib/problem.server.ts'
import { writeSearch } from '../listings/filter.ts'
import { listAllListings } from '../listings/queries.server.ts'
import { readSearchOf } from '../listings/read-search.server.ts'
import type { ListingSummary } from '../listings/summary.ts'
import { summaryLine } from '../listings/summary-line.ts'
import { verdictViews } from '../listings/verdict-views.server.ts'
import { askedInWords } from '../zoning/asked-words.server.ts'

/** Entries of a feed at most. */
const MOST_ENTRIES = 200

/** GET /api/listings.atom: the same search as a feed; an entry changes when its listing does. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { search, problems } = await readSearchOf(theSearchDb(), new URL(request.url).searchParams)
  if (problems.length > 0) return badParameters(problems, request, context)
  const locale = apiLocale(request)
  const listings = await listAllListings(theSearchDb(), search, context.today, MOST_ENTRIES)
  const query = writeSearch({ ...search, page: 1 }).toString()
  const asked = query ? `?${query}` : ''
  const words = translator(locale, 'common')
  // One address gives the feed in either language, so what it is known by is the same in both.
  const id = `${context.baseUrl}/api/listings.atom${asked}`
  const feed = new Feed({
    id,
    link: context.baseUrl + pathIn(locale, `/listings${asked}`),
    title: words('portal'),
    language: locale,
    author: { name: words('footer.department') },
    copyright: words('footer.department'),
    updated: new Date(latest(listings) ?? `${context.today}T00:00:00Z`),
    feedLinks: { atom: id },
  })
  const { use } = search.filter
  const verdicts = await verdictViews(theSearchDb(), listings, { asked: use, today: context.today, locale })
  const verdictWords = translator(locale, 'verdict')
  for (const listing of listings) {
    const view = verdicts.get(listing.publicId)
    // Of the work that is asked about; that it is guidance is told each time.
    const verdict =
      use && view
        ? `${askedInWords(use, locale)}: ${verdictWords(`headline.${view.result}`)} ${verdictWords('guidance')}`
        : null
    feed.addItem(entryOf(listing, verdict, locale, context.baseUrl))
  }
  return publicText(request, withoutControls(feed.atom1()), 'application/atom+xml; charset=utf-8')
}

const latest = (listings: readonly ListingSummary[]): string | undefined =>
  listings
    .map(listing => listing.updatedAt)
    .sort()
    .at(-1)

/** The library writes titles and summaries as HTML: what a partner typed is text in it, never markup. */
const asHtml = (text: string) => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)

function entryOf(listing: ListingSummary, verdict: string | null, locale: Locale, baseUrl: string) {
  const path = `/listings/${listing.publicId}`
  return {
    id: baseUrl + path,
    link: baseUrl + pathIn(locale, path),
    title: asHtml(inLocale(locale, listing, 'title')),
    description: asHtml([summaryLine(listing, locale), verdict].filter(Boolean).join(' / ')),
    author: [{ name: inLocale(locale, listing, 'organisation') }],
    date: new Date(listing.updatedAt),
    published: new Date(`${listing.publishedOn}T00:00:00+09:00`),
  }
}
