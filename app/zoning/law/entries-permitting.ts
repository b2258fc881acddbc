import { all, any, atMost, type Condition, flag, not, oneOf, under } from './condition.ts'
import { type Entry, entry, SMALL_MOTOR, SMALL_WORKSHOP } from './entry.ts'
import type { UseId } from './uses.ts'

// （い）〜（は）, （ち）: what may be built.

const MIXED_DWELLING = all(
  flag('residence_share'),
  atMost('floor_area', 50),
  any(
    oneOf('trade', 'office', 'daily_shop', 'service_shop', 'school_room'),
    all(oneOf('trade', 'craft_service', 'own_food', 'atelier'), SMALL_MOTOR),
  ),
)
/** 令130条の5の2: items 1, 2, 5, and 3, 4 with their small workshop. */
const DAILY_TRADES = any(
  oneOf('trade', 'daily_shop', 'service_shop', 'school_room'),
  all(oneOf('trade', 'craft_service', 'own_food', 'local_own_food'), SMALL_WORKSHOP),
)
/** 令130条の5の3. */
const RESIDENTIAL_TRADES = any(
  DAILY_TRADES,
  oneOf('trade', 'goods_shop', 'restaurant', 'bank_branch', 'local_produce', 'local_food'),
)
const LOCAL_TRADES = any(
  oneOf('trade', 'local_produce', 'local_food'),
  all(oneOf('trade', 'local_own_food'), SMALL_WORKSHOP),
)
const lowFloors = under('storey', 3)
/** A shop alone, or as part of a building whose rest is a dwelling. */
const shopUpTo = (m2: number, trades: Condition): Entry['covers'] => {
  const covers = all(atMost('floor_area', m2), lowFloors, trades)
  return { shop: covers, dwelling_with_small_business: covers }
}

export const PERMITTING: readonly Entry[] = [
  entry('i1', '（い）項一号・三号', '住宅、共同住宅、寄宿舎、下宿', 'dwellings', { dwelling: true }),
  entry(
    ...(['i2', '（い）項二号・令130条の3', '半分以上が住まいで、50㎡以下の事務所・店舗などを兼ねる住宅'] as const),
    'dwelling, at least half of it lived in, with an office or shop of 50 m² at most',
    { dwelling_with_small_business: MIXED_DWELLING },
  ),
  entry(
    'i4',
    '（い）項四号',
    '学校（大学等を除く）、図書館その他これらに類するもの',
    'schools, libraries and the like',
    {
      school_k12: true,
      library: true,
      museum: flag('like_library'),
    },
  ),
  entry('i6', '（い）項六号', '老人ホーム、保育所、福祉ホーム等', 'nursing homes, day nurseries', {
    nursing_home: true,
    nursery: true,
  }),
  entry('i8', '（い）項八号', '診療所', 'clinics', { clinic: true }),
  entry(
    'i9',
    '（い）項九号・令130条の4第5号',
    '国が指定する電気通信事業の施設',
    'designated telecommunications facility',
    {
      data_center: flag('designated_telecom'),
    },
  ),
  entry(
    'ro2',
    '（ろ）項二号・令130条の5の2',
    '150㎡以内・2階以下の日用品店など',
    'daily shops up to 150 m² on two storeys',
    shopUpTo(150, DAILY_TRADES),
  ),
  entry('ha2', '（は）項二号', '大学、高等専門学校、専修学校等', 'universities and vocational schools', {
    university: true,
  }),
  entry('ha3', '（は）項三号', '病院', 'hospitals', { hospital: true }),
  entry(
    'ha5',
    '（は）項五号・令130条の5の3',
    '500㎡以内・2階以下の店舗・飲食店など',
    'shops up to 500 m² on two storeys',
    shopUpTo(500, RESIDENTIAL_TRADES),
  ),
  entry(
    ...(['ha6', '（は）項六号', '300㎡以内又は都市計画の車庫（2階以下）'] as const),
    'garages up to 300 m² or fixed by city plan, on two storeys',
    { garage_standalone: all(lowFloors, any(atMost('floor_area', 300), flag('planned_garage'))) },
  ),
  entry(
    ...(['ha7', '（は）項七号・令130条の5の4第2号', '国が指定する電気通信事業の施設（4階以下）'] as const),
    'designated telecommunications facility, below the fifth storey',
    { data_center: all(flag('designated_telecom'), under('storey', 5)) },
  ),
  entry(
    'chi2',
    '（ち）項二号・令130条の9の3',
    '農産物の生産・集荷・処理・貯蔵',
    'growing and handling of farm produce',
    {
      farm_produce: not(flag('noisy_produce')),
    },
  ),
  entry('chi3', '（ち）項三号', '農業の生産資材の貯蔵', 'storing of farming materials', { farm_material_store: true }),
  entry(
    ...(['chi4', '（ち）項四号・令130条の9の4', '500㎡以内・2階以下の地元農産物の店など'] as const),
    'shops for local produce up to 500 m² on two storeys',
    shopUpTo(500, LOCAL_TRADES),
  ),
  entry(
    'chi5',
    '（ち）項五号・令130条の5の2',
    '150㎡以内・2階以下の日用品店など',
    'daily shops up to 150 m² on two storeys',
    shopUpTo(150, DAILY_TRADES),
  ),
]

const HA = ['i1', 'i2', 'i4', 'i6', 'i8', 'i9', 'ha2', 'ha3', 'ha5', 'ha6', 'ha7']

/** Named by （は）項, with all that it takes over from （い）項. */
export const namedInHa = (use: UseId): Condition => {
  const covers = PERMITTING.filter(one => HA.includes(one.id)).flatMap(one => one.covers[use] ?? [])
  return covers.length === 0 ? false : any(...covers)
}
