import type { UseId } from '../../../app/zoning/law/uses.ts'
import type { Made } from './listings.ts'
import type { Spot } from './region.ts'
import type { Table, Values } from './tables.ts'

export const OVERLAYS_DATASET = 5
export const GUIDANCE_DATASET = 6

/** What a district plan bars, in the order of the letters; null = its rules are not in the data. */
const BARRED: readonly (readonly UseId[] | null)[] = [
  ['factory', 'warehouse_commercial'],
  null,
  ['cabaret', 'pachinko_mahjong'],
  ['factory'],
]
const INDUSTRIES: readonly (readonly string[])[] = [
  ['24', '25', '26'],
  ['09', '10'],
  ['28', '29', '30'],
  ['15', '18', '24'],
]
/** One centre in five lies in a district plan, one in six in an area that industries are guided to. */
const PLAN_EVERY = 5
const GUIDANCE_EVERY = 6

type Area = { id: number; spot: number }
const everyNth = (count: number, nth: number): Area[] =>
  Array.from({ length: Math.ceil(count / nth) }, (_, i) => ({ id: i + 1, spot: i * nth }))
const areaOf = (spot: number, nth: number): number | null => (spot % nth === 0 ? spot / nth + 1 : null)
const of = <T>(values: readonly T[], id: number): T => values[id % values.length]!

/** Somebody has laid the overlays over nine lots in ten. */
export const isLookedAt = ({ assetId }: Made): boolean => assetId % 10 !== 0

/** The district plan over a lot: half of those about its centre lie in it. */
export const planOver = (made: Made): number | null =>
  isLookedAt(made) && made.assetId % 2 === 1 ? areaOf(made.town.spot, PLAN_EVERY) : null

/** The area of guidance over a lot. */
export const guidanceOver = ({ assetId, town }: Made): number | null =>
  assetId % 3 === 0 ? areaOf(town.spot, GUIDANCE_EVERY) : null

/** What is told of plans and of guidance, where the place is public. */
export function toldOfAreas(made: Made) {
  const [plan, guidance] = [planOver(made), guidanceOver(made)]
  const isTold = made.precision === 'exact'
  const barred = plan === null ? [] : of(BARRED, plan)
  return {
    plansBar: isTold && isLookedAt(made) ? (barred ?? []) : null,
    plansOpen: isTold && isLookedAt(made) ? barred === null : null,
    industries: isTold ? (guidance === null ? [] : of(INDUSTRIES, guidance)) : null,
  }
}

/** A box about a centre; which lots lie in it is told by the generator and not by it. */
function about({ at: [lng, lat] }: Spot): string {
  const [x, y] = [0.01, 0.01]
  const ring = [
    [lng - x, lat - y],
    [lng + x, lat - y],
    [lng + x, lat + y],
    [lng - x, lat + y],
    [lng - x, lat - y],
  ]
  return `SRID=4326;MULTIPOLYGON(((${ring.map(point => point.map(part => part.toFixed(6)).join(' ')).join(',')})))`
}

export const PLANS: Pick<Table, 'name' | 'columns'> = {
  name: 'overlay_areas',
  columns: [
    ['id', 'int'],
    ['dataset_id', 'int'],
    ['kind', 'text'],
    ['name_ja', 'text'],
    ['name_en', 'text'],
    ['attrs', 'jsonb'],
    ['geom', 'geometry'],
  ],
}

export const planRows = (spots: readonly Spot[]): Values[] =>
  everyNth(spots.length, PLAN_EVERY).map(({ id, spot }) => {
    const barred = of(BARRED, id)
    const attrs = JSON.stringify(barred ? { usesBarred: barred } : {})
    return [id, OVERLAYS_DATASET, 'district_plan', `計画${id}`, `Plan ${id}`, attrs, about(spots[spot]!)]
  })

export const GUIDANCE: Pick<Table, 'name' | 'columns'> = {
  name: 'guidance_areas',
  columns: [
    ['id', 'int'],
    ['dataset_id', 'int'],
    ['name_ja', 'text'],
    ['name_en', 'text'],
    ['industries', 'text[]'],
    ['geom', 'geometry'],
  ],
}

export const guidanceRows = (spots: readonly Spot[]): Values[] =>
  everyNth(spots.length, GUIDANCE_EVERY).map(({ id, spot }) => {
    const industries = `{${of(INDUSTRIES, id).join(',')}}`
    return [id, GUIDANCE_DATASET, `誘導区域${id}`, `Guided area ${id}`, industries, about(spots[spot]!)]
  })
