import type { ZoneId } from './model.ts'

/** What a zone is for and what industry finds in it, in plain words: an introduction, never a verdict on a case. */
export type ZoneInWords = {
  purposeJa: string
  purposeEn: string
  industryJa: string
  industryEn: string
  /** 都市計画法 for what it is for, 建築基準法 for what may be built. */
  clauseJa: string
  clauseEn: string
  /** What the city plan may choose from, percent (建築基準法53条1項, 52条1項); empty where no list is set by law. */
  coveragePct: readonly number[]
  floorAreaPct: readonly number[]
}

const LOW = { coveragePct: [30, 40, 50, 60], floorAreaPct: [50, 60, 80, 100, 150, 200] }
const MID = { coveragePct: [30, 40, 50, 60], floorAreaPct: [100, 150, 200, 300, 400, 500] }
const MIXED = { coveragePct: [50, 60, 80], floorAreaPct: [100, 150, 200, 300, 400, 500] }

/** `n`: the paragraph of 都市計画法9条 and 建築基準法48条, which run in step; `column`: of Appended Table 2. */
const clause = (n: number, column: string) => ({
  clauseJa: `都市計画法9条${n}項、建築基準法48条${n}項・別表第二（${column}）項`,
  clauseEn: `City Planning Act art. 9(${n}); Building Standards Act art. 48(${n}), App. Table 2 (${column})`,
})

