import type { Kind } from './model.ts'
import type { Options } from './options.ts'
import * as options from './options.ts'

/**
 * One field of an asset, one row: form, page, import, export and print read it.
 * A value is stored as the type says: number in `unit`; text; boolean; month 'YYYY-MM'; an option's key;
 * cranes [{ratedLoadT, count, kind?}]; openings [{widthM, heightM, count}].
 */
export type FieldType = 'number' | 'text' | 'boolean' | 'month' | 'option' | 'cranes' | 'openings'
export const FIELD_GROUPS = ['area', 'building', 'power', 'loading', 'road', 'operation', 'utility', 'survey'] as const
export type FieldGroup = (typeof FIELD_GROUPS)[number]

export type Field = {
  id: string
  group: FieldGroup
  type: FieldType
  ja: string
  en: string
  unit: string | null
  decimals: number
  options: Options | null
  /** CSV headings besides the Japanese label and the id. */
  csv: readonly string[]
  /** 'building': does not apply to bare land. */
  applies: 'all' | 'building'
  /** What the public sees where only the town is public: the value, the value to two digits, or nothing. */
  atTown: 'shown' | 'rounded' | 'hidden'
}

const row =
  (group: FieldGroup, applies: Field['applies']) =>
  (type: FieldType, id: string, ja: string, en: string, more: Partial<Field> = {}): Field => ({
    id,
    group,
    type,
    ja,
    en,
    unit: null,
    decimals: 0,
    options: null,
    csv: [],
    applies,
    atTown: 'shown',
    ...more,
  })

const area = row('area', 'building')
const building = row('building', 'building')
const power = row('power', 'building')
const loading = row('loading', 'building')
const road = row('road', 'all')
const operation = row('operation', 'all')
const utility = row('utility', 'all')
const survey = row('survey', 'all')
const m2 = { unit: '㎡', decimals: 2 }
const m = { unit: 'm', decimals: 2 }

