import { withoutControls } from '../lib/controls.ts'
import { STAGES, type Stage } from './freshness.ts'
import type { OfferStatus, PauseReason } from './model.ts'
import type { OfferInShort } from './offer-view.ts'

/** Offers by how they stand; `due`: live, and to be confirmed soon; `waiting`: out of the public until it is confirmed. */
export const OFFER_TABS = [
  'all',
  'live',
  'due',
  'waiting',
  'draft',
  'submitted',
  'changes_requested',
  'applied',
  'paused',
  'ended',
] as const
export type OfferTab = (typeof OFFER_TABS)[number]

export const OFFERS_PER_PAGE = 50
export const LONGEST_WORDS = 80

/** Which offers a table shows. `organisationId` null: of all; a page is counted from 1. */
export type OffersAsked = {
  organisationId: number | null
  tab: OfferTab
  stage: Stage | null
  offerId: number | null
  /** Words that are in the reference, the number, the title or the address; '' for any. */
  q: string
  page: number
}

export type OfferRow = OfferInShort & {
  /** The partner's own number of it; null: none but the portal's is known yet. */
  reference: string | null
  organisationId: number
  status: OfferStatus
  pauseReason: PauseReason | null
  promiseDays: number
  /** A change under way beside what is public. */
  change: 'open' | 'submitted' | 'changes_requested' | null
  /** A dated fact is asked for. */
  isSpotChecked: boolean
  isSample: boolean
  /** How many further organisations the public sees beside it for the same property. */
  others: number
}

/** How an offer came last by a list or a feed, and whether its source names it no more. */
export type Delivery = {
  /** The last that brought it; null: it has not come that way, or that is kept no more. */
  last: { importId: number; source: 'file' | 'pull'; on: string } | null
  /** `offOn`: the day on which it leaves the search without an answer. Days are 'YYYY-MM-DD'. */
  absence: { stage: 'grace' | 'asked' | 'off'; offOn: string | null } | null
}
/** By the id of the offer; one that was typed and is not missed has none. */
export type Deliveries = Readonly<Record<number, Delivery>>

export type OffersPage = {
  rows: OfferRow[]
  counts: Record<OfferTab, number>
  asked: OffersAsked
  pages: number
}

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null

/** Reads an address; what it cannot read is as if it were not there. */
export function readOffersAsked(params: URLSearchParams, organisationId: number | null): OffersAsked {
  return {
    organisationId: organisationId ?? wholeNumber(params.get('organisation')),
    tab: OFFER_TABS.find(tab => tab === params.get('tab')) ?? 'all',
    stage: STAGES.find(stage => stage === params.get('stage')) ?? null,
    offerId: wholeNumber(params.get('offer')),
    q: withoutControls(params.get('q') ?? '')
      .trim()
      .slice(0, LONGEST_WORDS),
    page: Math.min(wholeNumber(params.get('page')) ?? 1, 10_000),
  }
}

/** Ids of offers that a form names, each once. */
export const readOfferIds = (form: URLSearchParams): number[] => [
  ...new Set(form.getAll('offers').flatMap(text => wholeNumber(text) ?? [])),
]
export const readOfferId = (form: URLSearchParams): number | null => wholeNumber(form.get('offer'))
