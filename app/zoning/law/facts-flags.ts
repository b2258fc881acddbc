export type FactRow = { ja: string; en: string; askJa: string; askEn: string }

export const yesNo = (ja: string, en: string, askJa: string, askEn: string): FactRow => ({ ja, en, askJa, askEn })

/** Yes-or-no facts of a building, of its motors and tanks, and of exemptions. */
export const GENERAL_FLAGS = {
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
  explosives_over: yesNo(
    ...(['限度を超える火薬類', 'explosives above their limit'] as const),
    '火薬類の種類ごとの量が、令130条の9の表の限度を超えますか（市の窓口で確かめられます）',
    'Does a kind of explosives exceed its limit in the table of article 130-9 of the order? The city can tell',
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
  vehicle_gas: yesNo(
    ...(['自動車に充塡する圧縮天然ガス・圧縮水素', 'compressed natural gas or hydrogen for vehicles'] as const),
    '自動車に充塡する圧縮天然ガス、又は国の基準に適合する設備による圧縮水素だけですか',
    'Is it only compressed natural gas for vehicles, or compressed hydrogen for them by equipment of the set standard?',
  ),
  gas_business: yesNo(
    ...(['アセチレンガス・ガス事業法の製造', 'acetylene, or making by a gas utility'] as const),
    'アセチレンガスの製造、又はガス事業法のガス小売事業・ガス製造事業ですか',
    'Is it the making of acetylene, or a retail or production business of the Gas Business Act?',
  ),
} as const satisfies Record<string, FactRow>
