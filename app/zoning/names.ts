import { ZONES, type ZoneId } from './model.ts'

/**
 * Names as they stand in official data, property papers and old records. The name is the key everywhere: the same code
 * number means different zones in different data sets (8 is 近隣商業 in A29 and 田園住居 in A55).
 */
const ALIASES: Record<ZoneId, readonly string[]> = {
  '1low': ['一種低層住居専用', '一種低層', '一種住居専用', '一低', '一低専', '一低層', '一種低専'],
  '2low': ['二種低層住居専用', '二種低層', '二低', '二低専', '二低層', '二種低専'],
  '1mid': ['一種中高層住居専用', '一種中高層', '一中高', '一中', '一中専', '一中高専'],
  '2mid': ['二種中高層住居専用', '二種中高層', '二中高', '二中', '二中専', '二中高専'],
  '1res': ['一種住居', '一住', '一住居'],
  '2res': ['二種住居', '二住', '二住居'],
  qres: ['準住居', '準住'],
  rural: ['田園住居', '田園', '田住'],
  ncom: ['近隣商業', '近商'],
  com: ['商業'],
  qind: ['準工業', '準工'],
  ind: ['工業'],
  xind: ['工業専用', '工専'],
  none: ['用途地域の指定のない', '用途地域の指定なし', '指定なし', '無指定', '用途無指定', '未指定'],
  uca: ['市街化調整', '調整'],
}

/** One spelling for all: width, spaces, 第, digits and the closing 地域 or 区域 do not count. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s・（）()]/g, '')
    .replace(/^第/, '')
    .replace(/^[1壱]/, '一')
    .replace(/^[2弐]/, '二')
    .replace(/(地域|区域)$/, '')

const byName = new Map<string, ZoneId>()
for (const zone of ZONES) for (const name of [zone.nameJa, ...ALIASES[zone.id]]) byName.set(plain(name), zone.id)

/** The zone that a name says, or null for 不明, for an empty name and for names that are no zone. */
export const zoneNamed = (name: string | null | undefined): ZoneId | null =>
  name ? (byName.get(plain(name)) ?? null) : null

/** Which numbering a code belongs to: A29 has 21 for 田園住居; A55 and XKT002 run from 1 to 13. */
export type CodeSystem = 'a29' | 'a55'

/** The zone that a code says in its numbering; only ever used to check a name, never in place of one. */
export const zoneCoded = (system: CodeSystem, code: number): ZoneId | null =>
  ZONES.find(zone => zone[system] === code)?.id ?? null