export const FIELDS: readonly Field[] = [
  area('number', 'leasable_area_m2', '床面積', 'Floor area', {
    ...m2,
    csv: ['賃貸面積', '建物面積', '専有面積', '使用部分面積'],
  }),
  area('number', 'gross_floor_area_m2', '延床面積', 'Gross floor area', { ...m2, csv: ['延べ面積'] }),
  area('number', 'workshop_area_m2', '作業場の床面積', 'Workshop floor area', { ...m2, csv: ['作業場面積'] }),
  area('number', 'office_area_m2', '事務所部分の面積', 'Office part', { ...m2, csv: ['事務所面積'] }),
  area('number', 'land_area_m2', '土地面積', 'Land area', {
    ...m2,
    applies: 'all',
    atTown: 'rounded',
    csv: ['敷地面積'],
  }),
  area('number', 'yard_area_m2', 'ヤード・空地', 'Yard', {
    ...m2,
    applies: 'all',
    atTown: 'rounded',
    csv: ['ヤード面積'],
  }),
  building('option', 'structure', '構造', 'Structure', { options: options.STRUCTURE, csv: ['建物構造'] }),
  building('number', 'storeys', '地上階数', 'Storeys', { unit: '階', csv: ['地上階', '地上階層'] }),
  building('number', 'floor', '所在階', 'Floor', { unit: '階' }),
  building('month', 'built_ym', '築年月', 'Built', { csv: ['築年月（西暦）', '建築年月'] }),
  building('number', 'ceiling_height_min_m', '天井高（最低部）', 'Clear ceiling height', { ...m, csv: ['天井高'] }),
  building('number', 'ceiling_max_m', '天井高（最高部）', 'Ceiling height, highest', m),
  building('number', 'under_beam_m', '梁下有効高', 'Clear height under beams', m),
  building('number', 'floor_load_t_m2', '床荷重', 'Floor load', { unit: 't/㎡', decimals: 2 }),
  building('text', 'column_span', '柱スパン', 'Column span'),
  building('option', 'seismic', '耐震', 'Seismic standard', { options: options.SEISMIC }),
  building('option', 'inspection_certificate', '検査済証', 'Certificate of inspection', { options: options.YES_NO }),
  power('option', 'power_supply_type', '受電方式', 'Power supply', { options: options.POWER_SUPPLY }),
  power('number', 'power_contract_kw', '契約電力', 'Contracted power', {
    unit: 'kW',
    decimals: 1,
    csv: ['契約電力・動力', '動力'],
  }),
  power('number', 'transformer_capacity_kva', '受変電設備', 'Transformer capacity', {
    unit: 'kVA',
    csv: ['キュービクル'],
  }),
  power('number', 'power_max_kva', '増設可能容量', 'Expandable to', { unit: 'kVA' }),
  power('boolean', 'compressed_air', 'エア配管', 'Compressed air piping'),
  loading('cranes', 'cranes', 'クレーン', 'Cranes'),
  loading('openings', 'shutter_openings', 'シャッター・搬入口', 'Loading doors', { csv: ['シャッター', '搬入口'] }),
  loading('option', 'truck_access_class', '大型車進入', 'Largest truck', {
    options: options.TRUCK_ACCESS,
    applies: 'all',
  }),
  loading('number', 'truck_berths', 'トラックバース', 'Truck berths', { unit: '基', csv: ['バース数'] }),
  loading('option', 'dock_type', '床形式', 'Dock', { options: options.DOCK }),
  loading('number', 'freight_elevator_kg', '荷物用エレベーター', 'Freight elevator', { unit: 'kg', csv: ['荷物用EV'] }),
  loading('number', 'parking_total', '駐車場', 'Parking spaces', { unit: '台', applies: 'all', csv: ['駐車台数'] }),
  loading('number', 'truck_parking', '大型車駐車', 'Truck parking', { unit: '台', applies: 'all' }),
  road('number', 'front_road_width_m', '前面道路幅員', 'Front road width', { ...m, csv: ['接道幅員1'] }),
  road('number', 'road_frontage_m', '接道長さ', 'Road frontage', {
    ...m,
    atTown: 'hidden',
    csv: ['間口', '接道接面1'],
  }),
  road('option', 'road_kind', '道路種別', 'Road kind', { options: options.ROAD_KIND, csv: ['接道種別1'] }),
  road('option', 'land_category', '地目', 'Land category', { options: options.LAND_CATEGORY, csv: ['登記簿地目'] }),
  operation('option', 'operation_24h', '24時間操業', '24-hour operation', { options: options.OPERATION_24H }),
  operation('text', 'noise_vibration_limits', '騒音・振動・臭気の制限', 'Noise, vibration and odour limits'),
  operation('number', 'motor_total_kw', '原動機出力合計', 'Total motor output', {
    unit: 'kW',
    decimals: 2,
    applies: 'building',
  }),
  operation('text', 'previous_use', '従前用途', 'Previous use'),
  operation('text', 'ng_uses', '受け入れない用途', 'Uses not accepted'),
  operation('option', 'hazmat_storage', '危険物の貯蔵', 'Dangerous goods storage', { options: options.HAZMAT }),
  operation('text', 'clean_room_class', 'クリーンルーム', 'Clean room class', { applies: 'building' }),
  utility('option', 'water_supply', '給水', 'Water', { options: options.WATER }),
  utility('option', 'sewer', '排水', 'Sewer', { options: options.SEWER }),
  utility('boolean', 'effluent_facility', '排水処理・除害施設', 'Effluent treatment'),
  utility('option', 'gas', 'ガス', 'Gas', { options: options.GAS }),
  utility('option', 'hvac', '空調', 'Air conditioning', { options: options.HVAC, applies: 'building' }),
  utility('option', 'network', '通信回線', 'Network', { options: options.NETWORK }),
  survey('option', 'soil_survey', '土壌汚染調査', 'Soil survey', { options: options.SOIL, csv: ['土壌調査'] }),
  survey('option', 'asbestos_survey', '石綿調査', 'Asbestos survey', {
    options: options.ASBESTOS,
    applies: 'building',
  }),
  survey('option', 'pcb', 'PCB機器', 'PCB equipment', { options: options.YES_NO }),
]

export type FieldId = string
const byId = new Map(FIELDS.map(field => [field.id, field]))
export const fieldOf = (id: string): Field | undefined => byId.get(id)

/** The fields that say something of a kind of asset: bare land has no ceiling to be unknown. */
export const fieldsFor = (kind: Kind): readonly Field[] =>
  kind === 'land' ? FIELDS.filter(field => field.applies === 'all') : FIELDS

/** A number to two digits, as it is shown where only the town is public: 826.45 → 830. */
export const toTwoDigits = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(2)))
