/**
 * What a verdict may ask about. A number is of the part of the building that is used so. `who` says where the fact
 * comes from first: the answers of whoever asks, or the record of the property.
 */
export type FactRow = { ja: string; en: string; askJa: string; askEn: string }
type NumberRow = FactRow & { unit: string; max: number }
type OptionRow = FactRow & { options: readonly (readonly [id: string, ja: string, en: string])[] }

const number = (unit: string, max: number, ja: string, en: string, askJa: string, askEn: string): NumberRow => ({
  ...{ unit, max, ja, en, askJa, askEn },
})
const yesNo = (ja: string, en: string, askJa: string, askEn: string): FactRow => ({ ja, en, askJa, askEn })

export const NUMBER_FACTS = {
  floor_area: number('㎡', 10_000_000, 'その用途に使う床面積', 'floor area used', '床面積は', 'Floor area used'),
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
    '塗料の吹付に使う原動機（コンプレッサー等）の出力は',
    'Output of the motors used for spraying paint',
  ),
  grinders: number(
    ...(['台', 1000, '乾式で金属を研磨する研磨機', 'machines that grind metal dry'] as const),
    '水を使わずに金属を研磨する研磨機は何台。工具を研ぐものは数えません',
    'How many machines grind metal dry, not counting tool grinding',
  ),
  compressor_kw: number(
    ...(['kW', 10_000, '空気圧縮機の原動機の出力', 'compressor motor output'] as const),
    '空気圧縮機（コンプレッサー）の原動機の出力の合計は。使わなければ0',
    'Motor output of the air compressors; 0 if there is none',
  ),
  crucible_l: number(
    ...(['L', 1_000_000, 'るつぼ・窯の容量の合計', 'volume of crucibles and furnaces'] as const),
    'るつぼ・窯の容量の合計は',
    'Total volume of crucibles and furnaces',
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

export const FLAG_FACTS = {
  prime_mover: yesNo(
    '原動機の使用',
    'use of motors',
    '機械を原動機（モーター）で動かしますか',
    'Are machines driven by motors?',
  ),
  like_library: yesNo(
    '図書館に類する博物館',
    'a museum of the kind of a library',
    '図書館に類するものと市が認めますか',
    'Does the city take it for a building like a library?',
  ),
  residence_share: yesNo(
    ...(['居住部分が延べ面積の半分以上', 'at least half of the building is dwelling'] as const),
    '建物の半分以上が住まいですか',
    'Is at least half of the building a dwelling?',
  ),
  planned_garage: yesNo(
    ...(['都市計画で決定された車庫', 'garage fixed by city plan'] as const),
    '都市計画で決められた車庫ですか',
    'Is it a garage fixed by city plan?',
  ),
  designated_telecom: yesNo(
    ...(['国が指定する電気通信事業の施設', 'designated telecommunications facility'] as const),
    '国土交通大臣が指定する認定電気通信事業の施設ですか',
    'Is it a facility of a certified telecommunications business designated by the minister?',
  ),
  noisy_produce: yesNo(
    ...(['著しい騒音を出すと指定された農産物の処理', 'produce processing designated as noisy'] as const),
    '著しい騒音を発生すると指定された処理（ライスセンターの乾燥など）ですか',
    'Is it processing that is designated as very noisy, such as rice drying?',
  ),
  special_method: yesNo(
    ...(['政令で定める特殊の方法', 'special method set by order'] as const),
    '政令が除く特殊の方法・設備によりますか',
    'Is it done by a special method that the order exempts?',
  ),
  silent_compressor: yesNo(
    ...(['防音上有効と指定された空気圧縮機', 'compressor designated as silent'] as const),
    '国土交通大臣が防音上有効と指定する空気圧縮機だけを使いますか',
    'Are only compressors used that the minister has designated as effectively sound-proof?',
  ),
  underground_tank: yesNo(
    '地下貯蔵槽',
    'underground tank',
    '地下貯蔵槽に貯蔵しますか',
    'Is it kept in an underground tank?',
  ),
  spraying: yesNo('塗料の吹付', 'spraying of paint', '塗料を吹き付けますか', 'Is paint sprayed?'),
  solvent_baking: yesNo(
    ...(['引火性溶剤を用いる塗料の加熱乾燥・焼付', 'heat drying or baking of solvent paint'] as const),
    '引火性溶剤の塗料を加熱乾燥・焼付しますか（赤外線によるものを除く）',
    'Is solvent paint dried by heat or baked, other than by infrared?',
  ),
  straightening_press: yesNo(
    ...(['矯正プレスだけを使う', 'only hydraulic straightening presses'] as const),
    'プレスは液圧の矯正プレスだけですか',
    'Are hydraulic straightening presses the only presses?',
  ),
  shearing: yesNo(
    '金属のせん断',
    'shearing of metal',
    '原動機で金属をせん断・打抜きしますか',
    'Is metal sheared or punched by motor?',
  ),
  craft_metal: yesNo(
    '金属工芸品の製造',
    'metal craft objects',
    '金属工芸品をつくる仕事ですか',
    'Is it the making of metal craft objects?',
  ),
  roll_bender: yesNo(
    'ロール式ベンディングマシン',
    'roll bending machine',
    'ロール式のベンディングマシンを使いますか',
    'Is a roll bending machine used?',
  ),
  tumbler: yesNo(
    'タンブラー（バレル）',
    'tumbler',
    'タンブラー（バレル研磨機）で金属を加工しますか',
    'Is metal worked in a tumbler (barrel)?',
  ),
  blasting: yesNo(
    '金属の溶射・砂吹',
    'metal spraying or sand blasting',
    '金属の溶射や砂吹（ブラスト）をしますか',
    'Is metal thermally sprayed or sand-blasted?',
  ),
  heavy_chiselling: yesNo(
    ...(['厚板・形鋼のはつり・びょう打・孔埋め', 'chiselling, riveting or hole filling of thick plate'] as const),
    '金属厚板・形鋼を原動機ではつり（グラインダー以外）、びょう打、孔埋めしますか',
    'Is thick plate or section steel chiselled (other than by grinder), riveted or hole-filled by motor?',
  ),
  plating: yesNo('メッキ', 'plating', 'メッキをしますか', 'Is plating done?'),
  plastic_crushing: yesNo(
    ...(['合成樹脂・木材の粉砕', 'crushing of plastics or wood'] as const),
    '合成樹脂や木材を原動機で粉砕しますか',
    'Are plastics or wood crushed by motor?',
  ),
  synthesis: yesNo(
    ...(['原料からの合成', 'synthesis from raw material'] as const),
    '合成樹脂・合成ゴム・薬品などを原料から合成しますか',
    'Are plastics, rubber or chemicals synthesised from raw materials?',
  ),
  flammable_solvent: yesNo(
    ...(['引火性溶剤の使用', 'flammable solvents'] as const),
    '引火性溶剤を使いますか',
    'Are flammable solvents used?',
  ),
  fish_paste: yesNo('魚肉の練製品', 'fish paste', '魚肉の練製品（かまぼこ等）をつくりますか', 'Is fish paste made?'),
  sugar_coating: yesNo(
    '糖衣機の使用',
    'sugar-coating machine',
    '糖衣機を使いますか',
    'Is a sugar-coating machine used?',
  ),
  oil_extraction: yesNo(
    ...(['油脂の採取・加熱加工', 'extraction or heating of fats'] as const),
    '油脂を採取・硬化・加熱加工しますか',
    'Are fats extracted, hardened or heat-processed?',
  ),
  foil_plate_grinding: yesNo(
    '印刷用平版の研磨',
    'grinding of printing plates',
    '印刷用平版を研磨しますか',
    'Are printing plates ground?',
  ),
  stone_crushing: yesNo(
    ...(['鉱物・ガラス・コンクリート等の粉砕', 'crushing of minerals, glass or concrete'] as const),
    '鉱物・ガラス・コンクリート・金属などを原動機で粉砕しますか',
    'Are minerals, glass, concrete or metal crushed by motor?',
  ),
  hammer_forging: yesNo(
    ...(['鍛造機による鍛造', 'forging with a forging machine'] as const),
    'スプリングハンマー以外の鍛造機を使いますか',
    'Is a forging machine other than a spring hammer used?',
  ),
} as const satisfies Record<string, FactRow>
export type FlagFact = keyof typeof FLAG_FACTS

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
