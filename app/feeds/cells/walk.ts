import { compact, fault, isFault, type Read, read, withoutAbout } from './read.ts'

/** Metres of a minute on foot (不動産の表示に関する公正競争規約施行規則 9条9号); a part of a minute counts as one. */
export const METRES_PER_MINUTE = 80

export type Walk = { minutes: number; metres: number | null }

const MOST_MINUTES = 400

/** On foot from a station: '徒歩約12分(950m)', '12', '950m', '0分' (which may not be said: one minute at least). */
export function readWalkCell(raw: string): Read<Walk> {
  const { text, isApproximate } = withoutAbout(compact(raw).replace(/^(?:徒歩|歩)/, ''))
  const about = isApproximate || /約/.test(text) ? (['approximate'] as const) : []
  const plain = text.replace(/約/g, '')
  const both = /^(\d+)分(?:\((\d+(?:\.\d+)?)(m|km)\))?$|^(\d+)$/.exec(plain)
  const metresAlone = /^(\d+(?:\.\d+)?)(m|km)(?:\((\d+)分\))?$/.exec(plain)
  const metresOf = (number: string, unit: string) => Math.round(Number(number) * (unit === 'km' ? 1000 : 1))
  if (metresAlone) return fromMetres(metresOf(metresAlone[1]!, metresAlone[2]!))
  if (!both) return fault('unreadable')
  if (both[2]) {
    const counted = fromMetres(metresOf(both[2], both[3]!))
    return isFault(counted) ? counted : read(counted.value, ...about)
  }
  const minutes = Number(both[1] ?? both[4])
  if (minutes > MOST_MINUTES) return fault('out_of_range')
  return minutes === 0 ? read({ minutes: 1, metres: null }, 'least_minute') : read({ minutes, metres: null }, ...about)
}

function fromMetres(metres: number): Read<Walk> {
  const minutes = Math.max(1, Math.ceil(metres / METRES_PER_MINUTE))
  return minutes <= MOST_MINUTES && metres > 0 ? read({ minutes, metres }) : fault('out_of_range')
}
