import { readNumber } from '../../listings/cell-values.ts'
import { compact, fault, type Read, read } from '../cells/read.ts'
import { readWalkCell } from '../cells/walk.ts'
import { column, type Said, under } from './column.ts'

// Columns of where something lies: half of a point, a station, the way to it.

export const coordinate =
  (path: string, most: number) =>
  (raw: string): Read<Said> => {
    const degrees = readNumber(raw.replace(/^[東北][経緯]?|[°度]$/g, ''))
    return degrees === undefined
      ? fault('unreadable')
      : degrees > most
        ? fault(path === '@lat' && degrees <= 180 ? 'swapped_place' : 'out_of_range')
        : read({ [path]: degrees })
  }

export const station = (n: 1 | 2) =>
  column(`station_${n}`, [`駅名${n}`, `Station ${n}`], (raw, { stations }) => {
    const name = compact(raw).replace(/駅$/, '')
    const found = stations.find(one => one.nameJa === name)
    return found ? read({ [`@station${n}`]: found.id }) : fault('not_an_option')
  })
export const walk = (n: 1 | 2, names: readonly string[]) =>
  column(
    `walk_min_${n}`,
    [`徒歩分${n}`, `Minutes on foot ${n}`],
    raw => under(readWalkCell(raw), ({ minutes, metres }) => ({ [`@minutes${n}`]: minutes, [`@metres${n}`]: metres })),
    { names },
  )
export const metres = (n: 1 | 2, names: readonly string[]) =>
  column(
    `walk_m_${n}`,
    [`徒歩距離m${n}`, `Metres on foot ${n}`],
    raw => {
      const value = readNumber(raw, ['m', 'メートル'])
      if (value === undefined) return fault('unreadable')
      return value >= 1 && value <= 30_000 ? read({ [`@metres${n}`]: Math.round(value) }) : fault('out_of_range')
    },
    { names },
  )
