/** The thirteen use zones of the Building Standards Act (Appended Table 2), plus the two states of land without one. */
export const ZONE_IDS = [
  '1low',
  '2low',
  '1mid',
  '2mid',
  '1res',
  '2res',
  'qres',
  'rural',
  'ncom',
  'com',
  'qind',
  'ind',
  'xind',
  'none',
  'uca',
] as const
export type ZoneId = (typeof ZONE_IDS)[number]

export type Zone = {
  id: ZoneId
  nameJa: string
  nameEn: string
  /** The short word on the map, so that no zone is told by colour alone. */
  letterJa: string
  letterEn: string
  /** Statutory map colour (city-planning drawings), as a hex triple. */
  colour: string
  /** Paint pattern on the map: families of zones differ by it as well as by colour. */
  pattern: 'plain' | 'dots' | 'hatch' | 'cross' | 'rows'
  /** Codes of the source data sets; the same integer means different zones in different sets, so names are the key. */
  a29: number | null
  a55: number | null
}

const zone = (
  id: ZoneId,
  nameJa: string,
  nameEn: string,
  letterJa: string,
  letterEn: string,
  colour: string,
  pattern: Zone['pattern'],
  a29: number | null,
  a55: number | null,
): Zone => ({ id, nameJa, nameEn, letterJa, letterEn, colour, pattern, a29, a55 })

/** In the order of the law. */
export const ZONES: readonly Zone[] = [
  zone('1low', '第一種低層住居専用地域', 'Category 1 low-rise residential', '一低', '1L', '#7fc49a', 'plain', 1, 1),
  zone('2low', '第二種低層住居専用地域', 'Category 2 low-rise residential', '二低', '2L', '#a5d6b0', 'plain', 2, 2),
  zone(
    '1mid',
    '第一種中高層住居専用地域',
    'Category 1 mid/high-rise residential',
    '一中',
    '1M',
    '#c3e0a0',
    'rows',
    3,
    3,
  ),
  zone(
    '2mid',
    '第二種中高層住居専用地域',
    'Category 2 mid/high-rise residential',
    '二中',
    '2M',
    '#dcebad',
    'rows',
    4,
    4,
  ),
  zone('1res', '第一種住居地域', 'Category 1 residential', '一住', '1R', '#fbf0a3', 'rows', 5, 5),
  zone('2res', '第二種住居地域', 'Category 2 residential', '二住', '2R', '#fbdfa6', 'rows', 6, 6),
  zone('qres', '準住居地域', 'Quasi-residential', '準住', 'QR', '#f6c391', 'rows', 7, 7),
  zone('rural', '田園住居地域', 'Rural residential', '田園', 'RU', '#b9cf8a', 'plain', 21, 8),
  zone('ncom', '近隣商業地域', 'Neighbourhood commercial', '近商', 'NC', '#f5b5c4', 'cross', 8, 9),
  zone('com', '商業地域', 'Commercial', '商業', 'C', '#ee8f9a', 'cross', 9, 10),
  zone('qind', '準工業地域', 'Quasi-industrial', '準工', 'QI', '#cbb6e0', 'hatch', 10, 11),
  zone('ind', '工業地域', 'Industrial', '工業', 'I', '#a9cbe8', 'dots', 11, 12),
  zone('xind', '工業専用地域', 'Exclusively industrial', '工専', 'XI', '#7fb2dc', 'dots', 12, 13),
  zone('none', '用途地域の指定なし', 'No use zone', '無', '–', '#e6e3dc', 'plain', null, null),
  zone('uca', '市街化調整区域', 'Urbanisation control area', '調整', 'UC', '#e9ece4', 'plain', null, null),
]

const byId = new Map(ZONES.map(z => [z.id, z]))

export const isZoneId = (value: string): value is ZoneId => byId.has(value as ZoneId)

/** The zone of an id. Throws for an unknown one: callers check with {@link isZoneId}. */
export function zoneOf(id: ZoneId): Zone {
  const found = byId.get(id)
  if (!found) throw new Error(`Unknown zone ${id}`)
  return found
}

/** The zones that are there for industry (準工業, 工業, 工業専用). */
export const INDUSTRIAL_ZONES: readonly ZoneId[] = ['qind', 'ind', 'xind']

/** Families of zones, those for industry first. */
export const ZONE_GROUPS = [
  { group: 'industrial', zones: INDUSTRIAL_ZONES },
  { group: 'commercial', zones: ['ncom', 'com'] },
  { group: 'residential', zones: ['1low', '2low', '1mid', '2mid', '1res', '2res', 'qres', 'rural'] },
  { group: 'other', zones: ['none', 'uca'] },
] as const satisfies readonly { group: string; zones: readonly ZoneId[] }[]
