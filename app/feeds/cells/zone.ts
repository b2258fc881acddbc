import { ZONES, type ZoneId } from '../../zoning/model.ts'
import { compact, fault, type Read, read } from './read.ts'

/** `uca`: an urbanisation control area is no use district, and none lies there. */
export type ZoneCell = { zones: readonly ZoneId[] }

/** What partners and REINS call a use district, beside its own name and its short one. */
const NAMES: Partial<Record<ZoneId, readonly string[]>> = {
  '1low': ['1低専', '一低専', '1低層', '第1種低層住居専用', '一種低層'],
  '2low': ['2低専', '二低専', '2低層', '第2種低層住居専用', '二種低層'],
  '1mid': ['1中専', '一中専', '1中高', '第1種中高層住居専用', '一種中高層'],
  '2mid': ['2中専', '二中専', '2中高', '第2種中高層住居専用', '二種中高層'],
  '1res': ['1住', '1種住居', '第1種住居'],
  '2res': ['2住', '2種住居', '第2種住居'],
  qres: ['準住居', '準住'],
  rural: ['田園住居', '田住'],
  ncom: ['近隣商業', '近商'],
  com: ['商業'],
  qind: ['準工業', '準工'],
  ind: ['工業'],
  xind: ['工業専用', '工専'],
  none: ['無指定', '指定なし', '無'],
  uca: ['市街化調整区域', '市街化調整', '調整区域', '調整'],
}

const plain = (name: string) =>
  compact(name)
    .replace(/^第?([一二])種?/, (_, digit: string) => (digit === '一' ? '1' : '2'))
    .replace(/^第?([12])種/, '$1')
    .replace(/地域$/, '')
const idOf = new Map<string, ZoneId>()
for (const { id, nameJa, letterJa } of ZONES)
  for (const name of [id, nameJa, letterJa, ...(NAMES[id] ?? [])]) if (!idOf.has(plain(name))) idOf.set(plain(name), id)

/** '準工業地域', '１低専', '準工・工業' (a lot on a border), '市街化調整区域'. */
export function readZoneCell(raw: string): Read<ZoneCell> {
  const parts = compact(raw).split(/[・、,/|]|と|及び/)
  const zones = parts.map(part => idOf.get(plain(part)))
  if (zones.some(zone => zone === undefined)) return fault('not_an_option')
  return read({ zones: [...new Set(zones as ZoneId[])] })
}
