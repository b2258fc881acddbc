import type { Db } from '../../db/client.server.ts'
import { formatDay } from '../lib/i18n/format.ts'
import { type Locale, localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { type QrDrawing, qrDrawing } from '../lib/qr.ts'
import type { Basemap, Credit } from '../map/model.ts'
import { layerCredits } from '../places/credits.server.ts'
import type { AskedWork } from '../zoning/law/asked.ts'
import { listingPath } from './card-verdict.ts'
import { findListing } from './detail.server.ts'
import type { GoneListing, LiveListing } from './detail.ts'
import { listingSchema } from './detail-schema.ts'
import { askedOf, type DetailVerdict, detailVerdict, unreadInWords } from './detail-verdict.server.ts'
import { type ListingView, listingView } from './detail-view.ts'
import { findMergedInto } from './merges.server.ts'
import { summaryLine } from './summary-line.ts'
import { type CardVerdicts, cardVerdicts } from './verdict-views.server.ts'

type Asked = {
  id: string
  /** The address of the page that is asked for. */
  url: URL
  today: string
  baseUrl: string
  basemap: Basemap
}

export type LiveDetailPage = {
  state: 'live'
  /** Path and query of the search that the reader came from. */
  backTo: string | null
  view: ListingView
  /** The work that is asked about, and what the page says on it. */
  asked: AskedWork | null
  /** What of that work could not be read, in words. */
  problems: string[]
  verdict: DetailVerdict | null
  /** On the same work, for listings like this one. */
  verdicts: CardVerdicts
  description: string
  schema: Record<string, unknown>
  /** The page's own address and its QR code, for the printed sheet. */
  address: string
  qr: QrDrawing
  today: string
  basemap: Basemap
  credits: Credit[]
}
export type DetailPageData = LiveDetailPage | { state: 'gone'; backTo: string | null; gone: GoneListing }
/** It was merged into another: the path of that one's page. */
type Moved = { state: 'moved'; to: string }

/** Longer ones come from no search of ours: a drawn area of 500 points has about 10,000 characters. */
const MOST_BACK = 12_000

/** The list that the reader came from; whatever is given, it leads to the list of this portal. */
export function backToSearch(back: string | null): string | null {
  if (back === null || back.length > MOST_BACK) return null
  const query = new URLSearchParams(back).toString()
  return query ? `/listings?${query}` : '/listings'
}

function description(locale: Locale, { summary }: LiveListing): string {
  const words = translator(locale, 'listings')
  return translator(locale, 'listing')('description', {
    kind: words(`kind.${summary.kind}`),
    deal: words(`dealShort.${summary.deal}`),
    line: summaryLine(summary, locale),
    day: formatDay(locale, summary.confirmedOn),
  })
}

/** All that a listing's page says, in the language of its address; null where nothing is to be told. */
export async function loadDetailPage(db: Db, request: Asked): Promise<DetailPageData | Moved | null> {
  const { id, url, today, baseUrl, basemap } = request
  const locale = localeOfPath(url.pathname)
  const found = await findListing(db, id, today)
  const keptId = found?.state === 'live' ? null : await findMergedInto(db, id)
  if (keptId) return { state: 'moved', to: pathIn(locale, `/listings/${keptId}`) + url.search }
  if (!found) return null
  const backTo = backToSearch(url.searchParams.get('back'))
  if (found.state === 'gone') return { state: 'gone', backTo, gone: found }
  const { asked, problems } = askedOf(url)
  const work = { asked, today, locale }
  const canonical = baseUrl + pathIn(locale, `/listings/${found.summary.publicId}`)
  // What is printed leads back to the same answer.
  const address = baseUrl + pathIn(locale, listingPath(found.summary.publicId, asked))
  const kindName = translator(locale, 'listings')(`kind.${found.summary.kind}`)
  return {
    state: 'live',
    backTo,
    view: listingView({ locale, t: translator(locale, 'listingFacts'), kindName }, found, today),
    asked,
    problems: unreadInWords(problems, locale),
    verdict: await detailVerdict(db, found.summary, work),
    verdicts: await cardVerdicts(db, found.similar, work),
    description: description(locale, found),
    schema: listingSchema(locale, found, canonical),
    address,
    qr: qrDrawing(address),
    today,
    basemap,
    credits: await layerCredits(db, locale, ['zoning']),
  }
}
