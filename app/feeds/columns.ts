import { FIELDS } from '../listings/fields.ts'

/** The columns of a listing beside the facts of its asset; every name is a heading that is understood. */
export const CORE_COLUMNS = {
  partner: ['掲載事業者', '事業者', 'partner', 'organisation'],
  partnerRef: ['管理番号', '物件管理番号', '物件番号', 'partner_ref', 'id'],
  kind: ['種別', '物件種目', '物件種別', 'kind'],
  deal: ['取引', '取引種別', 'deal'],
  titleJa: ['名称', '物件名', 'タイトル', 'title', 'title_ja'],
  titleEn: ['名称英語', '英語名', 'title_en'],
  summaryJa: ['紹介文', '備考', 'summary', 'summary_ja'],
  summaryEn: ['紹介文英語', 'summary_en'],
  address: ['所在地', '住所', 'address'],
  lng: ['経度', 'lng', 'lon', 'longitude'],
  lat: ['緯度', 'lat', 'latitude'],
  precision: ['公開精度', '公開範囲', 'location_precision'],
  roadName: ['前面道路名', '路線名', 'road_name'],
  rent: ['賃料', '月額賃料', 'rent', 'rent_yen_month'],
  price: ['価格', '売価', '販売価格', 'price', 'price_yen'],
  tax: ['消費税', '税', 'tax'],
  commonFee: ['共益費', '管理費', '共益費・管理費', 'common_fee_yen'],
  deposit: ['敷金', 'deposit'],
  keyMoney: ['礼金', 'key_money'],
  guarantee: ['保証金', 'guarantee_yen'],
  leaseKind: ['契約の種類', '契約種別', 'lease_kind'],
  leaseTerm: ['契約期間', 'lease_term_months'],
  available: ['引渡可能日', '引渡時期', '引渡', '入居可能時期', 'available_from'],
  transactionMode: ['取引態様', 'transaction_mode'],
  adConsent: ['広告掲載の承諾', '広告転載区分', 'ad_consent'],
  confirmedOn: ['確認日', '最終確認日', '取引可能性の確認日', 'confirmed_on'],
  contactName: ['担当者', '担当', 'contact_name'],
  contactPhone: ['電話', '電話番号', 'contact_phone'],
  contactHours: ['受付時間', 'contact_hours'],
  station: ['最寄駅', '駅名', '駅', 'station'],
  stationRoadM: ['駅からの道路距離', '駅距離', '徒歩距離', 'station_road_m'],
} as const satisfies Record<string, readonly string[]>
export type CoreColumn = keyof typeof CORE_COLUMNS

/** Without them no row can be read. */
export const REQUIRED_COLUMNS: readonly CoreColumn[] = [
  'partnerRef',
  'kind',
  'titleJa',
  'address',
  'transactionMode',
  'confirmedOn',
]

/** What a heading stands for: a column of the listing, or a fact of the asset. */
export type Column = { core: CoreColumn } | { field: string }
/** `inMan`: bare figures are ten thousands of yen. */
export type PlacedColumn = Column & { at: number; heading: string; inMan: boolean }

/** One spelling of a heading: width and spaces do not count. */
const plainHeading = (heading: string) => heading.normalize('NFKC').replace(/[\s*]/g, '').toLowerCase()
/** The same without the unit in brackets. */
const bareHeading = (heading: string) => plainHeading(heading).replace(/\([^)]*\)/g, '')

const exact = new Map<string, Column>()
const bare = new Map<string, Column>()
const teach = (names: readonly string[], column: Column) => {
  for (const name of names) {
    exact.set(plainHeading(name), column)
    if (!bare.has(bareHeading(name))) bare.set(bareHeading(name), column)
  }
}
for (const field of FIELDS) teach([field.id, field.ja, field.en, ...field.csv], { field: field.id })
for (const [core, names] of Object.entries(CORE_COLUMNS)) teach(names, { core: core as CoreColumn })

/** Without the last brackets, which hold a unit: 天井高（最高部）（m） is 天井高（最高部）. */
const unitless = (heading: string) => plainHeading(heading).replace(/\([^)]*\)$/, '')

const columnOf = (heading: string): Column | undefined =>
  exact.get(plainHeading(heading)) ??
  exact.get(unitless(heading)) ??
  exact.get(bareHeading(heading)) ??
  bare.get(bareHeading(heading))

/** Finds the columns of a heading row; the first of two with one meaning counts. */
export function readHeadings(cells: readonly string[]): {
  columns: PlacedColumn[]
  unknown: string[]
  missing: CoreColumn[]
} {
  const columns: PlacedColumn[] = []
  const unknown: string[] = []
  const seen = new Set<string>()
  for (const [at, heading] of cells.entries()) {
    const column = columnOf(heading)
    if (!column) {
      if (heading.trim() !== '') unknown.push(heading.trim().slice(0, 40))
      continue
    }
    const key = 'core' in column ? column.core : column.field
    if (seen.has(key)) unknown.push(heading.trim().slice(0, 40))
    else columns.push({ ...column, at, heading: heading.trim(), inMan: /万円/.test(heading.normalize('NFKC')) })
    seen.add(key)
  }
  return { columns, unknown, missing: REQUIRED_COLUMNS.filter(core => !seen.has(core)) }
}
