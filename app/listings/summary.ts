import type { ZoneId } from '../zoning/model.ts'
import type { Criterion } from './filter.ts'
import type { ConfirmMethod, Deal, Kind, LocationPrecision, TransactionMode } from './model.ts'

/** What list, card, API, CSV and feed show of a public listing. null = unknown. Units as in ListingFilter. */
export type ListingSummary = {
  /** The number by which map features are known; `publicId` is the one for people and links. */
  id: number
  publicId: string
  kind: Kind
  deal: Deal
  titleJa: string
  titleEn: string
  /** Live offers today. */
  offers: number
  rentYen: number | null
  priceYen: number | null
  floorAreaM2: number | null
  landAreaM2: number | null
  workshopAreaM2: number | null
  officeAreaM2: number | null
  zone: ZoneId | null
  coverageRatioPct: number | null
  floorAreaRatioPct: number | null
  powerKw: number | null
  ceilingM: number | null
  floorLoadTPerM2: number | null
  craneT: number | null
  /** Width of the widest door in metres. */
  doorM: number | null
  truckT: number | null
  roadM: number | null
  /** Length along the road; null also where only the town is public. */
  frontageM: number | null
  townSlug: string
  townJa: string
  townEn: string
  locationPrecision: LocationPrecision
  lng: number
  lat: number
  confirmedOn: string
  confirmedByJa: string
  confirmedByEn: string
  confirmMethod: ConfirmMethod
  nextUpdateOn: string
  publishedOn: string
  updatedAt: string
  organisationJa: string
  organisationEn: string
  transactionMode: TransactionMode
  /** The nearest station: road metres only where somebody stated them. */
  station: { nameJa: string; nameEn: string; straightM: number; roadM: number | null } | null
  isSample: boolean
  /** The first public photo. */
  photo: { key: string; widths: number[]; altJa: string | null; altEn: string | null } | null
  /** Criteria of this search whose fact is missing here: to be confirmed. */
  toConfirm: Criterion[]
  /** Why it comes before others where a search is sorted by fit. */
  fit?: Fit
}

/** An area here, and those of its preferred industries that do the work asked about. */
export type Fit = { nameJa: string; nameEn: string; industriesJa: string; industriesEn: string }
