import type { LoaderFunctionArgs } from '@remix-run/node'
import { Feed } from 'feed'
import { theSearchDb } from '../../db/instance.server.ts'
import { publicText } from '../lib/answers.server.ts'
import { withoutControls } from '../lib/controls.ts'
import { apiPathIn, inLocale, type Locale, localeOfQuery, pathIn } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { apiLocale, badParameters } from '../lib/problem.server.ts'
import { type Search, writeSearch } from '../listings/filter.ts'
import { listAllListings } from '../listings/queries.server.ts'
import { readSearchOf } from '../listings/read-search.server.ts'
import type { ListingSummary } from '../listings/summary.ts'
import { summaryLine } from '../listings/summary-line.ts'
import { verdictViews } from '../listings/verdict-views.server.ts'
import { verdictInWords } from '../listings/verdict-words.server.ts'
import { askedInWords } from '../zoning/asked-words.server.ts'

/** Entries of a feed at most. */
const MOST_ENTRIES = 200

/** GET /api/listings.atom: the same search as a feed; an entry changes when its listing does. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const { search, problems } = await readSearchOf(theSearchDb(), searchParams)
  if (problems.length > 0) return badParameters(problems, request, context)
  const locale = apiLocale(request)
  const listings = await listAllListings(theSearchDb(), search, context.today, MOST_ENTRIES)
  const feed = emptyFeed(search, listings, { ...context, locale, isOwnLanguage: localeOfQuery(searchParams) !== null })
  const { use } = search.filter
  const verdicts = await verdictViews(theSearchDb(), listings, { asked: use, today: context.today, locale })
  for (const listing of listings) {
    const view = verdicts.get(listing.publicId)
    const verdict = use && view ? verdictInWords(view, askedInWords(use, locale), locale) : null
    feed.addItem(entryOf(listing, verdict, locale, context.baseUrl))
  }
  return publicText(request, withoutControls(feed.atom1()), 'application/atom+xml; charset=utf-8')
}

type Asking = { baseUrl: string; today: string; locale: Locale; isOwnLanguage: boolean }

function emptyFeed(search: Search, listings: readonly ListingSummary[], asking: Asking): Feed {
  const { baseUrl, today, locale, isOwnLanguage } = asking
  const query = writeSearch({ ...search, page: 1 }).toString()
  const asked = query ? `?${query}` : ''
  const words = translator(locale, 'common')
  const path = `/api/listings.atom${asked}`
  return new Feed({
    // A search is one feed in either language, so what it is known by is the same in both.
    id: baseUrl + path,
    link: baseUrl + pathIn(locale, `/listings${asked}`),
    title: words('portal'),
    language: locale,
    author: { name: words('footer.department') },
    copyright: words('footer.department'),
    updated: new Date(latest(listings) ?? `${today}T00:00:00Z`),
    // A reader that comes again is to find the language it has subscribed to.
    feedLinks: { atom: baseUrl + (isOwnLanguage ? apiPathIn(locale, path) : path) },
  })
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
