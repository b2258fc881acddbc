import { type FactRow, yesNo } from './facts-flags.ts'

/** Yes-or-no facts on which the businesses of the statutory lists turn. */
export const WORK_FLAGS = {
  // Metal
  pressing: yesNo(
    ...(['金属のプレス・せん断', 'pressing or shearing of metal'] as const),
    '原動機で金属をプレス・せん断・打抜きしますか（矯正だけの液圧プレスを除く）',
    'Is metal pressed, sheared or punched by motor, other than by hydraulic straightening presses?',
  ),
  straightening_press: yesNo(
    ...(['矯正プレスだけを使う', 'only hydraulic straightening presses'] as const),
    'プレスは液圧の矯正プレスだけですか',
    'Are hydraulic straightening presses the only presses?',
  ),
  craft_metal: yesNo(
    '金属工芸品の製造',
    'metal craft objects',
    '金属工芸品をつくる仕事ですか',
    'Is it the making of metal craft objects?',
  ),
  wet_refining: yesNo(
    ...(['るつぼ・窯を使わない金属の精練', 'refining of metal without crucible or furnace'] as const),
    '金属を、るつぼ・窯を使わずに精練しますか（薬液に溶かして取り出す湿式の精製など）',
    'Is metal refined without crucible or furnace, as by dissolving it in chemicals?',
  ),
  roll_bender: yesNo(
    'ロール式ベンディングマシン',
    'roll bending machine',
    'ロール式のベンディングマシンを使いますか',
    'Is a roll bending machine used?',
  ),
  heavy_chiselling: yesNo(
    ...(['厚板・形鋼のはつり・びょう打・孔埋め', 'chiselling, riveting or hole filling of thick plate'] as const),
    '金属厚板・形鋼を原動機ではつり（グラインダー以外）、びょう打、孔埋めしますか',
    'Is thick plate or section steel chiselled (other than by grinder), riveted or hole-filled by motor?',
  ),
  spring_hammer: yesNo(
    'スプリングハンマー',
    'spring hammer',
    'スプリングハンマーで鍛造しますか',
    'Is metal forged with a spring hammer?',
  ),
  swaging: yesNo(
    ...(['スエージング・ロール鍛造', 'swaging or roll forging'] as const),
    'スエージングマシンやロールで鍛造しますか',
    'Is metal forged with a swaging machine or rolls?',
  ),
  hammer_forging: yesNo(
    ...(['その他の鍛造機', 'other forging machines'] as const),
    'そのほかの鍛造機（エアハンマー・鍛造プレスなど）で鍛造しますか',
    'Is metal forged with any other forging machine, such as an air hammer or a forging press?',
  ),
  // Surfaces
  solvent_baking: yesNo(
    ...(['引火性溶剤を用いる塗料の加熱乾燥・焼付', 'heat drying or baking of solvent paint'] as const),
    '引火性溶剤の塗料を加熱乾燥・焼付しますか（赤外線によるものを除く）',
    'Is solvent paint dried by heat or baked, other than by infrared?',
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
  plating: yesNo(
    'メッキ',
    'plating',
    'メッキをしますか（蒸着などの乾式のものを含む）',
    'Is plating done, dry plating such as vapour deposition included?',
  ),
  // Plastics, rubber, wood
  plastic_crushing: yesNo(
    ...(['合成樹脂の粉砕・乾燥研磨', 'crushing or dry grinding of plastics'] as const),
    '合成樹脂・エボナイト・コルクを原動機で粉砕したり水を使わずに研磨したりしますか',
    'Are plastics, ebonite or cork crushed or dry-ground by motor?',
  ),
  wood_crushing: yesNo('木材の粉砕', 'crushing of wood', '木材を原動機で粉砕しますか', 'Is wood crushed by motor?'),
  kneading_rolls: yesNo(
    ...(['ゴム・樹脂の練りロール', 'rolls that knead rubber or plastics'] as const),
    'ゴムや合成樹脂を練るロール機を使いますか（カレンダーロールを除く）',
    'Are rolls used that knead rubber or plastics, other than calenders?',
  ),
  injection: yesNo(
    '合成樹脂の射出成形',
    'injection moulding',
    '合成樹脂を射出成形しますか',
    'Are plastics injection-moulded?',
  ),
  synthesis: yesNo(
    ...(['合成樹脂・合成ゴム・合成繊維の合成', 'synthesis of resin, rubber or fibre'] as const),
    '合成樹脂・合成ゴム・合成繊維を原料から合成しますか',
    'Are synthetic resin, rubber or fibre made from their raw materials?',
  ),
  flammable_solvent: yesNo(
    ...(['引火性溶剤の使用', 'flammable solvents'] as const),
    '引火性溶剤を使いますか',
    'Are flammable solvents used?',
  ),
  drying_oil: yesNo('乾燥油の使用', 'drying oil', '乾燥油（あまに油など）を使いますか', 'Is drying oil used?'),
  // Print
  printing: yesNo('原動機による印刷', 'printing by motor', '原動機で印刷しますか', 'Is anything printed by motor?'),
  foil_plate_grinding: yesNo(
    '印刷用平版の研磨',
    'grinding of printing plates',
    '印刷用平版を研磨しますか',
    'Are printing plates ground?',
  ),
  // Food
  fish_paste: yesNo('魚肉の練製品', 'fish paste', '魚肉の練製品（かまぼこ等）をつくりますか', 'Is fish paste made?'),
  sugar_coating: yesNo(
    '糖衣機の使用',
    'sugar-coating machine',
    '糖衣機を使いますか',
    'Is a sugar-coating machine used?',
  ),
  protein_hydrolysis: yesNo(
    ...(['たんぱく質の加水分解', 'hydrolysis of protein'] as const),
    'たんぱく質を酸などで加水分解しますか（アミノ酸液など）',
    'Is protein hydrolysed, as for amino acid liquid?',
  ),
  oil_extraction: yesNo(
    ...(['油脂の採取・硬化・加熱加工', 'extraction, hardening or heating of fats'] as const),
    '油脂そのものを採取・硬化・加熱加工しますか（揚げ物をするだけなら、いいえ）',
    'Are fats themselves extracted, hardened or heat-processed? Frying food is not meant',
  ),
  animal_meal: yesNo(
    ...(['魚粉・肉骨粉など', 'fish, meat, bone or feather meal'] as const),
    '魚粉・フェザーミール・肉骨粉・肉粉・血粉や、それを原料とする飼料をつくりますか',
    'Is fish, feather, meat, bone or blood meal made, or feed from it?',
  ),
  // Chemicals
  fire_goods_made: yesNo(
    ...(['消防法の危険物の製造', 'making of dangerous goods'] as const),
    '製品は消防法の危険物（引火性液体など）ですか',
    'Is the product itself a dangerous good of the Fire Service Act, such as a flammable liquid?',
  ),
  listed_chemicals: yesNo(
    ...(['別表第二に名のある薬品の製造', 'chemicals named in Appended Table 2'] as const),
    '酸・アルカリ・アンモニア水・鉛や銅の化合物・グリセリン・アスピリンなど、別表第二（る）項一号（十三）の薬品をつくりますか',
    'Are chemicals of the list made, such as acids, alkalis, ammonia water, lead or copper compounds, glycerine or aspirin?',
  ),
  organ_medicine: yesNo(
    ...(['臓器・排せつ物が原料の医薬品', 'medicine from animal organs'] as const),
    '動物の臓器や排せつ物を原料にしますか',
    'Are animal organs or excrement the raw material?',
  ),
  pigment_made: yesNo(
    ...(['合成染料・顔料の製造', 'making of synthetic dyes or pigments'] as const),
    '合成染料・顔料そのものをつくりますか',
    'Are synthetic dyes or pigments themselves made?',
  ),
  water_paint: yesNo(
    ...(['水性塗料・絵具だけの製造', 'only water paints or artists’ colours'] as const),
    'つくるのは水性塗料・絵具だけですか',
    'Are only water paints or artists’ colours made?',
  ),
  gas_filled: yesNo(
    ...(['圧縮ガス・液化ガスの充塡', 'filling of compressed or liquefied gas'] as const),
    '圧縮ガスや液化ガスを容器に充塡しますか',
    'Is compressed or liquefied gas filled into containers?',
  ),
  // Minerals and the like
  stone_crushing: yesNo(
    ...(['鉱物・金属・ガラス・骨などの粉砕', 'crushing of minerals, metal, glass or bone'] as const),
    '鉱物・岩石・コンクリート・金属・ガラス・陶磁器・骨・貝殻を原動機で粉砕しますか',
    'Are minerals, rock, concrete, metal, glass, ceramics, bone or shell crushed by motor?',
  ),
  glass_making: yesNo(
    'ガラスの製造・砂吹',
    'making or sand blasting of glass',
    'ガラスをつくったり（溶かす・吹く）、砂吹をしたりしますか',
    'Is glass made (melted, blown) or sand-blasted?',
  ),
  bone_shell: yesNo(
    ...(['骨・角・牙・貝殻の引割・乾燥研磨', 'sawing or dry grinding of bone, horn or shell'] as const),
    '骨・角・牙・ひづめ・貝殻を原動機で引割ったり水を使わずに研磨したりしますか',
    'Are bone, horn, tusk, hoof or shell sawn or dry-ground by motor?',
  ),
} as const satisfies Record<string, FactRow>
