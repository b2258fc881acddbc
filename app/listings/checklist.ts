import {
  any,
  buildingPermission,
  type ChecklistCase,
  deposits,
  facts,
  lacksRoad,
  landRights,
  ofBroker,
  saidByPage,
  siteNotices,
  stated,
  transport,
  whereThereIs,
  zoning,
} from './checklist-rules.ts'
import type { ItemState } from './detail.ts'
import { isKnown } from './fact-values.ts'
import type { Deal, Kind } from './model.ts'

// 掲載基準（協定）: what a listing of this portal states. For factories, warehouses and offices the fair-competition code
// does not bind; the agreement takes its items over. Only 宅建業法 32, 33 and 34 are law for every broker's listing.

/** Sale or lease (S, L) of land or a building (L, B). */
export const CLASSES = ['SL', 'LL', 'SB', 'LB'] as const
export type ListingClass = (typeof CLASSES)[number]
export const classOf = (kind: Kind, deal: Deal): ListingClass =>
  `${deal === 'sale' ? 'S' : 'L'}${kind === 'land' ? 'L' : 'B'}`

export type ChecklistItem = {
  id: string
  ja: string
  en: string
  on: readonly ListingClass[]
  /** must: no publication without it, where it applies; should: asked for. */
  severity: 'must' | 'should'
  /** law: 宅建業法; code: the fair-competition code, carried over by the agreement; agreement: the portal's own. */
  basis: 'law' | 'code' | 'agreement'
  read: (listing: ChecklistCase) => ItemState
}

const ALL = CLASSES
const LAND: readonly ListingClass[] = ['SL', 'LL']
const BUILDING: readonly ListingClass[] = ['SB', 'LB']
const LEASE: readonly ListingClass[] = ['LL', 'LB']
const SALE: readonly ListingClass[] = ['SL', 'SB']
const WITH_LOT: readonly ListingClass[] = ['SL', 'LL', 'SB']

const row =
  (severity: ChecklistItem['severity'], basis: ChecklistItem['basis']) =>
  (id: string, on: readonly ListingClass[], ja: string, en: string, read: ChecklistItem['read']): ChecklistItem => ({
    id,
    ja,
    en,
    on,
    severity,
    basis,
    read,
  })
const code = row('must', 'code')
const law = row('must', 'law')
const wished = row('should', 'code')

