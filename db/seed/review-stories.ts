import type { Flat } from '../../app/listings/content.ts'
import type { Deal, Kind, TransactionMode } from '../../app/listings/model.ts'
import type { ByProxy, Reason } from '../../app/listings/revision.ts'

// What the sample's partners are writing, have submitted, or have had sent back. Fictional, like all of the sample.

/** Papers of a fact that a partner states. */
const papers = { sourceParty: 'partner', method: 'declared', observedOn: null, confidence: 'medium' } as const
const drawn = { ...papers, method: 'drawing', confidence: 'high' } as const
type Papers = typeof papers | typeof drawn
const facts = (values: Record<string, unknown>, from: Papers = papers): Flat =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [`facts.${id}`, { value, ...from }]))

/** How far it has come; days back from the sample's day. */
type Progress = { submittedDaysAgo: number; sentBack?: Reason[] } | { draftedDaysAgo: number }
type Written = { written: Flat } & Progress

/** A change of a listing of the sample, or the first submission of one that was never public. */
export type ChangeStory = Written & { publicId: string }
/** A property that the portal has not had. `at`: metres east and north of its town's point, or of another's place. */
export type NewStory = Written & {
  organisation: string
  kind: Kind
  deal: Deal
  town: string
  addressJa: string
  addressEn: string
  at: readonly [east: number, north: number]
  transactionMode: TransactionMode
  titleJa: string
  titleEn: string
  byProxy?: (daysAgo: (days: number) => string) => ByProxy
}

const RENTED: Flat = {
  adConsent: true,
  'terms.tax': 'excluded',
  'terms.commonFeeYen': 0,
  'terms.depositMonths': 3,
  'terms.keyMoneyMonths': 1,
  'terms.leaseKind': 'ordinary',
  'terms.leaseTermMonths': 36,
  'terms.availableNoteJa': '即時',
  'terms.availableNoteEn': 'Now',
}
const BUILT: Flat = facts({ structure: 'S', storeys: 1, built_ym: '1998-04', land_category: 'residential' }, drawn)

export const CHANGES: readonly ChangeStory[] = [
  {
    publicId: 'HN-2026-00051',
    submittedDaysAgo: 1,
    written: {
      'terms.rentYen': 1720000,
      'terms.depositMonths': 3,
    },
  },
  {
    publicId: 'HN-2026-00125',
    submittedDaysAgo: 2,
    written: facts({ ceiling_height_min_m: 5.8, floor_load_t_m2: 1.5 }, drawn),
  },
  {
    publicId: 'HN-2026-00115',
    submittedDaysAgo: 0,
    written: {
      'terms.commonFeeYen': 12000,
      'contact.hoursJa': '平日9時〜18時・土曜9時〜12時',
      'contact.hoursEn': 'Weekdays 9–18, Saturdays 9–12',
    },
  },
  {
    publicId: 'HN-2026-00091',
    submittedDaysAgo: 1,
    written: { 'place.at': [139.3862, 35.6771], ...facts({ front_road_width_m: 6.2, road_kind: 'public' }, drawn) },
  },
  {
    publicId: 'HN-2026-00043',
    submittedDaysAgo: 4,
    written: {
      summaryJa: '平屋の倉庫です。シャッターを電動に取り替えました。',
      summaryEn: 'Single-storey warehouse; the shutter is motorised now.',
    },
    sentBack: [{ path: 'facts.shutter_openings', text: '新しいシャッターの開口寸法を書いてください。' }],
  },
  { publicId: 'HN-2026-00143', submittedDaysAgo: 0, written: {} },
  { publicId: 'HN-2026-00140', submittedDaysAgo: 1, written: {} },
  {
    publicId: 'HN-2026-00142',
    submittedDaysAgo: 5,
    written: { adConsent: true },
    sentBack: [
      { path: 'place.at', text: '地図の位置を確かめて、正しい場所に直してください。' },
      { path: 'facts.front_road_width_m', text: '前面道路の幅員と種別を確かめてください。' },
    ],
  },
  { publicId: 'HN-2026-00145', draftedDaysAgo: 2, written: {} },
]

const sampleAddress = (ja: string, en: string) => ({
  addressJa: `東京都日野市${ja}（サンプル）`,
  addressEn: `${en}, Hino City, Tokyo (sample)`,
})

