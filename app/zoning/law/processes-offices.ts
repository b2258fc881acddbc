import { flag } from './condition.ts'
import type { Process } from './process.ts'
import { COMPRESSOR, CUT, words } from './process-parts.ts'

/** Research, trials, offices. */
export const OFFICES: readonly Process[] = [
  {
    id: 'research_lab',
    ja: '研究所（実験あり）',
    en: 'Laboratory with experiments',
    kana: 'けんきゅうじょじっけんあり',
    words: words('研究開発、R&D、ラボ、実験室、化学実験、材料研究、けんきゅうかいはつ、laboratory、research、lab'),
    use: 'research_lab',
    works: {},
    industries: ['71'],
    ordinance: 'designated_workshop',
    noteJa:
      '製造を伴わないものと見ています。製品や試作品をつくるなら「試作・開発工房」です。薬品・ガスの量が効きます。',
    noteEn:
      'Taken to make nothing. Where products or prototypes are made choose prototyping. The quantity of chemicals and gases counts.',
  },
  {
    id: 'bio_lab',
    ja: 'バイオ・医薬の研究室',
    en: 'Biology or drug laboratory',
    kana: 'ばいおいやくのけんきゅうしつ',
    words: words('バイオ、ウェットラボ、創薬、細胞培養、遺伝子、クリーンベンチ、P2、wet lab、biotech、life science'),
    use: 'research_lab',
    works: {},
    industries: ['71'],
    ordinance: 'designated_workshop',
    noteJa: '遺伝子組換え・病原体の施設基準は別に確かめてください。',
    noteEn: 'The standards for work with modified organisms and pathogens are a separate matter.',
  },
  {
    id: 'testing',
    ja: '試験・検査・計測・校正',
    en: 'Testing, inspection, calibration',
    kana: 'しけんけんさけいそくこうせい',
    words: words(
      '三次元測定、さんじげんそくてい、CMM',
      '分析、測定、品質検査、非破壊検査、X線、環境試験、EMC、testing、inspection、calibration、analysis',
    ),
    use: 'research_lab',
    works: {},
    industries: ['74'],
    ordinance: 'designated_workshop',
    noteJa:
      '試験片を削るなら「金属の切削」でも確かめてください。製品の全数検査・選別だけなら倉庫・工場の扱いもあります。',
    noteEn:
      'Where test pieces are cut, check metal cutting. Sorting of products may count as a warehouse or a factory.',
  },
  {
    id: 'prototyping',
    ja: '試作・開発工房',
    en: 'Prototyping workshop',
    kana: 'しさくかいはつこうぼう',
    words: words(
      'workshop',
      '試作、プロトタイプ、ものづくり、ハードウェア開発、スタートアップ、ファブ、メイカー、prototype、hardware、maker space',
    ),
    use: 'factory',
    works: { ...CUT, 'to3.4_2': flag('pressing'), 'to3.4': flag('plastic_crushing'), 'to3.11': COMPRESSOR },
    industries: ['71', '74', '26'],
    ordinance: 'factory',
    noteJa:
      '工作機械を置いて物をつくるものと見ています。机上の開発と小さな工具だけなら事務所・研究所の扱いもあります。',
    noteEn:
      'Taken to make things with machine tools. Desk work with small tools may count as an office or a laboratory.',
  },
  {
    id: 'research_desk',
    ja: '研究開発（実験なし）',
    en: 'Research without experiments',
    kana: 'けんきゅうかいはつじっけんなし',
    words: words('R&D、企画開発、シミュレーション、データ解析、調査、AI開発、research、simulation、data analysis'),
    use: 'office',
    works: {},
    industries: ['71', '39'],
    ordinance: 'none',
    noteJa: '机とコンピュータだけなら事務所と見ています。',
    noteEn: 'With desks and computers alone it is taken for an office.',
  },
  {
    id: 'software',
    ja: 'ソフトウェア開発',
    en: 'Software development',
    kana: 'そふとうぇあかいはつ',
    words: words(
      'IT、システム開発、コンピューター、アプリ、ウェブ制作、プログラミング、ゲーム、software、web、apps、SaaS',
    ),
    use: 'office',
    works: {},
    industries: ['39'],
    ordinance: 'none',
  },
  {
    id: 'design_office',
    ja: '設計・デザイン事務所',
    en: 'Design or engineering office',
    kana: 'せっけいでざいんじむしょ',
    words: words('建築設計、機械設計、CAD、デザイナー、設計事務所、士業、design、engineering、architect'),
    use: 'office',
    works: {},
    industries: ['72', '74'],
    ordinance: 'none',
  },
  {
    id: 'office',
    ja: '事務所（一般）',
    en: 'Office',
    kana: 'じむしょ',
    words: words(
      'オフィス、営業所、本社、コワーキング、サテライトオフィス、コールセンター、office、headquarters、coworking',
    ),
    use: 'office',
    works: {},
    industries: ['72', '92'],
    ordinance: 'none',
  },
  {
    id: 'data_centre',
    ja: 'データセンター',
    en: 'Data centre',
    kana: 'でーたせんたー',
    words: words('サーバー、サーバ室、クラウド、DC、データ、計算機センター、data centre、data center、servers'),
    use: 'data_center',
    works: {},
    industries: ['39', '40', '37'],
    ordinance: 'none',
    noteJa: '非常用発電機の燃料は消防法の危険物です。国が指定する電気通信事業の施設かで、建てられる地域が変わります。',
    noteEn:
      'Fuel of the generators is a dangerous good. Whether it is a designated telecommunications facility changes where it may be built.',
  },
  {
    id: 'contractor_office',
    ja: '工事業の事務所・作業場',
    en: 'Contractor’s office and workshop',
    kana: 'こうじぎょうのじむしょさぎょうば',
    words: words(
      '配管工事、はいかん、造園、ぞうえん、landscaping、carpenter',
      '工務店、電気工事、設備工事、内装、塗装業、とび、建設業、大工、contractor、builder、construction',
    ),
    use: 'office',
    works: {},
    industries: ['06', '07', '08'],
    ordinance: 'none',
    noteJa:
      '現場で作業し、ここは事務所と小さな置場だけと見ています。加工場を置くなら「家具・木工」「鉄骨加工」など、資材が主なら「資材置場」です。',
    noteEn:
      'Taken to work on sites, with an office and a small store here. With a workshop choose its work, where materials prevail a storage yard.',
  },
]
