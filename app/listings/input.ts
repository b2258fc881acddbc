import type {
  ConfirmMethod,
  Deal,
  Fact,
  Kind,
  LeaseKind,
  ListingStatus,
  LocationPrecision,
  OfferStatus,
  TransactionMode,
} from './model.ts'

/** Money of an offer: whole yen; null = unknown; months where the deposit is told in months of rent. */
export type OfferTerms = {
  rentYen: number | null
  priceYen: number | null
  tax: 'included' | 'excluded' | 'exempt' | null
  commonFeeYen: number | null
  depositYen: number | null
  depositMonths: number | null
  keyMoneyYen: number | null
  keyMoneyMonths: number | null
  guaranteeYen: number | null
  otherCostsJa: string | null
  otherCostsEn: string | null
  leaseKind: LeaseKind | null
  leaseTermMonths: number | null
  /** 'YYYY-MM-DD', or unknown. */
  availableFrom: string | null
  availableNoteJa: string | null
  availableNoteEn: string | null
  validUntil: string | null
}

/** One partner's offer of a listing, with its freshness and the person to ask. */
export type OfferInput = Partial<OfferTerms> & {
  organisationId: number
  partnerRef: string
  status: OfferStatus
  transactionMode: TransactionMode
  adConsent: boolean | null
  confirmedOn: string
  confirmedByJa: string
  confirmedByEn: string
  confirmMethod: ConfirmMethod
  contactNameJa: string
  contactNameEn: string
  contactHoursJa: string
  contactHoursEn: string
  contactPhone: string
}

export type AssetInput = {
  kind: Kind
  townId: number
  addressJa: string
  addressEn: string | null
  roadNameJa: string | null
  roadNameEn: string | null
  /** The true place, [lng, lat]; null where nobody has stated it, and then only the town is told. */
  location: readonly [number, number] | null
  lot: GeoJSON.Polygon | null
  locationPrecision: LocationPrecision
  isSample: boolean
  /** By field id; a field that is not here is unknown too. */
  facts: Record<string, Fact>
  /** Road metres that somebody stated, by station. */
  access: { stationId: number; roadM: number }[]
}

export type ListingInput = {
  publicId: string
  /** A new asset, or the id of the one this listing is a further deal of. */
  asset: AssetInput | { id: number }
  deal: Deal
  status: ListingStatus
  titleJa: string
  titleEn: string
  summaryJa: string | null
  summaryEn: string | null
  publishedOn: string | null
  firstSeenOn: string
  endedOn: string | null
  offers: OfferInput[]
}
