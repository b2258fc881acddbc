import { type FactRow, GENERAL_FLAGS } from './facts-flags.ts'
import { WORK_FLAGS } from './facts-works.ts'

/**
 * What a verdict may ask about. A number is of the part of the building that is used so. `who` says where the fact
 * comes from first: the answers of whoever asks, or the record of the property.
 */
type NumberRow = FactRow & { unit: string; max: number }
type OptionRow = FactRow & { options: readonly (readonly [id: string, ja: string, en: string])[] }

const number = (unit: string, max: number, ja: string, en: string, askJa: string, askEn: string): NumberRow => ({
  ...{ unit, max, ja, en, askJa, askEn },
})

export const NUMBER_FACTS = {
  floor_area: number(
    ...(['㎡', 10_000_000, 'その用途に使う床面積', 'floor area used'] as const),
    'その用途に使う床面積の合計は。作業場・売場・事務所・倉庫などをすべて合わせた広さです',
    'Floor area used for it in all: workshop, sales area, office and stores together',
  ),
  workshop_area: number(
    ...(['㎡', 10_000_000, '作業場の床面積', 'workshop floor area'] as const),
    '機械を置いて作業する床（作業場）の広さは。事務所・倉庫・便所などは含めません',
    'Floor area where the work itself is done, without office, store and toilets',
  ),
  storey: number(
    '階',
    100,
    '使う最も上の階',
    'highest storey used',
    'その用途に使う最も上の階は',
    'Highest storey used for it',
  ),
  motor_kw: number(
    ...(['kW', 1_000_000, '原動機の出力の合計', 'total motor output'] as const),
    '使う機械の原動機（モーター）の出力の合計は。使わなければ0',
    'Total output of the motors that drive the machines; 0 if there is none',
  ),
  seats_area: number(
    '㎡',
    1_000_000,
    '客席の床面積',
    'floor area of the seats',
    '客席の広さは',
    'Floor area of the seats',
  ),
  spray_kw: number(
    ...(['kW', 10_000, '塗料の吹付に使う原動機の出力', 'motor output for spraying'] as const),
    '塗料の吹付に使う原動機（コンプレッサー等）の出力の合計は。吹き付けなければ0',
    'Total output of the motors used for spraying paint; 0 if none is sprayed',
  ),
  grinders: number(
    ...(['台', 1000, '乾式で金属を研磨する研磨機', 'machines that grind metal dry'] as const),
    '水を使わずに金属を研磨する機械（原動機で動くもの）は何台。工具を研ぐものは数えません。なければ0',
    'How many motor-driven machines grind metal dry, not counting tool grinding? 0 if none',
  ),
  tool_grinders: number(
    ...(['台', 1000, '乾式で工具を研磨する研磨機', 'machines that grind tools dry'] as const),
    '水を使わずに工具・刃物を研ぐ機械（原動機で動くもの）は何台。なければ0',
    'How many motor-driven machines grind tools or blades dry? 0 if none',
  ),
  compressor_kw: number(
    ...(['kW', 10_000, '空気圧縮機の原動機の出力', 'compressor motor output'] as const),
    '空気圧縮機（コンプレッサー）の原動機の出力の合計は。使わなければ0',
    'Motor output of the air compressors; 0 if there is none',
  ),
  crucible_l: number(
    ...(['L', 1_000_000, 'るつぼ・窯の容量の合計', 'volume of crucibles and furnaces'] as const),
    '金属を溶かするつぼ・窯の容量の合計は。溶かさなければ0',
    'Total volume of the crucibles and furnaces that melt metal; 0 if none is melted',
  ),
  acetylene_l: number(
    ...(['L', 100_000, 'アセチレンガス発生器の容量', 'acetylene generator volume'] as const),
    'アセチレンガス発生器の容量は。ボンベ（溶解アセチレン）だけなら0',
    'Volume of the acetylene generator; 0 if only cylinders of dissolved acetylene are used',
  ),
  sheet_mm: number(
    ...(['mm', 1000, '打ち加工する金属板の厚さ', 'thickness of sheet that is hammered'] as const),
    'つち（ハンマー）で打つ金属板の厚さは。打たなければ0',
    'Thickness of metal sheet that is shaped by hammering; 0 if none is',
  ),
  goods_quantity: number(
    ...(['', 1_000_000_000, '危険物の量', 'quantity of dangerous goods'] as const),
    '危険物の量は（消防法の危険物は指定数量の倍数、圧縮・可燃性ガスは㎥、液化ガスはt）',
    'Quantity: multiples of the designated quantity, m³ of compressed or flammable gas, t of liquefied gas',
  ),
} as const satisfies Record<string, NumberRow>
export type NumberFact = keyof typeof NUMBER_FACTS

