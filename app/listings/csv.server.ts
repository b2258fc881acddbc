import { stringify } from 'csv-stringify/sync'
import type { Locale } from '../lib/i18n/locale.ts'
import type { featureProperties } from './feature.ts'

type Properties = ReturnType<typeof featureProperties>

/** Headings by property; the order is the file's. Units stand in the heading. */
const COLUMNS: Record<keyof Properties, readonly [ja: string, en: string]> = {
  id: ['物件番号', 'id'],
  title: ['名称', 'title'],
  kind: ['種別', 'kind'],
  deal: ['取引', 'deal'],
  status: ['状態', 'status'],
  offers: ['取扱数', 'offers'],
  rentYen: ['賃料（円/月）', 'rent_yen_month'],
  priceYen: ['価格（円）', 'price_yen'],
  floorAreaM2: ['床面積（㎡）', 'floor_area_m2'],
  landAreaM2: ['土地面積（㎡）', 'land_area_m2'],
  zone: ['用途地域記号', 'zone'],
  zoneName: ['用途地域', 'zone_name'],
  coverageRatioPct: ['建ぺい率（％）', 'coverage_ratio_pct'],
  floorAreaRatioPct: ['容積率（％）', 'floor_area_ratio_pct'],
  powerKw: ['契約電力（kW）', 'power_kw'],
  ceilingM: ['天井高（m）', 'ceiling_m'],
  floorLoadTPerM2: ['床荷重（t/㎡）', 'floor_load_t_per_m2'],
  craneT: ['クレーン（t）', 'crane_t'],
  truckT: ['大型車進入（t）', 'truck_t'],
  roadM: ['前面道路幅員（m）', 'front_road_m'],
  townId: ['町名記号', 'town_id'],
  town: ['町名', 'town'],
  locationPrecision: ['公開範囲', 'location_precision'],
  publishedOn: ['公開日', 'published_on'],
  confirmedOn: ['確認日', 'confirmed_on'],
  nextUpdateOn: ['次回確認期限', 'next_update_on'],
  organisation: ['取扱', 'organisation'],
  toConfirm: ['要確認の条件', 'to_confirm'],
  sample: ['サンプル', 'sample'],
  url: ['URL', 'url'],
}

/** UTF-8 with BOM, CRLF; unknown is an empty cell; no cell starts a formula. */
export function listingsCsv(rows: readonly (Properties & { lng: number; lat: number })[], locale: Locale): string {
  const names = Object.entries(COLUMNS).map(([key, [ja, en]]) => ({ key, header: locale === 'ja' ? ja : en }))
  const columns = [
    ...names,
    { key: 'lng', header: locale === 'ja' ? '経度' : 'lng' },
    { key: 'lat', header: locale === 'ja' ? '緯度' : 'lat' },
  ]
  return stringify(
    rows.map(row => ({ ...row, toConfirm: row.toConfirm.join(' ') })),
    {
      header: true,
      columns,
      bom: true,
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: {
        boolean: value => (value ? '1' : '0'),
        number: value => ({ value: String(value), escape_formulas: false }),
      },
    },
  )
}
