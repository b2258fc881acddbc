import { plainCell } from '../../listings/cell-values.ts'
import { compact, fault, type Guess, type Read, read, rounded, withoutAbout } from './read.ts'

/** Square metres of one of each unit. 1 坪 = 400/121 m², 1 畝 = 30 坪, 1 反 = 300 坪, 1 町 = 3,000 坪 (計量法施行前の尺貫法). */
const TSUBO = 400 / 121
const UNITS = {
  m2: 1,
  tsubo: TSUBO,
  se: 30 * TSUBO,
  tan: 300 * TSUBO,
  cho: 3000 * TSUBO,
  a: 100,
  ha: 10_000,
} as const
export type AreaUnit = keyof typeof UNITS

const UNIT_NAMES: readonly [pattern: string, unit: AreaUnit][] = [
  ['㎡', 'm2'],
  ['坪', 'tsubo'],
  ['反', 'tan'],
  ['畝', 'se'],
  ['町歩?', 'cho'],
  ['ha|ヘクタール', 'ha'],
  ['a|アール', 'a'],
]
const unitOf = (name: string): AreaUnit | undefined =>
  UNIT_NAMES.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'i').test(name))?.[1]

export type Area = {
  /** To two decimals. */
  m2: number
  unit: AreaUnit
  /** Storeys as the cell lists them; their sum is the area. */
  floors?: readonly { floor: number; m2: number }[]
}

/** No lot of a city is larger, in m². */
const MOST_M2 = 10_000_000

const oneSquare = (text: string) => text.replace(/m2|m²|平米|平方メートル|平方m/gi, '㎡')

const FLOOR = /(地下|B)?(\d{1,2})(?:F|階)[:\s]*(\d+(?:\.\d+)?)(㎡|坪)?[、,;/\s]*/gi

/** '1F:198.34 2F:99.17': each storey's area. */
function readFloors(text: string): Area | null {
  const found = [...text.matchAll(FLOOR)]
  if (found.length < 2 || found.map(([whole]) => whole).join('') !== text) return null
  const floors = found.map(([, below, floor, number, unit]) => ({
    floor: below ? -Number(floor) : Number(floor),
    m2: rounded(Number(number) * (unit === '坪' ? TSUBO : 1), 2),
  }))
  const m2 = rounded(
    floors.reduce((sum, one) => sum + one.m2, 0),
    2,
  )
  return { m2, unit: found.every(([, , , , unit]) => unit === '坪') ? 'tsubo' : 'm2', floors }
}

/** '3反2畝10坪': one number in several units. */
function readSum(text: string): { m2: number; unit: AreaUnit | null } | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([^\d.]*)/g)]
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) return null
  let m2 = 0
  let first: AreaUnit | null = null
  for (const [, number, name] of parts) {
    const unit = name === '' ? (parts.length === 1 ? null : undefined) : unitOf(name!)
    if (unit === undefined) return null
    first ??= unit
    m2 += Number(number) * UNITS[unit ?? 'm2']
  }
  return { m2, unit: first }
}

/**
 * An area: '２５０坪', '約820.5㎡', '3反2畝', '1F:198.34 2F:99.17', '826.45㎡(250坪)'. `headingUnit`: what a bare number
 * stands in, where its heading says it.
 */
export function readAreaCell(raw: string, headingUnit: AreaUnit | null = null): Read<Area> {
  const guesses: Guess[] = []
  const { text: about, isApproximate } = withoutAbout(oneSquare(compact(raw)))
  if (isApproximate) guesses.push('approximate')
  const floors = readFloors(oneSquare(plainCell(raw)))
  const within = (area: Area): Read<Area> =>
    area.m2 > 0 && area.m2 <= MOST_M2 ? read(area, ...guesses) : fault('out_of_range')
  if (floors) {
    guesses.push('summed_floors')
    return within(floors)
  }
  // A second figure in brackets says the same in another unit.
  const text = about.replace(/^([^()]+)\([^()]*\)$/, '$1').replace(/^(?:公簿|実測|壁芯|内法)/, '')
  const sum = readSum(withoutAbout(text).text)
  if (!sum) return fault('unreadable')
  const unit = sum.unit ?? headingUnit ?? 'm2'
  const m2 = rounded(sum.unit === null ? sum.m2 * UNITS[unit] : sum.m2, 2)
  return within({ m2, unit })
}