export const NEW_ONES: readonly NewStory[] = [
  {
    organisation: 'mihon-sangyo',
    ...{ kind: 'factory', deal: 'rent', town: 'asahigaoka-4', at: [120, -60], transactionMode: 'brokerage' },
    ...sampleAddress('旭が丘四丁目912番', '912 Asahigaoka 4-chome'),
    titleJa: '旭が丘四丁目 天井クレーン付き貸工場 412㎡',
    titleEn: 'Asahigaoka 4-chome: factory with crane, 412 m²',
    submittedDaysAgo: 1,
    written: {
      ...{ ...RENTED, 'terms.rentYen': 620000, ...BUILT },
      ...facts(
        { leasable_area_m2: 412, gross_floor_area_m2: 412, land_area_m2: 690, ceiling_height_min_m: 6.2 },
        drawn,
      ),
      ...facts({ power_contract_kw: 49, cranes: [{ ratedLoadT: 2.8, count: 1 }], front_road_width_m: 6 }),
      summaryJa: '金属加工に使われていた平屋の工場です。2.8tの天井クレーンが1基あります。',
      summaryEn: 'Single-storey factory, used for metalworking, with one 2.8 t overhead crane.',
    },
  },
  {
    organisation: 'mihon-sangyo',
    ...{ kind: 'land', deal: 'sale', town: 'hinodai-4', at: [-90, 40], transactionMode: 'brokerage' },
    ...sampleAddress('日野台四丁目918番', '918 Hinodai 4-chome'),
    titleJa: '日野台四丁目 事業用地 780㎡',
    titleEn: 'Hinodai 4-chome: land for business, 780 m²',
    submittedDaysAgo: 3,
    written: {
      ...{ adConsent: true, 'terms.priceYen': 148000000, 'terms.tax': 'exempt' },
      ...{ 'terms.availableNoteJa': '相談', 'terms.availableNoteEn': 'To be agreed' },
      ...facts({ land_area_m2: 780, land_category: 'residential', land_rights: 'freehold' }, drawn),
      ...facts({ building_condition: 'no', existing_building: 'no', site_notices: 'なし' }),
      ...facts({ front_road_width_m: 6.5, road_frontage_m: 21.4, road_kind: 'public' }, drawn),
    },
  },
  {
    organisation: 'mihon-tama',
    ...{ kind: 'warehouse', deal: 'rent', town: 'ishida-1', at: [60, 90], transactionMode: 'brokerage' },
    ...sampleAddress('石田一丁目921番', '921 Ishida 1-chome'),
    titleJa: '石田一丁目 低床倉庫 520㎡',
    titleEn: 'Ishida 1-chome: ground-level warehouse, 520 m²',
    submittedDaysAgo: 2,
    written: {
      ...{ ...RENTED, 'terms.rentYen': 715000, ...BUILT },
      ...facts({ leasable_area_m2: 520, gross_floor_area_m2: 520, dock_type: 'low_floor', truck_access_class: '10t' }),
    },
  },
  {
    organisation: 'asakawa-mihon',
    ...{ kind: 'factory', deal: 'rent', town: 'ochikawa', at: [-70, -50], transactionMode: 'brokerage' },
    ...sampleAddress('落川925番', '925 Ochikawa'),
    titleJa: '落川 食品工場（居抜き）330㎡',
    titleEn: 'Ochikawa: food factory with fittings, 330 m²',
    submittedDaysAgo: 0,
    written: {
      ...{ ...RENTED, 'terms.rentYen': 540000, ...BUILT },
      ...facts({ leasable_area_m2: 330, gross_floor_area_m2: 330, previous_use: '惣菜の製造', gas: 'city_gas' }),
      ...facts({ effluent_facility: true, water_supply: 'public', sewer: 'public_separate' }),
    },
  },
  {
    organisation: 'tameshi-jisho',
    ...{ kind: 'factory', deal: 'sale', town: 'nishihirayama-5', at: [80, 30], transactionMode: 'agent' },
    ...sampleAddress('西平山五丁目928番', '928 Nishihirayama 5-chome'),
    titleJa: '西平山五丁目 売工場 土地1,240㎡',
    titleEn: 'Nishihirayama 5-chome: factory for sale, land 1,240 m²',
    submittedDaysAgo: 6,
    written: {
      ...{ adConsent: true, 'terms.priceYen': 260000000, 'terms.tax': 'included', ...BUILT },
      ...{ 'terms.availableNoteJa': '相談', 'terms.availableNoteEn': 'To be agreed' },
      ...facts({ leasable_area_m2: 860, gross_floor_area_m2: 860, land_area_m2: 1240, land_rights: 'freehold' }, drawn),
      ...facts({ front_road_width_m: 5.5, road_frontage_m: 28, road_kind: 'public' }, drawn),
    },
  },
  {
    organisation: 'hinodai-mihon',
    ...{ kind: 'factory', deal: 'rent', town: 'hinodai-2', at: [30, -80], transactionMode: 'brokerage' },
    ...sampleAddress('日野台二丁目931番', '931 Hinodai 2-chome'),
    titleJa: '日野台二丁目 小型貸工場 96㎡',
    titleEn: 'Hinodai 2-chome: small factory, 96 m²',
    submittedDaysAgo: 3,
    written: {
      ...RENTED,
      'terms.rentYen': 168000,
      ...BUILT,
      ...facts({ leasable_area_m2: 96, gross_floor_area_m2: 96 }),
    },
    sentBack: [
      { path: null, text: '写真を見直してください（ほかの物件のもの、人や車のナンバーが写ったものなど）。' },
      { path: 'facts.leasable_area_m2', text: '床面積を確かめて、根拠（登記・図面など）を添えてください。' },
    ],
  },
  {
    organisation: 'tameshi-jisho',
    ...{ kind: 'warehouse', deal: 'rent', town: 'sakaecho-3', at: [40, 20], transactionMode: 'brokerage' },
    ...sampleAddress('栄町三丁目934番', '934 Sakaecho 3-chome'),
    titleJa: '栄町三丁目 貸倉庫 180㎡（FAXで受付）',
    titleEn: 'Sakaecho 3-chome: warehouse, 180 m² (came by fax)',
    submittedDaysAgo: 1,
    written: {
      ...RENTED,
      'terms.rentYen': 230000,
      ...BUILT,
      ...facts({ leasable_area_m2: 180, gross_floor_area_m2: 180 }),
    },
    byProxy: daysAgo => ({
      channel: 'fax',
      receivedOn: daysAgo(2),
      consentBy: '試 一郎（サンプル）',
      consentOn: daysAgo(2),
      confirmedOn: daysAgo(1),
    }),
  },
  {
    organisation: 'mihon-sangyo',
    ...{ kind: 'workshop', deal: 'rent', town: 'fujimachi', at: [-40, 60], transactionMode: 'brokerage' },
    ...sampleAddress('富士町937番', '937 Fujimachi'),
    titleJa: '富士町 貸作業場 74㎡（入力中）',
    titleEn: 'Fujimachi: workshop, 74 m² (being entered)',
    draftedDaysAgo: 1,
    written: { 'terms.rentYen': 128000, ...facts({ leasable_area_m2: 74, structure: 'S' }) },
  },
]
