import type { CraneKind, POWER_SUPPLY } from '../../listings/options.ts'
import { compact, fault, type Read, read } from './read.ts'

const NONE = /^(?:無|無し|なし|ナシ|0|0基|-|none)$/i

export type CraneCell = { kind: CraneKind | null; ratedLoadT: number; count: number }

const KIND_WORDS: readonly [RegExp, CraneKind][] = [
  [/ホイスト|hoist/i, 'hoist'],
  [/ジブ|jib/i, 'jib'],
  [/門型|ガントリ|橋形|gantry/i, 'gantry'],
  [/モノレール|monorail/i, 'monorail'],
  [/天井|overhead/i, 'overhead'],
]
const MOST = { loadT: 1000, count: 1000 }

/** '2.8t×2基（ホイスト）', '天井クレーン1t、2.8t', 'なし' (= none, which is known). */
export function readCranesCell(raw: string): Read<readonly CraneCell[]> {
  const text = compact(raw)
  if (NONE.test(text)) return read([])
  const cranes: CraneCell[] = []
  for (const part of text.split(/[、,;/]|(?<=[基台)])(?=\d)/)) {
    const found = /(\d+(?:\.\d+)?)(t|トン|kg)(?:(?:[x×*])?(\d+)(?:基|台|本)?)?/i.exec(part)
    if (!found) return fault('unreadable')
    const [, load, unit, count] = found
    const ratedLoadT = Number(load) / (unit!.toLowerCase() === 'kg' ? 1000 : 1)
    const crane = { ratedLoadT, count: Number(count ?? 1) }
    if (ratedLoadT <= 0 || ratedLoadT > MOST.loadT || crane.count < 1 || crane.count > MOST.count)
      return fault('out_of_range')
    cranes.push({ kind: KIND_WORDS.find(([words]) => words.test(part))?.[1] ?? null, ...crane })
  }
  return read(cranes)
}

export type PowerCell = {
  supply: keyof typeof POWER_SUPPLY | null
  transformerKva: number | null
  contractKw: number | null
}

const SUPPLY_WORDS: readonly [RegExp, keyof typeof POWER_SUPPLY][] = [
  [/特別?高圧|特高/, 'extra_high_voltage'],
  [/高圧|キュービクル/, 'high_voltage'],
  [/低圧動力|動力|三相|3相|200V/i, 'low_voltage_3phase'],
  [/電灯|単相|100V/i, 'low_voltage_light'],
]
const MOST_POWER = 1_000_000

const numberBefore = (text: string, unit: string): number | null => {
  const found = new RegExp(`(\\d+(?:\\.\\d+)?)${unit}`, 'i').exec(text)
  return found ? Number(found[1]) : null
}

/** '高圧 150KVA・動力20kW', '低圧電灯', '50kW', '50' (kilowatts): how power comes, and how much of it. */
export function readPowerCell(raw: string): Read<PowerCell> {
  const text = compact(raw)
  const bare = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null
  const cell: PowerCell = {
    supply: SUPPLY_WORDS.find(([words]) => words.test(text))?.[1] ?? null,
    transformerKva: numberBefore(text, 'kva'),
    contractKw: bare ?? numberBefore(text, 'kw(?!h)'),
  }
  const { supply, transformerKva, contractKw } = cell
  if (supply === null && transformerKva === null && contractKw === null) return fault('unreadable')
  const isFit = [transformerKva, contractKw].every(value => value === null || value <= MOST_POWER)
  if (!isFit) return fault('out_of_range')
  return bare === null ? read(cell) : read(cell, 'unit_assumed')
}
