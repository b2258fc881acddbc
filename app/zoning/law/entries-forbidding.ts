import { all, any, atLeast, type Condition, flag, holds, NOTHING_KNOWN, not, oneOf, over } from './condition.ts'
import { namedInHa } from './entries-permitting.ts'
import { type Entry, each, entry, motorWorkshopOver, SMALL_WORKSHOP } from './entry.ts'
import { goodsOver } from './goods.ts'
import { LISTS, type ListId } from './items.ts'
import { FACTORY_USES, USE_IDS, type UseId } from './uses.ts'

/** An order exempts special methods of these (令130条の8の3, 130条の9の7, 130条の9の8). */
export const EXEMPTED: readonly string[] = ['to3.11', 'ru1.5', 'ru1.11', 'ru1.12', 'ru1.16', 'ru1.28', 'ru1.30']
/** "政令で定める事業": no order names a business under these. */
const UNNAMED: readonly string[] = ['to3.16', 'ru1.31']

const underItem = (id: string): Condition =>
  EXEMPTED.includes(id) ? all({ work: id }, not(flag('special_method'))) : { work: id }
const business = (list: ListId): Condition =>
  any(...LISTS[list].filter(item => !UNNAMED.includes(item.id)).map(item => underItem(item.id)))
const factories = (covers: (use: UseId) => Condition): Entry['covers'] => each(FACTORY_USES, covers)

/** "（は）項に掲げる建築物以外の建築物の用途に供するもの". */
const outsideHa = (condition: Condition, except: Partial<Record<UseId, Condition>> = {}): Entry['covers'] =>
  each(
    USE_IDS.filter(use => holds(namedInHa(use), NOTHING_KNOWN) !== true),
    use => all(not(namedInHa(use)), condition, not(except[use] ?? false)),
  )

/** 店舗、飲食店、展示場、遊技場、投票券発売所など over 10,000 m²; a karaoke room is read as 遊技場. */
const CROWDS: readonly UseId[] = ['shop', 'showroom', 'karaoke', 'pachinko_mahjong']
const SHOP_TRADES = [
  'daily_shop',
  'service_shop',
  'craft_service',
  'own_food',
  'goods_shop',
  'restaurant',
  'bank_branch',
]
const crowds: Entry['covers'] = {
  ...each(CROWDS, () => over('floor_area', 10_000)),
  dwelling_with_small_business: all(oneOf('trade', ...SHOP_TRADES), over('floor_area', 10_000)),
}
const DANCE: readonly UseId[] = ['theatre', 'nightclub']

const RU: readonly Entry[] = [
  entry(
    ...([
      'ru1',
      '（る）項一号',
      '環境を悪化させるおそれのある事業の工場',
      'factories of the businesses listed',
    ] as const),
    factories(() => business('ru1')),
  ),
  entry('ru2', '（る）項二号・令130条の9', '数量を超える危険物', 'dangerous goods over the quantities of the order', {
    dangerous_goods: goodsOver('ru2'),
  }),
]

const NU: readonly Entry[] = [
  entry(
    ...([
      'nu2',
      '（ぬ）項二号',
      '原動機を使う工場で作業場が150㎡を超えるもの',
      'motor-driven factories with a workshop over 150 m²',
    ] as const),
    { factory: motorWorkshopOver(150), food_workshop: motorWorkshopOver(150), car_repair: motorWorkshopOver(300) },
  ),
  entry(
    ...([
      'nu3',
      '（ぬ）項三号',
      '危険性や環境悪化のおそれがやや多い事業の工場',
      'factories of the businesses listed',
    ] as const),
    factories(() => business('nu3')),
  ),
  entry('nu4', '（ぬ）項四号・令130条の9', '数量を超える危険物', 'dangerous goods over the quantities of the order', {
    dangerous_goods: goodsOver('nu4'),
  }),
]

const RI: readonly Entry[] = [
  entry('ri2', '（り）項二号', 'キャバレー、料理店など', 'cabarets and the like', { cabaret: true }),
]

const TO: readonly Entry[] = [
  entry(
    ...(['to2', '（と）項二号', '原動機を使う工場で作業場が50㎡（自動車修理は150㎡）を超えるもの'] as const),
    'motor-driven factories with a workshop over 50 m² (vehicle repair 150 m²)',
    factories(use => motorWorkshopOver(use === 'car_repair' ? 150 : 50)),
  ),
  entry(
    ...([
      'to3',
      '（と）項三号',
      '住居の環境を害するおそれのある事業の工場',
      'factories of the businesses listed',
    ] as const),
    {
      ...factories(() => business('to3')),
      // Item 12: printing with motors.
      daily_newspaper_printing: any(flag('prime_mover'), business('to3')),
    },
  ),
  entry('to4', '（と）項四号・令130条の9', '数量を超える危険物', 'dangerous goods over the quantities of the order', {
    dangerous_goods: goodsOver('to4'),
  }),
  entry(
    ...(['to5', '（と）項五号', '客席200㎡以上の劇場等、200㎡以上のナイトクラブ等'] as const),
    'theatres with 200 m² or more of seats, night clubs of 200 m² or more',
    { theatre: atLeast('seats_area', 200), nightclub: atLeast('floor_area', 200) },
  ),
  entry('to6', '（と）項六号', '10,000㎡を超える店舗・劇場等', 'shops, theatres and the like over 10,000 m²', {
    ...crowds,
    theatre: over('seats_area', 10_000),
    nightclub: over('floor_area', 10_000),
  }),
]