export const FLAG_FACTS = { ...GENERAL_FLAGS, ...WORK_FLAGS }
export type FlagFact = keyof typeof FLAG_FACTS
export type { FactRow }

export const OPTION_FACTS = {
  trade: {
    ja: '業種',
    en: 'trade',
    askJa: 'どのような店ですか',
    askEn: 'What kind of shop?',
    options: [
      ['daily_shop', '日用品店・食堂・喫茶店', 'daily goods, eating house, café'],
      ['service_shop', '理髪店・クリーニング取次店などのサービス店舗', 'barber, laundry agency and other services'],
      ['craft_service', '洋服店・畳屋・建具屋・自転車店など', 'tailor, tatami, joinery, bicycle shop'],
      ['own_food', '自家販売のパン屋・豆腐屋・菓子屋など', 'bakery, tofu or sweets made and sold on the spot'],
      ['school_room', '学習塾・教室', 'private school, classes'],
      ['goods_shop', '物品販売店（日用品以外）', 'other retail'],
      ['restaurant', '飲食店（食堂・喫茶店以外）', 'restaurant or bar'],
      ['bank_branch', '銀行支店・保険・不動産の店舗', 'bank branch, insurance, estate agent'],
      ['local_produce', '地元の農産物を売る店', 'shop for local farm produce'],
      ['local_food', '地元の農産物の料理店', 'restaurant for local farm produce'],
      ['local_own_food', '地元の農産物の自家販売食品店', 'food made on the spot from local produce'],
      ['office', '事務所', 'office'],
      ['atelier', 'アトリエ・工房', 'studio'],
      ['other', 'その他', 'other'],
    ],
  },
  goods: {
    ja: '危険物の種類',
    en: 'kind of dangerous goods',
    askJa: '消防法の危険物・ガスなどを置きますか。いちばん多いものは',
    askEn: 'Are dangerous goods or gases kept? Which most?',
    options: [
      ['none', '置かない', 'none'],
      ['petroleum', '石油類（第一〜第四石油類）', 'petroleum (classes 1–4)'],
      ['alcohol', 'アルコール類', 'alcohols'],
      ['other_fire_law', 'その他の消防法の危険物', 'other dangerous goods of the Fire Service Act'],
      ['flammable_gas', '可燃性ガス', 'flammable gas'],
      ['compressed_gas', '圧縮ガス', 'compressed gas'],
      ['liquefied_gas', '液化ガス', 'liquefied gas'],
      ['inert_gas', '支燃性・不燃性のガス', 'oxidising or inert gas'],
      ['match', 'マッチ', 'matches'],
      ['explosives', '火薬類', 'explosives'],
    ],
  },
  special_store: {
    ja: '貯蔵所・取扱所の種類',
    en: 'kind of store',
    askJa: '特別な基準の貯蔵所・販売取扱所ですか',
    askEn: 'Is it a store of a special standard?',
    options: [
      ['none', 'いいえ', 'no'],
      ['indoor_special', '特定屋内貯蔵所', 'specified indoor store'],
      ['sales_1', '第一種販売取扱所', 'class 1 sales point'],
      ['sales_2', '第二種販売取扱所', 'class 2 sales point'],
    ],
  },
} as const satisfies Record<string, OptionRow>
export type OptionFact = keyof typeof OPTION_FACTS

export type FactId = NumberFact | FlagFact | OptionFact

/** Every fact that a question may be about. */
export const FACT_IDS = [NUMBER_FACTS, FLAG_FACTS, OPTION_FACTS].flatMap(facts => Object.keys(facts)) as FactId[]
