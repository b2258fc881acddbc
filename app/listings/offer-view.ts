import type { Deal, Kind } from './model.ts'

/** An offer in short, for whoever is asked about it. */
export type OfferInShort = {
  offerId: number
  publicId: string
  titleJa: string
  titleEn: string
  kind: Kind
  deal: Deal
  townJa: string
  townEn: string
  rentYen: number | null
  priceYen: number | null
  organisationJa: string
  organisationEn: string
  confirmedOn: string
  nextUpdateOn: string
}
