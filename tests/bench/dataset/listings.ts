import { INITIAL_PROMISE_DAYS } from '../../../app/listings/freshness.ts'
import { KINDS, type Kind } from '../../../app/listings/model.ts'
import { ZONE_IDS } from '../../../app/zoning/model.ts'
import { type Facts, factsOf, maybe, verdictFacts } from './facts.ts'
import { type Random, randomFrom } from './random.ts'
import { anywhere, around, metresBetween, type Region, region, type Station, type Town } from './region.ts'

/** One listing of the made-up region with everything that stands behind it. */
export type Made = {
  id: number
  /** A listing of the other deal shares the asset of the one before it. */
  assetId: number
  isNewAsset: boolean
  publicId: string
  kind: Kind
  deal: 'rent' | 'sale'
  status: 'published' | 'draft' | 'paused' | 'closed'
  town: Town
  location: [number, number]
  publicLocation: [number, number]
  precision: 'exact' | 'town'
  zone: string | null
  ratios: [number, number] | null
  titleJa: string
  titleEn: string
  summaryJa: string
  addressJa: string
  rentYen: number | null
  priceYen: number | null
  facts: Facts
  access: { station: Station; straightM: number; roadM: number | null }[]
  availableFrom: string | null
  publishedOn: string
  /** Days on which the live offers' promises end, the newest offer's first. */
  offerEnds: string[]
}

const KIND_SHARES: [Kind, number][] = KINDS.map((kind, i) => [kind, [22, 12, 24, 20, 12, 10][i] ?? 1])
const KIND_JA: Record<Kind, string> = {
  factory: '工場',
  workshop: '作業場',
  warehouse: '倉庫',
  office: '事務所',
  shop: '店舗',
  land: '土地',
}
const ZONE_SHARES: [string | null, number][] = [
  [null, 2],
  ...ZONE_IDS.map((zone, i): [string, number] => [zone, [3, 1, 4, 3, 8, 6, 4, 0.5, 8, 6, 26, 18, 8, 1, 2][i] ?? 1]),
]
/** Said of a property, the frequent first: the n-th is n times rarer than the first. */
const SAID = [
  ...['駅近', '角地', '新耐震', '前面駐車場', '事務所併設', '居抜き', '高圧受電', '荷捌き場', '幹線道路沿い', '即入居'],
  ...[
    'クレーン付',
    '食品加工可',
    '二十四時間操業',
    '冷蔵設備',
    '排水処理設備',
    '防塵塗装',
    '定温倉庫',
    '社員寮付',
    '用水あり',
  ],
  ...[
    'ドックレベラー',
    '危険物倉庫',
    'クリーンルーム',
    '無響室',
    '深井戸',
    '太陽光発電',
    '免震構造',
    '鉄道引込線',
    '恒温恒湿',
  ],
].map((phrase, rank): [string, number] => [phrase, 1 / (rank + 1)])

const FIRST_DAY = Date.UTC(2024, 10, 22)
const DAYS = 720
const FAR_DAY = Date.UTC(2099, 0, 1)
const day = (from: number, days: number) => new Date(from + days * 86_400_000).toISOString().slice(0, 10)

function placeOf(random: Random, map: Region, chooseSpot: () => number) {
  const index = chooseSpot()
  const spot = map.spots[index]!
  const town = map.towns[index * 4 + random.whole(0, 3)]!
  const location = random.chance(0.15) ? anywhere(random) : around(random, spot.at, spot.spreadKm)
  const precision = random.chance(0.1) ? ('town' as const) : ('exact' as const)
  const publicLocation = precision === 'town' ? town.at : location
  const access = map.near[index]!.map(station => {
    const straightM = Math.round(metresBetween(publicLocation, station.at))
    return {
      station,
      straightM,
      roadM: maybe(random, 0.4, () => Math.round(straightM * (1.1 + random.next() * 0.4)) + 1),
    }
  })
  return { town, location, precision, publicLocation, access }
}

/** An index by weight in few steps; the weights are those of the region's centres. */
function spotChooser(random: Random, { spots }: Region): () => number {
  const sums: number[] = []
  for (const { weight } of spots) sums.push((sums.at(-1) ?? 0) + weight)
  return () => {
    const wanted = random.next() * sums.at(-1)!
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** Listings 1 to `count`, in the order in which they came in. The same count gives the same listings. */
export function* makeListings(count: number, map: Region = region()): Generator<Made> {
  const random = randomFrom(count)
  const chooseSpot = spotChooser(random, map)
  let before: Made | null = null
  let assetId = 0
  for (let id = 1; id <= count; id++) {
    const twin: Made | null = before?.isNewAsset && id % 20 === 0 ? before : null
    if (!twin) assetId++
    before = makeOne(random, id, assetId, twin, () => placeOf(random, map, chooseSpot))
    yield before
  }
}

function makeOne(
  random: Random,
  id: number,
  assetId: number,
  twin: Made | null,
  place: () => ReturnType<typeof placeOf>,
) {
  const kind = twin?.kind ?? random.weighted(KIND_SHARES)
  const deal = twin ? (twin.deal === 'rent' ? 'sale' : 'rent') : random.chance(0.7) ? 'rent' : 'sale'
  const facts = twin?.facts ?? { ...factsOf(random, kind), ...verdictFacts(assetId, kind) }
  const { town, location, precision, publicLocation, access } = twin ?? place()
  const zone = twin ? twin.zone : random.weighted(ZONE_SHARES)
  const ratios: [number, number] | null =
    zone && zone !== 'none' ? (twin?.ratios ?? [60, random.pick([100, 200, 300])]) : null
  const basis = facts.leasable_area_m2 ?? facts.land_area_m2 ?? 300
  const said = [...new Set([random.weighted(SAID), random.weighted(SAID)])].join('、')
  const made: Made = {
    id,
    assetId,
    isNewAsset: !twin,
    publicId: `BN-${String(id).padStart(8, '0')}`,
    kind,
    deal,
    status: random.weighted([
      ['published', 96],
      ['draft', 2],
      ['paused', 1],
      ['closed', 1],
    ] as const),
    town,
    location,
    publicLocation,
    precision,
    zone,
    ratios,
    titleJa: `${town.nameJa}の${KIND_JA[kind]}`,
    titleEn: `${kind} in ${town.nameEn}`,
    summaryJa: said,
    addressJa: twin?.addressJa ?? `${town.nameJa}${random.whole(1, 40)}-${random.whole(1, 30)}`,
    rentYen: deal === 'rent' ? maybe(random, 0.95, () => Math.round(basis * (0.9 + random.next())) * 1000) : null,
    priceYen:
      deal === 'sale' ? maybe(random, 0.95, () => Math.round(basis * (15 + random.next() * 20)) * 10_000) : null,
    facts,
    access,
    availableFrom: maybe(random, 0.7, () => day(FIRST_DAY, DAYS + random.whole(-60, 200))),
    publishedOn: day(FIRST_DAY, Math.floor(DAYS * Math.sqrt(random.next()))),
    offerEnds: [],
  }
  made.offerEnds = offerEnds(random, made)
  return made
}

/**
 * Three in a hundred have not been confirmed in time and are not public; one in ten has a second offer. Promises end
 * within their days, as real ones do, though far from now.
 */
function offerEnds(random: Random, { status, deal }: Made): string[] {
  const end = () => day(FAR_DAY, random.whole(0, INITIAL_PROMISE_DAYS[deal]))
  if (status === 'published' && random.chance(0.03)) return [day(FIRST_DAY, DAYS - random.whole(1, 30))]
  return random.chance(0.1) ? [end(), end()] : [end()]
}
