import type { DetailOffer, ItemState } from './detail.ts'
import { isKnown, numberOf, type ShownFacts, textOf } from './fact-values.ts'
import type { Deal, Kind } from './model.ts'

// How the items of the listing standards are read from a listing.

/** What an item is read from: facts on record, what the public sees of them, the newest offer, the listing. */
export type ChecklistCase = {
  kind: Kind
  deal: Deal
  /** As recorded: notices that the law wants are given at every precision. */
  facts: ShownFacts
  /** As the public sees them: what is hidden is not stated. */
  shown: ShownFacts
  /** Somebody has stated where it is. */
  isPlaced: boolean
  zones: readonly { zone: string; coverageRatioPct: number | null; floorAreaRatioPct: number | null }[]
  /** Every kind of area that may restrict the lot was looked up and is shown. */
  restrictionsChecked: boolean
  /** The nearest station, or one to which the way is stated; null where the place is not public. */
  station: { straightM: number; roadM: number | null } | null
  publishedOn: string | null
  offer: Omit<DetailOffer, 'id' | 'takesEnquiries'> & { adConsent: boolean | null }
  /** 'YYYY-MM-DD' */
  today: string
}

export const stated = (is: boolean): ItemState => (is ? 'met' : 'missing')
export const any = (...values: unknown[]): boolean => values.some(value => value !== null && value !== '')
export const facts =
  (...fields: string[]) =>
  (c: ChecklistCase): ItemState =>
    stated(isKnown(c.shown, ...fields))

/** As far as people walk from a station to work: further off, nobody comes from it on foot. */
const WALKED_M = 1200

/** Where people come and go on foot; to factories, warehouses and land the way is by road. */
const FROM_STATIONS: readonly Kind[] = ['office', 'shop', 'workshop']

/** Access is asked for where a station is usually used. Of a hidden place the way would tell the place. */
export function transport({ kind, station, isPlaced }: ChecklistCase): ItemState {
  if (station?.roadM) return 'met'
  const isWalked = isPlaced && station !== null && station.straightM <= WALKED_M
  return isWalked && FROM_STATIONS.includes(kind) ? 'missing' : 'notApplicable'
}

/** Of a lease the term and the ground rent are stated too. */
export function landRights({ shown }: ChecklistCase): ItemState {
  const rights = textOf(shown, 'land_rights')
  return stated(rights === 'freehold' || (rights !== null && isKnown(shown, 'land_terms')))
}

/** Something that is stated where there is it: `terms` must then be stated as well. */
export const whereThereIs =
  (field: string, terms?: string) =>
  ({ shown }: ChecklistCase): ItemState => {
    const answer = textOf(shown, field)
    if (answer === null) return 'unknown'
    return answer === 'no' ? 'notApplicable' : stated(!terms || isKnown(shown, terms))
  }

/** The page says by itself that the lot must step back; planned roads, power lines and slopes somebody has to state. */
export function siteNotices({ facts: known, shown }: ChecklistCase): ItemState {
  if (needsSetback(known)) return 'met'
  const notices = textOf(shown, 'site_notices')
  if (needsSetback(known) === null || notices === null) return 'unknown'
  return /^(なし|無し|無|none)$/i.test(notices) ? 'notApplicable' : 'met'
}

export const zoning = (c: ChecklistCase): ItemState => (c.isPlaced ? stated(c.zones.length > 0) : 'unknown')

/** A road the lot must step back from: narrower than 4 m, or under Article 42(2). null = unknown. */
export function needsSetback(known: ShownFacts): boolean | null {
  const width = numberOf(known, 'front_road_width_m')
  const kind = textOf(known, 'road_kind')
  if (kind === 'art42_2' || (width !== null && width < 4)) return true
  return width === null ? null : false
}
/** Under two metres along a road, nothing may be built (建築基準法43条). null = unknown. */
export function lacksRoad(known: ShownFacts): boolean | null {
  const frontage = numberOf(known, 'road_frontage_m')
  return frontage === null ? null : frontage < 2
}
/** Statements that the page itself makes where they are due; so where due they stand there. */
export const saidByPage = (due: boolean | null): ItemState => (due === null ? 'unknown' : due ? 'met' : 'notApplicable')

/** A dealer's own ad must carry its licence; an owner who lets or sells needs none. */
const isBrokered = ({ offer }: ChecklistCase) =>
  offer.transactionMode === 'agent' || offer.transactionMode === 'brokerage'
export const ofBroker = (value: string | null, c: ChecklistCase): ItemState =>
  value ? 'met' : isBrokered(c) || c.offer.licenceNumber ? 'missing' : 'notApplicable'

export function deposits({ offer }: ChecklistCase): ItemState {
  const security = any(offer.depositYen, offer.depositMonths, offer.guaranteeYen)
  return stated(security && any(offer.keyMoneyYen, offer.keyMoneyMonths))
}

export function buildingPermission({ kind, facts: known, today }: ChecklistCase): ItemState {
  const built = textOf(known, 'built_ym')
  // Land is offered as it lies; a plot that is still to be made would be another kind of listing.
  if (kind === 'land') return 'notApplicable'
  if (built === null) return 'unknown'
  return built <= today.slice(0, 7) ? 'notApplicable' : 'missing'
}