export const ZONES_IN_WORDS: Record<ZoneId, ZoneInWords> = {
  '1low': {
    purposeJa: '低層の住宅のよい環境を守る地域です。',
    purposeEn: 'Protects low-rise housing.',
    industryJa:
      '工場、倉庫、事務所ビルは建てられません。住宅と一体の小さな事務所・店舗・作業場（50㎡以下、住宅部分が半分以上）に限られます。',
    industryEn:
      'No factories, warehouses or office buildings. Only a small office, shop or workroom within a home (50 m² at most, at least half dwelling).',
    ...clause(1, 'い'),
    ...LOW,
  },
  '2low': {
    purposeJa: '主に低層の住宅のよい環境を守る地域です。小さな店は建てられます。',
    purposeEn: 'Mainly protects low-rise housing; small shops are allowed.',
    industryJa:
      '工場は建てられません。150㎡以下の店舗と、作業場50㎡以下のパン屋・豆腐屋・畳屋などが、2階以下に限り建てられます。',
    industryEn:
      'No factories. Shops up to 150 m², and bakeries, tofu makers, tatami makers and the like with a workroom of 50 m² at most, on the first two storeys only.',
    ...clause(2, 'ろ'),
    ...LOW,
  },
  '1mid': {
    purposeJa: '中高層の住宅のよい環境を守る地域です。病院や大学も建てられます。',
    purposeEn: 'Protects mid- and high-rise housing; hospitals and universities are allowed.',
    industryJa:
      '工場、事務所ビル、倉庫業の倉庫は建てられません。500㎡以下の店舗と、作業場50㎡以下のパン屋などが、2階以下に限り建てられます。',
    industryEn:
      'No factories, office buildings or commercial warehouses. Shops up to 500 m² and bakeries and the like with a workroom of 50 m² at most, on the first two storeys only.',
    ...clause(3, 'は'),
    ...MID,
  },
  '2mid': {
    purposeJa: '主に中高層の住宅のよい環境を守る地域です。',
    purposeEn: 'Mainly protects mid- and high-rise housing.',
    industryJa:
      '工場は、作業場50㎡以下のパン屋などを除き建てられません。事務所、店舗、自家用の倉庫などは2階以下で1,500㎡までです。',
    industryEn:
      'No factories except bakeries and the like with a workroom of 50 m² at most. Offices, shops and own-use warehouses up to 1,500 m² on the first two storeys.',
    ...clause(4, 'に'),
    ...MID,
  },
  '1res': {
    purposeJa: '住居の環境を守る地域です。',
    purposeEn: 'Protects housing, with some room for business.',
    industryJa:
      '原動機を使う工場は作業場50㎡以下で、騒音や危険のおそれが非常に少ないものに限られます。事務所、店舗、研究所などは3,000㎡まで。倉庫業の倉庫は建てられません。',
    industryEn:
      'Powered factories only with a workshop of 50 m² at most and very little nuisance or danger. Offices, shops and laboratories up to 3,000 m². No commercial warehouses.',
    ...clause(5, 'ほ'),
    ...MIXED,
  },
  '2res': {
    purposeJa: '主に住居の環境を守る地域です。事務所や店舗を広く認めます。',
    purposeEn: 'Mainly protects housing; offices and shops are widely allowed.',
    industryJa:
      '原動機を使う工場は作業場50㎡以下で、騒音や危険のおそれが非常に少ないものに限られます。事務所や研究所に面積の上限はなく、店舗などは10,000㎡まで。倉庫業の倉庫は建てられません。',
    industryEn:
      'Powered factories only with a workshop of 50 m² at most and very little nuisance or danger. No size limit for offices and laboratories; shops up to 10,000 m². No commercial warehouses.',
    ...clause(6, 'へ'),
    ...MIXED,
  },
  qres: {
    purposeJa: '幹線道路沿いの業務と、住居の環境の調和をはかる地域です。',
    purposeEn: 'Balances business along main roads with housing.',
    industryJa:
      '原動機を使う工場は作業場50㎡以下（自動車修理工場は150㎡以下）に限られます。事務所、研究所、倉庫業の倉庫が建てられます。',
    industryEn:
      'Powered factories only with a workshop of 50 m² at most (car repair 150 m²). Offices, laboratories and commercial warehouses are allowed.',
    ...clause(7, 'と'),
    ...MIXED,
  },
  rural: {
    purposeJa: '農業と、低層の住宅のよい環境を守る地域です。',
    purposeEn: 'Keeps farming and low-rise housing side by side.',
    industryJa:
      '工場や倉庫は、農産物の生産・処理・貯蔵などのためのものに限られます。地元の農産物を扱う店舗は500㎡まで、そのほかの店舗は150㎡までです。',
    industryEn:
      'Factories and warehouses only for producing, processing or storing farm products. Shops for local produce up to 500 m², other shops up to 150 m².',
    ...clause(8, 'ち'),
    ...LOW,
  },
  ncom: {
    purposeJa: '近くの住民が日用品の買物などをする店や業務のための地域です。',
    purposeEn: 'For shops and services that serve the neighbourhood.',
    industryJa:
      '原動機を使う工場は作業場150㎡以下（自動車修理工場は300㎡以下）で、危険や環境悪化のおそれが少ないものに限られます。事務所、店舗、倉庫は広く建てられます。',
    industryEn:
      'Powered factories only with a workshop of 150 m² at most (car repair 300 m²) and little danger or nuisance. Offices, shops and warehouses are widely allowed.',
    ...clause(9, 'り'),
    coveragePct: [60, 80],
    floorAreaPct: [100, 150, 200, 300, 400, 500],
  },
  com: {
    purposeJa: '主に商業など業務の利便を高める地域です。',
    purposeEn: 'For commerce and business.',
    industryJa:
      '原動機を使う工場は作業場150㎡以下（自動車修理工場は300㎡以下）で、危険や環境悪化のおそれが少ないものに限られます。事務所、店舗、倉庫は広く建てられます。',
    industryEn:
      'Powered factories only with a workshop of 150 m² at most (car repair 300 m²) and little danger or nuisance. Offices, shops and warehouses are widely allowed.',
    ...clause(10, 'ぬ'),
    coveragePct: [80],
    floorAreaPct: [200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200, 1300],
  },
  qind: {
    purposeJa: '主に、環境を悪化させるおそれのない工業のための地域です。',
    purposeEn: 'For industry that does not harm its surroundings.',
    industryJa:
      '危険が大きい工場や環境を著しく悪化させる工場を除き、ほとんどの工場、倉庫、研究所が建てられます。住宅も建てられるため、近隣への配慮が要ります。',
    industryEn:
      'Most factories, warehouses and laboratories, except highly dangerous or polluting ones. Housing is allowed too, so expect neighbours.',
    ...clause(11, 'る'),
    ...MIXED,
  },
  ind: {
    purposeJa: '主に工業の利便を高める地域です。',
    purposeEn: 'For industry first.',
    industryJa:
      '用途地域の定めの上では、どのような工場も建てられます。住宅や10,000㎡以下の店舗は建てられますが、学校、病院、ホテルは建てられません。',
    industryEn:
      'As far as the zone goes, any kind of factory. Housing and shops up to 10,000 m² are allowed; schools, hospitals and hotels are not.',
    ...clause(12, 'を'),
    coveragePct: [50, 60],
    floorAreaPct: [100, 150, 200, 300, 400],
  },
  xind: {
    purposeJa: '工業だけのための地域です。',
    purposeEn: 'For industry only.',
    industryJa:
      '用途地域の定めの上では、どのような工場も建てられます。住宅、物を売る店舗、飲食店、学校、病院、ホテルは建てられません。',
    industryEn:
      'As far as the zone goes, any kind of factory. No housing, retail shops, restaurants, schools, hospitals or hotels.',
    ...clause(13, 'わ'),
    coveragePct: [30, 40, 50, 60],
    floorAreaPct: [100, 150, 200, 300, 400],
  },
  none: {
    purposeJa: '市街化調整区域の外で、用途地域の指定がない土地です。',
    purposeEn: 'Land without a use zone, outside the urbanisation control area.',
    industryJa:
      '用途による制限は、10,000㎡を超える店舗や劇場などに限られます。建ぺい率と容積率は特定行政庁が定めます。',
    industryEn:
      'The only limit on use concerns shops, theatres and the like over 10,000 m². The building authority sets the ratios.',
    clauseJa: '建築基準法48条14項・別表第二（か）項',
    clauseEn: 'Building Standards Act art. 48(14), App. Table 2 (か)',
    coveragePct: [30, 40, 50, 60, 70],
    floorAreaPct: [50, 80, 100, 200, 300, 400],
  },
  uca: {
    purposeJa: '市街化を抑える区域です。用途地域は原則として定められません。',
    purposeEn: 'Kept from being built up; as a rule without a use zone.',
    industryJa:
      '開発や建築、用途の変更には、原則として都市計画法の許可（29条・43条）が要ります。通常の工場や倉庫は建てられないものと考えてください。',
    industryEn:
      'Development, building and change of use need permission under the City Planning Act (art. 29, 43). Take it that ordinary factories and warehouses cannot be built.',
    clauseJa: '都市計画法7条3項、29条、43条',
    clauseEn: 'City Planning Act art. 7(3), 29, 43',
    coveragePct: [],
    floorAreaPct: [],
  },
}
