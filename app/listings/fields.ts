import { type Field, row } from './field.ts'
import type { Deal, Kind } from './model.ts'
import * as options from './options.ts'

const area = row('area', 'building')
const building = row('building', 'building')
const power = row('power', 'building')
const loading = row('loading', 'building')
const road = row('road', 'all')
const operation = row('operation', 'all')
const utility = row('utility', 'all')
const survey = row('survey', 'all')
const m2 = { unit: '㎡', decimals: 2, max: 10_000_000 }
const m = { unit: 'm', decimals: 2, max: 100 }
const kW = { unit: 'kW', max: 1_000_000 }
const kVA = { unit: 'kVA', max: 1_000_000 }
const storey = { unit: '階', max: 100 }

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
    foundBy: 'name',
  }),
  building('option', 'structure', '構造', 'Structure', {
    options: options.STRUCTURE,
    csv: ['建物構造'],
    foundBy: 'option',
  }),
  building('number', 'storeys', '地上階数', 'Storeys', { ...storey, csv: ['地上階', '地上階層'] }),
  building('number', 'basement_storeys', '地下階数', 'Basement storeys', { ...storey, csv: ['地下階', '地下階層'] }),
  building('number', 'floor', '所在階', 'On floor', { ...storey, min: -10, ofParts: true }),
  building('month', 'built_ym', '築年月', 'Built', { csv: ['築年月（西暦）', '建築年月'] }),
  building('number', 'ceiling_height_min_m', '天井高（最低部）', 'Clear ceiling height', { ...m, csv: ['天井高'] }),
  building('number', 'ceiling_max_m', '天井高（最高部）', 'Ceiling height, highest', m),
  building('number', 'under_beam_m', '梁下有効高', 'Clear height under beams', m),
  building('number', 'floor_load_t_m2', '床荷重', 'Floor load', { unit: 't/㎡', decimals: 2, max: 1000 }),
  building('text', 'floor_finish', '床仕上げ', 'Floor finish'),
  building('text', 'column_span', '柱スパン', 'Column span'),
  building('boolean', 'office_attached', '事務所併設', 'Office attached', { csv: ['併設事務所'], foundBy: 'name' }),
  building('option', 'seismic', '耐震', 'Seismic standard', { options: options.SEISMIC, foundBy: 'option' }),
  building('option', 'inspection_certificate', '検査済証', 'Certificate of inspection', {
    options: options.YES_NO,
    foundBy: 'name',
  }),
  power('option', 'power_supply_type', '受電方式', 'Power supply', {
    options: options.POWER_SUPPLY,
    foundBy: 'option',
  }),
  power('number', 'power_contract_kw', '契約電力', 'Contracted power', {
    ...kW,
    decimals: 1,
    csv: ['契約電力・動力', '動力'],
  }),
  power('number', 'transformer_capacity_kva', '受変電設備', 'Transformer capacity', {
    ...kVA,
    csv: ['キュービクル'],
    foundBy: 'name',
  }),
  power('number', 'power_max_kva', '増設可能容量', 'Expandable to', kVA),
  power('boolean', 'compressed_air', 'エア配管', 'Compressed air piping', { foundBy: 'name' }),
  loading('cranes', 'cranes', 'クレーン', 'Cranes', { foundBy: 'name' }),
  loading('openings', 'shutter_openings', 'シャッター・搬入口', 'Loading doors', {
    csv: ['シャッター', '搬入口'],
    foundBy: 'name',
  }),
  loading('option', 'truck_access_class', '大型車進入', 'Largest truck', {
    options: options.TRUCK_ACCESS,
    foundBy: 'option',
    applies: 'all',
  }),
  loading('number', 'truck_berths', 'トラックバース', 'Truck berths', {
    unit: '基',
    max: 1000,
    csv: ['バース数'],
    foundBy: 'name',
  }),
  loading('option', 'dock_type', '床形式', 'Dock', { options: options.DOCK, foundBy: 'option' }),
  loading('number', 'freight_elevator_kg', '荷物用エレベーター', 'Freight elevator', {
    unit: 'kg',
    max: 100_000,
    csv: ['荷物用EV'],
    foundBy: 'name',
  }),
  loading('number', 'parking_total', '駐車場', 'Parking spaces', {
    unit: '台',
    max: 100_000,
    applies: 'all',
    csv: ['駐車台数'],
    foundBy: 'name',
  }),
  loading('number', 'truck_parking', '大型車駐車', 'Truck parking', {
    unit: '台',
    max: 10_000,
    applies: 'all',
    foundBy: 'name',
  }),
  road('number', 'front_road_width_m', '前面道路幅員', 'Front road width', { ...m, csv: ['接道幅員1'] }),
  road('number', 'road_frontage_m', '接道長さ', 'Road frontage', {
    ...m,
    max: 10_000,
    atTown: 'hidden',
    csv: ['間口', '接道接面1'],
  }),
  road('option', 'road_kind', '道路種別', 'Road kind', { options: options.ROAD_KIND, csv: ['接道種別1'] }),
  road('option', 'road_direction', '接道方向', 'Road on the side', {
    options: options.DIRECTION,
    atTown: 'hidden',
    csv: ['接道方向1'],
  }),
  road('number', 'private_road_m2', '私道面積', 'Share of private road', {
    ...m2,
    atTown: 'rounded',
    csv: ['私道負担面積'],
  }),
  road('option', 'current_state', '現況', 'Present state', { options: options.CURRENT_STATE }),
  road('option', 'land_category', '地目', 'Land category', {
    options: options.LAND_CATEGORY,
    csv: ['登記簿地目'],
    foundBy: 'option',
  }),
  road('option', 'land_rights', '土地の権利', 'Land rights', {
    options: options.LAND_RIGHTS,
    deal: 'sale',
    csv: ['土地権利', '権利'],
  }),
  road('option', 'building_condition', '建築条件', 'Tied to a builder', {
    options: options.YES_NO,
    applies: 'land',
    deal: 'sale',
    csv: ['建築条件付'],
  }),
  road('text', 'land_terms', '権利・条件の内容', 'Terms of rights and conditions', {
    deal: 'sale',
    csv: ['借地期間・地代', '建築条件の内容'],
  }),
  road('text', 'site_notices', '計画道路・高圧線・傾斜地など', 'Planned roads, power lines, slopes', {
    applies: 'land',
    csv: ['注意事項', '特記事項'],
  }),
  road('option', 'existing_building', '古家・既存建物', 'Existing building', {
    options: options.YES_NO,
    applies: 'land',
    csv: ['古家', '既存建物'],
  }),
  operation('option', 'operation_24h', '24時間操業', '24-hour operation', {
    options: options.OPERATION_24H,
    foundBy: 'name',
  }),
  operation('text', 'noise_vibration_limits', '騒音・振動・臭気の制限', 'Noise, vibration and odour limits'),
  operation('number', 'motor_total_kw', '原動機出力合計', 'Total motor output', {
    ...kW,
    decimals: 2,
    applies: 'building',
  }),
  operation('text', 'previous_use', '従前用途', 'Previous use', { foundBy: 'text' }),
  operation('text', 'ng_uses', '受け入れない用途', 'Uses not accepted'),
  operation('option', 'hazmat_storage', '危険物の貯蔵', 'Dangerous goods storage', {
    options: options.HAZMAT,
    foundBy: 'option',
  }),
  operation('text', 'clean_room_class', 'クリーンルーム', 'Clean room class', { applies: 'building', foundBy: 'name' }),
  utility('option', 'water_supply', '給水', 'Water', { options: options.WATER, foundBy: 'option' }),
  utility('option', 'sewer', '排水', 'Sewer', { options: options.SEWER, foundBy: 'option' }),
  utility('boolean', 'effluent_facility', '排水処理・除害施設', 'Effluent treatment', { foundBy: 'name' }),
  utility('option', 'gas', 'ガス', 'Gas', { options: options.GAS, foundBy: 'option' }),
  utility('option', 'hvac', '空調', 'Air conditioning', {
    options: options.HVAC,
    applies: 'building',
    foundBy: 'option',
  }),
  utility('option', 'network', '通信回線', 'Network', { options: options.NETWORK, foundBy: 'option' }),
  survey('option', 'soil_survey', '土壌汚染調査', 'Soil survey', { options: options.SOIL, csv: ['土壌調査'] }),
  survey('option', 'asbestos_survey', '石綿調査', 'Asbestos survey', {
    options: options.ASBESTOS,
    applies: 'building',
  }),
  survey('option', 'pcb', 'PCB機器', 'PCB equipment', { options: options.YES_NO }),
  // It leads to the land register, and so to where it is.
  survey('text', 'real_estate_id', '不動産ID', 'Real estate ID', { atTown: 'hidden', csv: ['不動産番号'] }),
]

export type FieldId = string
const byId = new Map(FIELDS.map(field => [field.id, field]))
export const fieldOf = (id: string): Field | undefined => byId.get(id)

/** The fields that say something of a kind of asset, and of a deal: bare land has no ceiling to be unknown. */
export const fieldsFor = (kind: Kind, deal?: Deal): readonly Field[] =>
  FIELDS.filter(
    field =>
      (field.applies === 'all' || field.applies === (kind === 'land' ? 'land' : 'building')) &&
      (deal === undefined || field.deal === null || field.deal === deal),
  )

/** A number to two digits, as it is shown where only the town is public: 826.45 → 830. */
export const toTwoDigits = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(2)))

export { FIELD_GROUPS, type Field, type FieldGroup } from './field.ts'
