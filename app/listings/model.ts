/** What is offered. */
export const KINDS = ['factory', 'workshop', 'warehouse', 'office', 'shop', 'land'] as const
export type Kind = (typeof KINDS)[number]
export const DEALS = ['rent', 'sale'] as const
export type Deal = (typeof DEALS)[number]
export const LISTING_STATUSES = [
  'draft',
  'submitted',
  'changes_requested',
  'published',
  'paused',
  'applied',
  'closed',
  'withdrawn',
  'expired',
] as const
export type ListingStatus = (typeof LISTING_STATUSES)[number]
export const LOCATION_PRECISIONS = ['exact', 'town'] as const
export type LocationPrecision = (typeof LOCATION_PRECISIONS)[number]
export const OFFER_STATUSES = [
  'draft',
  'submitted',
  'changes_requested',
  'live',
  'paused',
  'applied',
  'closed',
  'withdrawn',
  'expired',
] as const
export type OfferStatus = (typeof OFFER_STATUSES)[number]
/** Who took an offer from the public for a while. */
export const PAUSE_REASONS = ['partner', 'city', 'reported'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]
export const TRANSACTION_MODES = ['seller', 'lessor', 'agent', 'brokerage'] as const
export type TransactionMode = (typeof TRANSACTION_MODES)[number]
/**
 * 普通借家, 定期借家; of land 事業用定期借地 (10 to 50 years, for buildings of a business: 借地借家法 23条) and a lease for
 * use as it lies, without a building, to which that act does not apply.
 */
export const LEASE_KINDS = ['ordinary', 'fixed_term', 'business_land', 'yard'] as const
export type LeaseKind = (typeof LEASE_KINDS)[number]
export const CONFIRM_METHODS = ['phone', 'visit', 'workspace', 'feed', 'mail'] as const
export type ConfirmMethod = (typeof CONFIRM_METHODS)[number]

/** Who says a fact. */
export const SOURCE_PARTIES = ['owner', 'partner', 'city', 'registry', 'surveyor', 'portal'] as const
export type SourceParty = (typeof SOURCE_PARTIES)[number]
/** How it is known: 登記, 図面, 現地計測, 申告, 自動取得. */
export const FACT_METHODS = ['registry', 'drawing', 'survey', 'declared', 'automatic'] as const
export type FactMethod = (typeof FACT_METHODS)[number]
export const CONFIDENCES = ['high', 'medium', 'low'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** Where a fact comes from; shown on demand beside every fact. */
export type Papers = {
  sourceParty: SourceParty
  method: FactMethod
  /** 'YYYY-MM-DD', or unknown. */
  observedOn: string | null
  confidence: Confidence
}
/** A fact's value is what the field says, or null = known to be unknown. */
export type Fact = Papers & { value: unknown }

/** Minutes on foot for road metres that somebody stated: 80 m a minute, rounded up, never 0 (表示規約 施行規則 9条). */
export const walkMinutes = (roadMetres: number): number => Math.max(1, Math.ceil(roadMetres / 80))

/** Building-only kinds have a floor; bare land has none, so its floor facts are not "unknown" but do not apply. */
export const hasBuilding = (kind: Kind): boolean => kind !== 'land'

/** What people call a kind, for the free-word search. */
export const KIND_WORDS: Record<Kind, readonly [ja: string, en: string]> = {
  factory: ['工場', 'factory'],
  workshop: ['作業場', 'workshop'],
  warehouse: ['倉庫', 'warehouse'],
  office: ['事務所', 'office'],
  shop: ['店舗', 'shop'],
  land: ['土地', 'land'],
}

/** What else they call it; each takes 貸 and 売 before it. */
const FURTHER_WORDS: Partial<Record<Kind, readonly string[]>> = {
  workshop: ['作業所'],
  office: ['オフィス'],
  land: ['地', '用地'],
}
const DEAL_WORDS: Record<Deal, readonly [before: string, ...words: string[]]> = {
  rent: ['貸', '賃貸', 'for rent', 'lease'],
  sale: ['売', '売買', 'for sale'],
}

/** 工場, factory, 賃貸, 貸工場: what a kind under a deal is called. */
export function offerWords(kind: Kind, deal: Deal): string[] {
  const [before, ...words] = DEAL_WORDS[deal]
  const further = FURTHER_WORDS[kind] ?? []
  const [ja] = KIND_WORDS[kind]
  return [...KIND_WORDS[kind], ...further, ...words, ...[ja, ...further].map(name => before + name)]
}
