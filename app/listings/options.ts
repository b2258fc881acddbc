/** Words of a closed list, ja and en. The key is what is stored. */
export type Options = Record<string, readonly [ja: string, en: string]>

export const CRANE_KIND = {
  overhead: ['天井', 'overhead'],
  hoist: ['ホイスト', 'hoist'],
  jib: ['ジブ', 'jib'],
  gantry: ['門型', 'gantry'],
  monorail: ['モノレール', 'monorail'],
} as const satisfies Options
export type CraneKind = keyof typeof CRANE_KIND

export const POWER_SUPPLY = {
  low_voltage_light: ['低圧電灯', 'Low voltage, lighting only'],
  low_voltage_3phase: ['低圧動力（三相）', 'Low voltage, three-phase'],
  high_voltage: ['高圧', 'High voltage'],
  extra_high_voltage: ['特別高圧', 'Extra-high voltage'],
} as const satisfies Options

export const TRUCK_ACCESS = {
  none: ['トラック不可', 'No truck'],
  '2t': ['2t車まで', 'Up to 2 t'],
  '4t': ['4t車まで', 'Up to 4 t'],
  '10t': ['10t車まで', 'Up to 10 t'],
  trailer: ['トレーラーまで', 'Up to trailers'],
  container40ft: ['40ftコンテナまで', 'Up to 40 ft containers'],
} as const satisfies Options

/** Tonnes that a class of truck stands for in a search by load; trailers and containers pass any such search. */
export const TRUCK_TONNES: Record<keyof typeof TRUCK_ACCESS, number> = {
  none: 0,
  '2t': 2,
  '4t': 4,
  '10t': 10,
  trailer: 20,
  container40ft: 25,
}

export const DOCK = {
  low_floor: ['低床', 'Ground level'],
  high_floor: ['高床', 'Dock height'],
  dock_leveler: ['ドックレベラー付', 'Dock leveller'],
} as const satisfies Options

export const ROAD_KIND = {
  public: ['公道', 'Public road'],
  private: ['私道', 'Private road'],
  art42_2: ['法42条2項道路', 'Road under Article 42(2)'],
} as const satisfies Options

export const OPERATION_24H = {
  allowed: ['可', 'Allowed'],
  restricted: ['制限あり', 'Restricted'],
  not_allowed: ['不可', 'Not allowed'],
  consult: ['相談', 'Ask'],
} as const satisfies Options

export const WATER = {
  public: ['公営水道', 'Public water'],
  well: ['井戸', 'Well'],
  industrial_water: ['工業用水', 'Industrial water'],
  none: ['なし', 'None'],
} as const satisfies Options

export const SEWER = {
  public_separate: ['公共下水（分流）', 'Public sewer, separate'],
  public_combined: ['公共下水（合流）', 'Public sewer, combined'],
  septic: ['浄化槽', 'Septic tank'],
  none: ['なし', 'None'],
} as const satisfies Options

export const GAS = {
  city_gas: ['都市ガス', 'City gas'],
  lpg: ['LPガス', 'LP gas'],
  none: ['なし', 'None'],
} as const satisfies Options

export const HVAC = {
  none: ['なし', 'None'],
  office_only: ['事務所のみ', 'Office only'],
  whole: ['全館', 'Whole building'],
  cleanroom: ['クリーンルーム', 'Clean room'],
  temperature_controlled: ['定温', 'Temperature controlled'],
} as const satisfies Options

export const HAZMAT = {
  none: ['なし', 'None'],
  small_quantity: ['少量危険物', 'Small quantity'],
  indoor_storage: ['屋内貯蔵所', 'Indoor storage'],
  tank: ['タンク貯蔵所', 'Tank'],
  underground_tank: ['地下タンク', 'Underground tank'],
} as const satisfies Options

export const NETWORK = {
  fiber: ['光回線', 'Fibre'],
  dark_fiber: ['ダークファイバー', 'Dark fibre'],
  none: ['なし', 'None'],
} as const satisfies Options

export const STRUCTURE = {
  W: ['木造', 'Timber'],
  S: ['鉄骨造', 'Steel frame'],
  LGS: ['軽量鉄骨造', 'Light steel frame'],
  RC: ['鉄筋コンクリート造', 'Reinforced concrete'],
  SRC: ['鉄骨鉄筋コンクリート造', 'Steel-reinforced concrete'],
  CB: ['コンクリートブロック造', 'Concrete block'],
  other: ['その他', 'Other'],
} as const satisfies Options

export const SEISMIC = {
  new_standard: ['新耐震', '1981 standard or later'],
  old_retrofitted: ['旧耐震・補強済', 'Pre-1981, retrofitted'],
  old_not_retrofitted: ['旧耐震・補強なし', 'Pre-1981, not retrofitted'],
} as const satisfies Options

export const SOIL = {
  not_required: ['調査義務なし', 'Survey not required'],
  not_done: ['未実施', 'Not done'],
  history_only: ['地歴調査のみ', 'Land history only'],
  phase1_done: ['フェーズ1済', 'Phase 1 done'],
  phase2_done: ['フェーズ2済', 'Phase 2 done'],
  remediated: ['対策済', 'Remediated'],
  designated_area: ['区域指定あり', 'Designated area'],
} as const satisfies Options

export const ASBESTOS = {
  none: ['なし', 'None found'],
  present: ['あり', 'Present'],
  not_done: ['未調査', 'Not surveyed'],
  removed: ['除去済', 'Removed'],
} as const satisfies Options

export const YES_NO = {
  yes: ['あり', 'Yes'],
  no: ['なし', 'No'],
} as const satisfies Options

export const DIRECTION = {
  n: ['北', 'North'],
  ne: ['北東', 'North-east'],
  e: ['東', 'East'],
  se: ['南東', 'South-east'],
  s: ['南', 'South'],
  sw: ['南西', 'South-west'],
  w: ['西', 'West'],
  nw: ['北西', 'North-west'],
} as const satisfies Options

export const CURRENT_STATE = {
  cleared: ['更地', 'Cleared land'],
  built_on: ['上物有', 'With a building'],
  vacant: ['空家', 'Vacant'],
  in_use: ['使用中', 'In use'],
  let: ['賃貸中', 'Let'],
} as const satisfies Options

export const LAND_CATEGORY = {
  residential: ['宅地', 'Building land'],
  field: ['畑', 'Field'],
  miscellaneous: ['雑種地', 'Miscellaneous land'],
  forest: ['山林', 'Forest'],
} as const satisfies Options

export const LAND_RIGHTS = {
  freehold: ['所有権', 'Freehold'],
  ordinary_lease: ['普通借地権', 'Ordinary land lease'],
  fixed_lease: ['定期借地権', 'Fixed-term land lease'],
  superficies: ['地上権', 'Superficies'],
} as const satisfies Options
