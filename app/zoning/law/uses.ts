/** Building uses that the law tells apart. Sizes are facts, not uses. */
const use = <Id extends string>(id: Id, ja: string, en: string) => ({ id, ja, en })

export const USES = [
  use('dwelling', '住宅・共同住宅・寄宿舎', 'dwellings'),
  use('dwelling_with_small_business', '店舗・事務所などを兼ねる住宅', 'dwelling with a small business'),
  use('nursing_home', '老人ホーム・福祉ホーム', 'nursing home'),
  use('clinic', '診療所', 'clinic'),
  use('nursery', '保育所', 'day nursery'),
  use('hospital', '病院', 'hospital'),
  use('school_k12', '幼稚園・小中高校', 'kindergarten to high school'),
  use('university', '大学・専修学校など', 'university, vocational school'),
  use('library', '図書館', 'library'),
  use('museum', '博物館', 'museum'),
  use('shop', '店舗・飲食店', 'shop or restaurant'),
  use('showroom', '展示場', 'showroom'),
  use('office', '事務所', 'office'),
  use('research_lab', '研究所・試験所（製造を伴わない）', 'laboratory without manufacturing'),
  use('data_center', 'データセンター', 'data centre'),
  use('food_workshop', 'パン・豆腐・菓子などの小さな食品工場', 'small bakery, tofu or sweets factory'),
  use('factory', '工場', 'factory'),
  use('car_repair', '自動車修理工場', 'vehicle repair shop'),
  use('daily_newspaper_printing', '日刊新聞の印刷所', 'printing of daily newspapers'),
  use('farm_produce', '農産物の生産・集荷・処理・貯蔵', 'growing, collecting or processing farm produce'),
  use('farm_material_store', '農業の生産資材の貯蔵', 'store for farming materials'),
  use('warehouse_commercial', '倉庫業の倉庫', 'warehouse of a warehousing business'),
  use('warehouse_self_use', '自家用の倉庫', 'own-use warehouse'),
  use('garage_standalone', '独立した自動車車庫', 'stand-alone garage'),
  use('hotel', 'ホテル・旅館', 'hotel'),
  use('sports_facility', 'ボウリング場・水泳場など', 'bowling alley, swimming pool and the like'),
  use('karaoke', 'カラオケボックス', 'karaoke'),
  use('pachinko_mahjong', 'ぱちんこ屋・マージャン屋', 'pachinko or mah-jong parlour'),
  use('theatre', '劇場・映画館', 'theatre or cinema'),
  use('nightclub', 'ナイトクラブなど', 'night club'),
  use('cabaret', 'キャバレー・料理店', 'cabaret'),
  use('driving_school', '自動車教習所', 'driving school'),
  use('dangerous_goods', '危険物の貯蔵・処理をする建物', 'building for storing or handling dangerous goods'),
] as const
export type UseId = (typeof USES)[number]['id']

export const USE_IDS = USES.map(one => one.id) as readonly UseId[]
const byId = new Map<string, (typeof USES)[number]>(USES.map(one => [one.id, one]))
export const isUse = (id: string): id is UseId => byId.has(id)
/** What a use is called. */
export const nameOfUse = (id: UseId): { ja: string; en: string } => byId.get(id)!

/** Uses to which the rules on factories and their businesses apply. */
export const FACTORY_USES: readonly UseId[] = ['factory', 'car_repair', 'daily_newspaper_printing', 'food_workshop']