const HE: readonly Entry[] = [
  entry(
    ...([
      'he2',
      '（へ）項二号',
      '原動機を使う工場で作業場が50㎡を超えるもの',
      'motor-driven factories with a workshop over 50 m²',
    ] as const),
    factories(() => motorWorkshopOver(50)),
  ),
  entry(
    ...(['he3', '（へ）項三号', '劇場、映画館、ナイトクラブ等', 'theatres, cinemas, night clubs'] as const),
    each(DANCE, () => true),
  ),
  entry('he4', '（へ）項四号', '300㎡を超える又は3階以上の車庫', 'garages over 300 m² or above the second storey', {
    garage_standalone: all(any(over('floor_area', 300), atLeast('storey', 3)), not(flag('planned_garage'))),
  }),
  entry('he5', '（へ）項五号', '倉庫業を営む倉庫', 'warehouses of a warehousing business', {
    warehouse_commercial: true,
  }),
  entry('he6', '（へ）項六号', '10,000㎡を超える店舗等', 'shops and the like over 10,000 m²', crowds),
]

const HO: readonly Entry[] = [
  entry('ho2', '（ほ）項二号', 'マージャン屋、ぱちんこ屋等', 'mah-jong and pachinko parlours', {
    pachinko_mahjong: true,
  }),
  entry('ho3', '（ほ）項三号', 'カラオケボックス等', 'karaoke', { karaoke: true }),
  entry(
    ...([
      'ho4',
      '（ほ）項四号',
      '3,000㎡を超えるもの',
      'buildings over 3,000 m² that the third column does not name',
    ] as const),
    outsideHa(over('floor_area', 3000), {
      data_center: flag('designated_telecom'),
      garage_standalone: flag('planned_garage'),
    }),
  ),
]

const NI: readonly Entry[] = [
  entry(
    ...(['ni2', '（に）項二号・令130条の6', '工場（50㎡以内・0.75kW以下のパン屋等を除く）'] as const),
    'factories, except small bakeries and the like (50 m², 0.75 kW)',
    {
      ...factories(() => true),
      food_workshop: not(all(SMALL_WORKSHOP, not({ work: 'to3.2_2' }), not({ work: 'to3.4_4' }))),
    },
  ),
  entry('ni3', '（に）項三号・令130条の6の2', 'ボウリング場、水泳場等', 'bowling alleys, pools and the like', {
    sports_facility: true,
  }),
  entry('ni4', '（に）項四号', 'ホテル、旅館', 'hotels', { hotel: true }),
  entry('ni5', '（に）項五号', '自動車教習所', 'driving schools', { driving_school: true }),
  entry(
    ...(['ni7', '（に）項七号', '3階以上の部分をその用途に使うもの', 'use of the third storey or above'] as const),
    outsideHa(atLeast('storey', 3)),
  ),
  entry(
    ...([
      'ni8',
      '（に）項八号',
      '1,500㎡を超えるもの',
      'buildings over 1,500 m² that the third column does not name',
    ] as const),
    outsideHa(over('floor_area', 1500)),
  ),
]

const WO: readonly Entry[] = [
  entry('wo2', '（を）項二号', 'ホテル、旅館', 'hotels', { hotel: true }),
  entry('wo3', '（を）項三号', 'キャバレー、料理店など', 'cabarets and the like', { cabaret: true }),
  entry(
    ...(['wo4', '（を）項四号', '劇場、映画館、ナイトクラブ等', 'theatres, cinemas, night clubs'] as const),
    each(DANCE, () => true),
  ),
  entry('wo5', '（を）項五号', '学校', 'schools', { school_k12: true, university: true }),
  entry('wo6', '（を）項六号', '病院', 'hospitals', { hospital: true }),
  entry('wo7', '（を）項七号', '10,000㎡を超える店舗等', 'shops and the like over 10,000 m²', crowds),
]

const GOODS_TRADES = [
  ...['daily_shop', 'own_food', 'goods_shop', 'restaurant', 'local_produce', 'local_food', 'local_own_food'],
]
const WA: readonly Entry[] = [
  entry('wa2', '（わ）項二号・三号', '住宅、共同住宅など', 'dwellings', {
    dwelling: true,
    dwelling_with_small_business: true,
  }),
  entry('wa4', '（わ）項四号', '老人ホーム、福祉ホーム等', 'nursing homes', { nursing_home: true }),
  entry('wa5', '（わ）項五号', '物品販売業の店舗、飲食店', 'retail and restaurants', {
    shop: oneOf('trade', ...GOODS_TRADES),
  }),
  entry('wa6', '（わ）項六号', '図書館、博物館等', 'libraries and museums', { library: true, museum: true }),
  entry('wa7', '（わ）項七号・令130条の6の2', 'ボウリング場、水泳場等', 'bowling alleys, pools and the like', {
    sports_facility: true,
  }),
  entry('wa8', '（わ）項八号', 'マージャン屋、ぱちんこ屋等', 'mah-jong and pachinko parlours', {
    pachinko_mahjong: true,
  }),
]

const KA: readonly Entry[] = [
  entry('ka', '（か）項', '10,000㎡を超える店舗・劇場等', 'shops, theatres and the like over 10,000 m²', {
    ...crowds,
    theatre: over('seats_area', 10_000),
    nightclub: over('floor_area', 10_000),
  }),
]

export const FORBIDDING: readonly Entry[] = [...RU, ...NU, ...RI, ...TO, ...HE, ...HO, ...NI, ...WO, ...WA, ...KA]
