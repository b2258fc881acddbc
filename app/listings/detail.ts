import type { GuidanceArea } from '../zoning/guidance.ts'
import type { ZoneId } from '../zoning/model.ts'
import type { OverlayKind } from '../zoning/overlays.ts'
import type { EffectiveRatio } from '../zoning/ratios.ts'
import type { ShownFacts } from './fact-values.ts'
import type { OfferTerms } from './input.ts'
import type { ConfirmMethod, Deal, Kind, TransactionMode } from './model.ts'
import type { ListingSummary } from './summary.ts'
import type { NearInterchange, NearStation } from './surroundings.ts'

/** One partner's offer as the public sees it: terms, freshness and whom to ask. */
export type DetailOffer = OfferTerms & {
  id: number
  /** Somebody of the organisation reads what is sent through the portal. */
  takesEnquiries: boolean
  transactionMode: TransactionMode
  confirmedOn: string
  confirmedByJa: string
  confirmedByEn: string
  confirmMethod: ConfirmMethod
  nextUpdateOn: string
  contactNameJa: string
  contactNameEn: string
  contactHoursJa: string
  contactHoursEn: string
  contactPhone: string
  organisationJa: string
  organisationEn: string
  licenceNumber: string | null
  associationJa: string | null
  associationEn: string | null
  organisationAddressJa: string | null
  organisationAddressEn: string | null
  organisationPhone: string | null
}

/** The edition of a data set that an answer comes from. */
export type DetailSource = { sourceJa: string; sourceEn: string; edition: string | null; illustrative: boolean }

export type DetailZone = {
  zone: ZoneId
  coverageRatioPct: number | null
  floorAreaRatioPct: number | null
  /** Of the lot, 0 to 1. null at town precision, where it would tell of the lot. */
  share: number | null
}
export type DetailOverlay = {
  kind: OverlayKind
  nameJa: string
  nameEn: string
  noteJa: string | null
  noteEn: string | null
}

/** `widths`: its variants, narrowest first; `width` and `height` are the widest one's. */
export type DetailPhoto = {
  key: string
  widths: number[]
  width: number
  height: number
  altJa: string | null
  altEn: string | null
}

/** Statements that must stand on the page where they are due. */
export const NOTICES = ['uca', 'noRoad', 'setback'] as const
export type Notice = (typeof NOTICES)[number]

/** `unknown`: the portal has no record that tells. `missing`: it has, and the statement is not there. */
export type ItemState = 'met' | 'missing' | 'notApplicable' | 'unknown'

/** A figure of which those who offer one property say different things. */
export type Spread = { field: string; least: number; most: number }

/** A public listing, whole. Everything in it may be shown; nothing in it is of the true place where only the town is public. */
export type LiveListing = {
  state: 'live'
  summary: ListingSummary
  textJa: string | null
  textEn: string | null
  /** null at town precision. */
  addressJa: string | null
  addressEn: string | null
  roadNameJa: string | null
  roadNameEn: string | null
  /** Somebody has stated where it is, whether or not that is public; else zones and overlays cannot be told. */
  isPlaced: boolean
  spreads: Spread[]
  facts: ShownFacts
  /** Live today, the newest first: its terms are the listing's. */
  offers: [DetailOffer, ...DetailOffer[]]
  zones: DetailZone[]
  zoningSource: DetailSource | null
  effectiveRatio: EffectiveRatio | null
  /** null at town precision. */
  overlays: DetailOverlay[] | null
  overlaysSource: DetailSource | null
  /** Kinds of overlay that some data is loaded for. */
  overlayKinds: OverlayKind[]
  /** Areas that industries are guided to: null at town precision. `edition` null: nobody has looked. */
  guidance: { areas: GuidanceArea[] | null; edition: DetailSource | null }
  stations: NearStation[]
  interchanges: NearInterchange[]
  photos: DetailPhoto[]
  notices: Notice[]
  standards: { id: string; state: ItemState }[]
  similar: ListingSummary[]
}

/** A listing that was public once and is not today: that it was, its kind and town, and since when; no more. */
export type GoneListing = {
  state: 'gone'
  publicId: string
  kind: Kind
  deal: Deal
  townJa: string
  townEn: string
  publishedOn: string
  /** 'YYYY-MM-DD', or not known. */
  goneOn: string | null
  similar: ListingSummary[]
}
