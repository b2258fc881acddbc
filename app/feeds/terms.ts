import type { OfferTerms } from '../listings/input.ts'
import type { Deal, Kind, LocationPrecision, TransactionMode } from '../listings/model.ts'

/** What partners call a kind; 貸 and 売 before it say the deal. */
const KIND_NAMES: Record<Kind, readonly string[]> = {
  factory: ['工場', 'factory'],
  workshop: ['作業場', '作業所', '工房', 'workshop'],
  warehouse: ['倉庫', 'warehouse'],
  office: ['事務所', 'オフィス', 'インキュベーション', 'インキュベーションオフィス', 'office'],
  shop: ['店舗', 'shop'],
  land: ['土地', '地', '工業用地', '事業用地', '大規模工場跡地', '工場跡地', 'land'],
}
const DEAL_NAMES: Record<Deal, readonly string[]> = {
  rent: ['賃貸', '貸', '賃', 'rent', 'lease'],
  sale: ['売買', '売', '販売', 'sale'],
}
const MODE_NAMES: Record<TransactionMode, readonly string[]> = {
  seller: ['売主', 'seller'],
  lessor: ['貸主', 'lessor'],
  agent: ['代理', 'agent'],
  brokerage: [
    ...['媒介', '仲介', '一般媒介', '専任媒介', '専属専任媒介', '媒介(仲介)', 'brokerage'],
    // As the realtors' network writes them.
    ...['一般', '専任', '専属', '専属専任'],
  ],
}
const LEASE_NAMES: Record<NonNullable<OfferTerms['leaseKind']>, readonly string[]> = {
  ordinary: ['普通借家', '普通', 'ordinary'],
  fixed_term: ['定期借家', '定期', 'fixed_term'],
  business_land: ['事業用定期借地', 'business_land'],
  yard: ['土地賃貸借', '資材置場', '駐車場', '青空', 'yard'],
}
const TAX_NAMES: Record<NonNullable<OfferTerms['tax']>, readonly string[]> = {
  included: ['税込', '込', 'included'],
  excluded: ['税別', '税抜', '別', 'excluded'],
  exempt: ['非課税', 'exempt'],
}
const PRECISION_NAMES: Record<LocationPrecision, readonly string[]> = {
  exact: ['番地まで', '番地', '詳細', 'exact'],
  town: ['町名まで', '町丁目まで', '町名', '町丁目', '丁目まで', '丁目', 'town'],
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

const among =
  <K extends string>(names: Record<K, readonly string[]>) =>
  (raw: string): K | undefined =>
    (Object.keys(names) as K[]).find(key => names[key].some(name => plain(name) === plain(raw)))

export const readDeal = among(DEAL_NAMES)
export const readMode = among(MODE_NAMES)
export const readLeaseKind = among(LEASE_NAMES)
export const readTax = among(TAX_NAMES)
export const readPrecision = among(PRECISION_NAMES)
const readKindAlone = among(KIND_NAMES)

/** 工場, 貸工場, 売地, 'factory': the kind, and the deal where the name says it. */
export function readKind(raw: string): { kind: Kind; deal: Deal | null } | undefined {
  const text = plain(raw)
  const deal = text.startsWith('貸') ? 'rent' : text.startsWith('売') ? 'sale' : null
  const kind = readKindAlone(deal ? text.slice(1) : text)
  return kind && { kind, deal }
}

/** What a column of them can hold, in the words that are written. */
const optionsOf = <K extends string>(names: Record<K, readonly string[]>): string[] =>
  (Object.keys(names) as K[]).map(key => names[key][0]!)
export const DEAL_OPTIONS = optionsOf(DEAL_NAMES)
export const LEASE_OPTIONS = optionsOf(LEASE_NAMES)
export const TAX_OPTIONS = optionsOf(TAX_NAMES)
export const PRECISION_OPTIONS = optionsOf(PRECISION_NAMES)
export const MODE_OPTIONS = ['売主', '貸主', '代理', '専属専任媒介', '専任媒介', '一般媒介']
export const KIND_OPTIONS = ['売', '貸'].flatMap(deal =>
  ['工場', '作業場', '倉庫', '事務所', '店舗', '地'].map(kind => deal + kind),
)

/** The first of the names that are read is the one that is written. */
const nameOf =
  <K extends string>(names: Record<K, readonly string[]>) =>
  (key: K): string =>
    names[key][0]!
export const kindName = nameOf(KIND_NAMES)
export const dealName = nameOf(DEAL_NAMES)
export const modeName = nameOf(MODE_NAMES)
export const leaseName = nameOf(LEASE_NAMES)
export const taxName = nameOf(TAX_NAMES)
export const precisionName = nameOf(PRECISION_NAMES)
