import { flag } from './condition.ts'
import type { Process } from './process.ts'
import { COMPRESSOR, SPRAYED, words } from './process-parts.ts'

/** Synthesis is the only item here that an order exempts, and it exempts fibres alone. */
const NO_SPECIAL_METHOD = { special_method: false } as const

/** Plastics and rubber. */
export const PLASTICS: readonly Process[] = [
  {
    id: 'injection_moulding',
    ja: '樹脂の射出成形',
    en: 'Injection moulding of plastics',
    kana: 'じゅしのしゃしゅつせいけい',
    words: words(
      'プラスチック成形、インジェクション、成形機、射出成型、樹脂成形、モールド、二色成形',
      'injection moulding、injection molding、plastics moulding',
    ),
    use: 'factory',
    works: { 'to3.8': true, 'to3.4': flag('plastic_crushing'), 'to3.11': COMPRESSOR },
    flags: { prime_mover: true },
    industries: ['18'],
    ordinance: 'factory_always',
  },
  {
    id: 'extrusion',
    ja: '樹脂の押出成形',
    en: 'Extrusion of plastics',
    kana: 'じゅしのおしだしせいけい',
    words: words(
      '押出し、押し出し、異形押出、フィルム、シート、チューブ、パイプ成形、インフレーション、extrusion、film、sheet',
    ),
    use: 'factory',
    works: { 'to3.4': flag('plastic_crushing'), 'to3.11': COMPRESSOR },
    flags: { prime_mover: true },
    industries: ['18'],
    ordinance: 'factory_always',
    noteJa: '押出成形は「射出成形」に当たりません。端材を粉砕機にかけると（と）項三号（四）に当たります。',
    noteEn: 'Extrusion is not injection moulding. Crushing the scrap comes under column to.',
  },
  {
    id: 'vacuum_forming',
    ja: '樹脂の真空成形・圧空成形',
    en: 'Vacuum forming of plastics',
    kana: 'じゅしのしんくうせいけいあっくうせいけい',
    words: words('熱成形、食品トレー、ブリスター、圧空、トレイ、vacuum forming、thermoforming、blister pack'),
    use: 'factory',
    works: { 'to3.4': flag('plastic_crushing'), 'to3.11': COMPRESSOR },
    flags: { prime_mover: true },
    industries: ['18'],
    ordinance: 'factory_always',
  },
  {
    id: 'blow_moulding',
    ja: '樹脂のブロー成形',
    en: 'Blow moulding of plastics',
    kana: 'じゅしのぶろーせいけい',
    words: words('中空成形、ボトル、ペットボトル、容器成形、blow moulding、blow molding、bottles'),
    use: 'factory',
    works: { 'to3.4': flag('plastic_crushing'), 'to3.11': COMPRESSOR },
    flags: { prime_mover: true },
    industries: ['18'],
    ordinance: 'factory_always',
    noteJa: '射出ブロー成形は「樹脂の射出成形」を選んでください。',
    noteEn: 'For injection blow moulding choose injection moulding.',
  },
  {
    id: 'compression_moulding',
    ja: '熱硬化性樹脂の圧縮成形',
    en: 'Compression moulding of thermosets',
    kana: 'ねつこうかせいじゅしのあっしゅくせいけい',
    words: words(
      '圧縮成型、ベークライト、トランスファー成形、フェノール樹脂、メラミン、compression moulding、bakelite',
    ),
    use: 'factory',
    works: { 'to3.4': flag('plastic_crushing'), 'to3.11': COMPRESSOR },
    industries: ['18'],
    ordinance: 'factory_always',
    noteJa:
      '樹脂を押す機械は「金属のプレス」でなく、トランスファー成形は「射出成形」でないと見ています。水を使わないバリ研磨は（と）項三号（四）に当たります。',
    noteEn:
      'A press for plastics is no press for metal, and transfer moulding is not taken for injection moulding. Dry deburring comes under column to.',
  },
  {
    id: 'plastic_cutting',
    ja: '樹脂の切削加工',
    en: 'Machining of plastics',
    kana: 'じゅしのせっさくかこう',
    words: words(
      '樹脂加工、アクリル加工、エンプラ、プラスチック切削、NCルーター、POM、plastics machining、acrylic、router',
    ),
    use: 'factory',
    works: { 'to3.4': flag('plastic_crushing'), 'to3.11': COMPRESSOR },
    industries: ['18'],
    ordinance: 'factory',
    noteJa:
      '樹脂の切削は別表第二に名がありません。水を使わない研磨・粉砕だけが当たります。金属も削るなら「金属の切削」でも確かめてください。',
    noteEn:
      'No list names the cutting of plastics; only dry grinding and crushing are. Where metal is cut too, check metal cutting.',
  },
  {
    id: 'plastic_assembly',
    ja: '樹脂の溶着・接着・組立',
    en: 'Welding and assembly of plastics',
    kana: 'じゅしのようちゃくせっちゃくくみたて',
    words: words(
      '高周波ウェルダー、超音波溶着、塩ビ加工、アクリル接着、ビニール加工、テント、plastics welding、tarpaulin',
    ),
    use: 'factory',
    works: { 'to3.4': flag('plastic_crushing'), 'to3.11': COMPRESSOR },
    industries: ['18'],
    ordinance: 'factory_always',
  },
  {
    id: 'frp',
    ja: 'FRP・CFRP成形',
    en: 'Fibre-reinforced plastics',
    kana: 'えふあーるぴーしーえふあーるぴーせいけい',
    words: words(
      '炭素繊維、たんそせんい、carbon fibre、carbon fiber',
      '繊維強化プラスチック、カーボン、ハンドレイアップ、ゲルコート、注型、エフアールピー、FRP、CFRP、composites',
    ),
    use: 'factory',
    works: { ...SPRAYED, 'to3.4': flag('plastic_crushing'), 'to3.11': COMPRESSOR },
    industries: ['18', '31'],
    ordinance: 'factory',
    noteJa:
      '市販の樹脂を型で固めるだけなら「合成樹脂の製造」に当たらないと見ています。ゲルコートの吹付は「塗料の吹付」と見ています。樹脂・溶剤は消防法の危険物です。',
    noteEn:
      'Curing bought resin in a mould is not taken for making synthetic resin. Spraying gel coat is taken for spraying paint. Resin and solvents are dangerous goods.',
  },
  {
    id: 'foam_plastics',
    ja: '発泡樹脂・ウレタンの成形',
    en: 'Foamed plastics, polyurethane',
    kana: 'はっぽうじゅしうれたんのせいけい',
    words: words('発泡スチロール、ウレタンフォーム、スポンジ、緩衝材、断熱材、foam、polyurethane、polystyrene'),
    use: 'factory',
    works: { 'ru1.16': flag('synthesis'), 'to3.4': flag('plastic_crushing'), 'to3.11': COMPRESSOR },
    flags: NO_SPECIAL_METHOD,
    industries: ['18'],
    ordinance: 'factory_always',
    noteJa:
      '原液を反応させてウレタンフォームをつくる工程を「合成樹脂の製造」と見るかは、市に確かめてください。裁断・貼り合わせだけなら当たりません。',
    noteEn:
      'Ask the city whether foaming polyurethane from its two liquids is making synthetic resin. Cutting and laminating alone are not.',
  },
  {
    id: 'resin_synthesis',
    ja: '合成樹脂の製造（合成・重合）',
    en: 'Making of synthetic resin (polymerisation)',
    kana: 'ごうせいじゅしのせいぞう',
    words: words('樹脂合成、重合、ポリマー、レジン、合成ゴム、合成繊維、反応釜、polymer、resin、polymerisation'),
    use: 'factory',
    works: { 'ru1.16': true },
    industries: ['16'],
    ordinance: 'factory_always',
    noteJa: '合成繊維には、令130条の9の7三号で除かれる物質・工程があります。樹脂・ゴムにはありません。',
    noteEn: 'For fibres Order art. 130-9-7 item 3 exempts some substances and methods; for resin and rubber none.',
  },
  {
    id: 'compounding',
    ja: '樹脂のコンパウンド（混練・着色）',
    en: 'Compounding of plastics',
    kana: 'じゅしのこんぱうんど',
    words: words(
      '混合、こんごう、mixing',
      '樹脂練り、混練、着色ペレット、マスターバッチ、造粒、リペレット、compounding、masterbatch、pellets',
    ),
    use: 'factory',
    works: { 'to3.15': flag('kneading_rolls'), 'to3.4': flag('plastic_crushing'), 'to3.11': COMPRESSOR },
    industries: ['18'],
    ordinance: 'factory_always',
    noteJa: '既製の樹脂を混ぜるだけなら「合成樹脂の製造」に当たらないと見ています。',
    noteEn: 'Blending bought resin is not taken for making synthetic resin.',
  },
  {
    id: 'rubber_moulding',
    ja: 'ゴム成形',
    en: 'Rubber moulding',
    kana: 'ごむせいけい',
    words: words('ゴムプレス、加硫、シリコーンゴム、パッキン、Oリング、ゴム印、ゴム製品、rubber、moulding、gaskets'),
    use: 'factory',
    works: { 'to3.15': flag('kneading_rolls'), 'ru1.7': flag('flammable_solvent'), 'to3.11': COMPRESSOR },
    industries: ['19'],
    ordinance: 'factory',
    noteJa: 'ゴムのりなど引火性溶剤を使ってゴム製品をつくると（る）項一号（七）に当たります。',
    noteEn: 'Rubber goods made with flammable solvents, such as rubber cement, come under column ru.',
  },
  {
    id: 'rubber_kneading',
    ja: 'ゴム練り',
    en: 'Rubber kneading',
    kana: 'ごむねり',
    words: words(
      '練りゴム、ゴムロール、ミキシングロール、ニーダー、配合、オープンロール、rubber mixing、kneading、mill rolls',
    ),
    use: 'factory',
    works: { 'to3.15': true, 'ru1.7': flag('flammable_solvent'), 'ru1.16': flag('synthesis') },
    flags: { prime_mover: true, ...NO_SPECIAL_METHOD },
    industries: ['19'],
    ordinance: 'factory',
    noteJa:
      '密閉式のニーダーだけならロール機に当たりませんが、ロールを使わないゴム練りはまれなので当たると見ています。',
    noteEn:
      'A closed kneader alone is no roll; as rubber is seldom kneaded without rolls, it is taken to come under the item.',
  },
]
