// Procedures that the size of a site may call for. Guidance, never legal advice: each row names its clause and how sure
// the portal is of it. Areas are m² of the site.

export type Confidence = 'high' | 'medium' | 'low'
export type Duty = 'notice' | 'permit' | 'survey' | 'plan' | 'assessment'

export type Threshold = {
  id: string
  duty: Duty
  lawJa: string
  lawEn: string
  ruleJa: string
  ruleEn: string
  whoJa: string
  whoEn: string
  whenJa: string
  whenEn: string
  toJa: string
  toEn: string
  noteJa: string | null
  noteEn: string | null
  confidence: Confidence
  /**
   * Least area in the urbanisation promotion area and in the control area; null there = does not apply. Null as a
   * whole: the area alone does not decide (what was used, what is built), or the figure is not known to the portal.
   */
  area: LeastArea | null
}
export type LeastArea = { promotion: number | null; control: number | null }

const both = (area: number) => ({ promotion: area, control: area })

/** Decided by the area of the site, smallest first. */
export const BY_AREA: readonly (Threshold & { area: LeastArea })[] = [
  {
    id: 'development_permit',
    duty: 'permit',
    lawJa: '都市計画法 29条（開発許可）',
    lawEn: 'City Planning Act, art. 29 (development permission)',
    ruleJa: '市街化区域は500㎡以上（首都圏の近郊整備地帯などの特例。原則は1,000㎡）、市街化調整区域は規模を問わない',
    ruleEn:
      '500 m² or more in the urbanisation promotion area (special rule around Tokyo; 1,000 m² elsewhere), any size in the control area',
    whoJa: '開発する者',
    whoEn: 'The developer',
    whenJa: '着手の前',
    whenEn: 'Before works begin',
    toJa: '東京都知事（多摩建築指導事務所）または権限の移譲先',
    toEn: 'Governor of Tokyo (Tama building guidance office), or the body the power is delegated to',
    noteJa: '土地の区画形質を変更する場合。日野市は近郊整備地帯にあるものとして500㎡としています',
    noteEn:
      'Where lots or the shape of the ground change. 500 m² assumes that Hino lies in the suburban development zone',
    confidence: 'medium',
    area: { promotion: 500, control: 0 },
  },
  {
    id: 'earthworks',
    duty: 'permit',
    lawJa: '宅地造成及び特定盛土等規制法',
    lawEn: 'Act on Regulation of Residential Land Development and Specified Embankment',
    ruleJa: '盛土1m超・切土2m超の崖、または面積500㎡を超える盛土・切土など',
    ruleEn: 'Banks over 1 m of fill or 2 m of cut, or fill and cut over an area of more than 500 m²',
    whoJa: '工事主',
    whoEn: 'The party that orders the works',
    whenJa: '着手の前',
    whenEn: 'Before works begin',
    toJa: '東京都知事',
    toEn: 'Governor of Tokyo',
    noteJa: '東京都は2024年7月31日から区域を指定しています。造成をしない計画は対象外です',
    noteEn: 'Tokyo designated its areas on 31 July 2024. Plans without earthworks are outside it',
    confidence: 'medium',
    area: both(501),
  },
  {
    id: 'tokyo_green',
    duty: 'plan',
    lawJa: '東京における自然の保護と回復に関する条例 14条',
    lawEn: 'Tokyo ordinance on the protection and recovery of nature, art. 14',
    ruleJa: '敷地1,000㎡以上（公共は250㎡以上）の建築・開発',
    ruleEn: 'Building or development on 1,000 m² or more (public bodies 250 m²)',
    whoJa: '事業者',
    whoEn: 'The developer',
    whenJa: '建築確認などの前',
    whenEn: 'Before building confirmation',
    toJa: '東京都または日野市',
    toEn: 'Tokyo or Hino City',
    noteJa: '緑化計画書を出します',
    noteEn: 'A greening plan is filed',
    confidence: 'medium',
    area: both(1000),
  },
  {
    id: 'land_use_act',
    duty: 'notice',
    lawJa: '国土利用計画法 23条',
    lawEn: 'National Land Use Planning Act, art. 23',
    ruleJa: '一団の土地で市街化区域2,000㎡以上、市街化調整区域5,000㎡以上',
    ruleEn: 'One tract of 2,000 m² or more in the promotion area, 5,000 m² or more in the control area',
    whoJa: '買主など権利を取得する者（対価のある借地権の設定を含む）',
    whoEn: 'The buyer or other acquirer (also of a lease of land against payment)',
    whenJa: '契約から2週間以内',
    whenEn: 'Within two weeks of the contract',
    toJa: '市長を経由して東京都知事',
    toEn: 'Governor of Tokyo through the mayor',
    noteJa: '取引をした後の届出です',
    noteEn: 'Filed after the deal',
    confidence: 'high',
    area: { promotion: 2000, control: 5000 },
  },
  {
    id: 'soil_art4',
    duty: 'notice',
    lawJa: '土壌汚染対策法 4条',
    lawEn: 'Soil Contamination Countermeasures Act, art. 4',
    ruleJa: '3,000㎡以上の土地の形質の変更（有害物質使用特定施設がある、またはあった事業場は900㎡以上）',
    ruleEn: 'Altering 3,000 m² or more of ground (900 m² where a facility using hazardous substances stands or stood)',
    whoJa: '形質を変更しようとする者',
    whoEn: 'Whoever alters the ground',
    whenJa: '着手の30日前まで',
    whenEn: '30 days before works begin',
    toJa: '東京都知事',
    toEn: 'Governor of Tokyo',
    noteJa: '汚染のおそれがあれば調査を命じられることがあります',
    noteEn: 'A survey may be ordered where contamination is feared',
    confidence: 'high',
    area: both(3000),
  },
  {
    id: 'tokyo_soil_117',
    duty: 'survey',
    lawJa: '東京都環境確保条例 117条',
    lawEn: 'Tokyo environment ordinance, art. 117',
    ruleJa: '敷地3,000㎡以上の土地での切土・盛土・掘削など',
    ruleEn: 'Cutting, filling or digging on a site of 3,000 m² or more',
    whoJa: '土地を改変する者',
    whoEn: 'Whoever alters the land',
    whenJa: '改変の前',
    whenEn: 'Before the alteration',
    toJa: '東京都知事',
    toEn: 'Governor of Tokyo',
    noteJa: '土地利用の履歴（地歴）を調べて届け出ます',
    noteEn: 'The history of land use is surveyed and filed',
    confidence: 'medium',
    area: both(3000),
  },
  {
    id: 'public_land',
    duty: 'notice',
    lawJa: '公有地の拡大の推進に関する法律 4条',
    lawEn: 'Act on Advancement of Expansion of Public Lands, art. 4',
    ruleJa: '市街化区域5,000㎡以上、または都市計画施設などの区域内200㎡以上（市街化調整区域は対象外）',
    ruleEn:
      '5,000 m² or more in the promotion area, or 200 m² inside planned public facilities (not in the control area)',
    whoJa: '有償で譲渡しようとする土地所有者',
    whoEn: 'The owner who means to sell',
    whenJa: '譲渡の予定日の3週間前まで',
    whenEn: 'Three weeks before the sale',
    toJa: '日野市長',
    toEn: 'Mayor of Hino',
    noteJa: '届出の後、買取りの協議の間は譲渡できません',
    noteEn: 'The land may not be sold while the purchase talks last',
    confidence: 'high',
    area: { promotion: 5000, control: null },
  },
  {
    id: 'factory_location',
    duty: 'notice',
    lawJa: '工場立地法 6条',
    lawEn: 'Factory Location Act, art. 6',
    ruleJa:
      '製造業・電気（水力・地熱・太陽光を除く）・ガス・熱供給業で、敷地9,000㎡以上または建築面積の合計3,000㎡以上',
    ruleEn:
      'Manufacturing, electricity (not hydro, geothermal or solar), gas or heat supply with a site of 9,000 m² or more, or 3,000 m² or more of building footprint',
    whoJa: '工場を設置する者',
    whoEn: 'Whoever sets up the factory',
    whenJa: '着工の90日前まで（30日に短縮できる場合あり）',
    whenEn: '90 days before works begin (30 days where shortened)',
    toJa: '日野市長',
    toEn: 'Mayor of Hino',
    noteJa: '緑地20%以上、環境施設25%以上など。物流施設やデータセンターは対象外です',
    noteEn: 'Green space 20 % and environmental facilities 25 % or more. Logistics and data centres are outside it',
    confidence: 'high',
    area: both(9000),
  },
  {
    id: 'env_assessment',
    duty: 'assessment',
    lawJa: '東京都環境影響評価条例',
    lawEn: 'Tokyo environmental impact assessment ordinance',
    ruleJa: '製造業などの工場で敷地9,000㎡以上または建築面積3,000㎡以上、ほか高層建築物・駐車場などの規模',
    ruleEn:
      'Factories with a site of 9,000 m² or more or a footprint of 3,000 m² or more; other sizes for tall buildings, car parks and so on',
    whoJa: '事業者',
    whoEn: 'The developer',
    whenJa: '着手の前',
    whenEn: 'Before works begin',
    toJa: '東京都知事',
    toEn: 'Governor of Tokyo',
    noteJa: 'データセンターや物流施設は駐車台数などで対象になることがあります',
    noteEn: 'Data centres and logistics buildings may fall under it by parking spaces and the like',
    confidence: 'medium',
    area: both(9000),
  },
]