export const CHECKLIST: readonly ChecklistItem[] = [
  code('advertiser_name', ALL, '広告主の名称・商号', 'Advertiser’s name', c => stated(!!c.offer.organisationJa)),
  code('advertiser_address', ALL, '広告主の事務所所在地', 'Advertiser’s office address', c =>
    stated(!!c.offer.organisationAddressJa),
  ),
  code('advertiser_phone', ALL, '広告主の電話番号', 'Advertiser’s phone', c =>
    stated(any(c.offer.organisationPhone, c.offer.contactPhone)),
  ),
  code('license_number', ALL, '宅建業免許証番号', 'Real-estate licence number', c =>
    ofBroker(c.offer.licenceNumber, c),
  ),
  wished('association', ALL, '所属団体・公正取引協議会への加盟', 'Membership of an association', c =>
    ofBroker(c.offer.associationJa, c),
  ),
  law('transaction_mode', ALL, '取引態様', 'Transaction mode', c => stated(!!c.offer.transactionMode)),
  code('address', ALL, '所在地（町名・字まで）', 'Location, to the town at least', () => 'met'),
  code('transport', ALL, '交通の利便（道路距離による徒歩分）', 'Access, with minutes on foot by road', transport),
  code('land_area', WITH_LOT, '土地面積', 'Land area', facts('land_area_m2')),
  code('building_area', BUILDING, '建物面積・賃貸面積', 'Building or leased area', c =>
    stated(isKnown(c.shown, 'leasable_area_m2') || isKnown(c.shown, 'gross_floor_area_m2')),
  ),
  code('land_category', LAND, '地目', 'Land category', facts('land_category')),
  law('zoning', ALL, '用途地域', 'Use zone', zoning),
  code('bcr_far', WITH_LOT, '建ぺい率・容積率', 'Coverage and floor-area ratio', c =>
    c.isPlaced
      ? stated(c.zones.length > 0 && c.zones.every(zone => any(zone.coverageRatioPct) && any(zone.floorAreaRatioPct)))
      : 'unknown',
  ),
  wished('other_restrictions', ALL, 'その他の法令制限', 'Other legal restrictions', c =>
    c.restrictionsChecked ? 'met' : 'unknown',
  ),
  code('urbanization_control_notice', LAND, '市街化調整区域の注記', 'Notice of urbanisation control', c =>
    saidByPage(c.zones.length === 0 ? null : c.zones.some(zone => zone.zone === 'uca')),
  ),
  code('no_road_access_notice', WITH_LOT, '接道義務に合わない旨', 'Notice of missing road access', c =>
    saidByPage(lacksRoad(c.facts)),
  ),
  code(
    'setback_notice',
    LAND,
    'セットバック・計画道路・高圧線下などの注記',
    'Notice of setback and the like',
    siteNotices,
  ),
  code(
    'building_condition',
    ['SL'],
    '建築条件付土地の条件',
    'Building-contract condition',
    whereThereIs('building_condition', 'land_terms'),
  ),
  code(
    'old_building_notice',
    LAND,
    '古家・工場建物等がある旨',
    'Existing building on the land',
    whereThereIs('existing_building'),
  ),
  code('price', SALE, '価格', 'Price', c => stated(any(c.offer.priceYen))),
  code('rent', LEASE, '賃料（1か月）', 'Monthly rent', c => stated(any(c.offer.rentYen))),
  code('common_fee', ['LB'], '管理費・共益費', 'Common service fee', c => stated(any(c.offer.commonFeeYen))),
  code('deposits', LEASE, '敷金・保証金と礼金・権利金', 'Deposit and key money', deposits),
  wished('other_costs', LEASE, 'その他の費用', 'Other charges', c => stated(any(c.offer.otherCostsJa))),
  code('lease_type_term', LEASE, '契約の種類と期間', 'Lease type and term', c =>
    stated(any(c.offer.leaseKind) && any(c.offer.leaseTermMonths)),
  ),
  code('land_rights', SALE, '土地の権利', 'Land rights', landRights),
  code('built_ym', BUILDING, '建築年月', 'Month of construction', facts('built_ym')),
  code('structure_floors', BUILDING, '構造・階数', 'Structure and storeys', facts('structure', 'storeys')),
  row('should', 'agreement')(
    'inspection_certificate',
    BUILDING,
    '検査済証・建築確認の有無',
    'Certificate of inspection',
    facts('inspection_certificate'),
  ),
  wished('facilities', ALL, '電気・ガス・上下水道', 'Electricity, gas, water and sewer', c =>
    stated(isKnown(c.shown, 'gas', 'water_supply', 'sewer', ...(c.kind === 'land' ? [] : ['power_supply_type']))),
  ),
  wished(
    'road',
    ALL,
    '前面道路の幅員・種別・接道長さ',
    'Front road: width, kind, frontage',
    facts('front_road_width_m', 'road_kind', 'road_frontage_m'),
  ),
  code('delivery_time', ALL, '引渡し・入居の時期', 'Availability', c =>
    stated(any(c.offer.availableFrom, c.offer.availableNoteJa)),
  ),
  code('published_on', ALL, '情報公開日', 'Date of publication', c => stated(any(c.publishedOn))),
  code('next_update_on', ALL, '次回の更新予定日', 'Next scheduled update', c => stated(!!c.offer.nextUpdateOn)),
  wished('valid_until', ALL, '取引条件の有効期限', 'Terms valid until', c => stated(any(c.offer.validUntil))),
  law(
    'construction_permission',
    ALL,
    '未完成物件の許可・確認',
    'Permission for an unfinished property',
    buildingPermission,
  ),
  law('ad_consent', ALL, '広告掲載の承諾', 'Consent to advertise', c =>
    c.offer.adConsent === null ? 'unknown' : stated(c.offer.adConsent),
  ),
  law('availability_check', ALL, '取引できることの確認日', 'Availability last confirmed', c =>
    stated(c.offer.confirmedOn <= c.today && c.offer.nextUpdateOn >= c.today),
  ),
]

export type ItemResult = { item: ChecklistItem; state: ItemState }

/** How a listing stands against each item of its class, in the order of the table. */
export function readChecklist(listing: ChecklistCase): ItemResult[] {
  const own = classOf(listing.kind, listing.deal)
  return CHECKLIST.filter(item => item.on.includes(own)).map(item => ({ item, state: item.read(listing) }))
}

/** Items met, of those that apply. */
export function countMet(results: readonly { state: ItemState }[]): { met: number; applicable: number } {
  const applicable = results.filter(({ state }) => state !== 'notApplicable')
  return { met: applicable.filter(({ state }) => state === 'met').length, applicable: applicable.length }
}
