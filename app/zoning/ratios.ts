import { ZONE_IDS, type ZoneId } from './model.ts'

/** A part of a lot in one zone. Ratios in percent, null where the source does not know them. */
export type ZonePart = {
  zone: ZoneId
  coverageRatioPct: number | null
  floorAreaRatioPct: number | null
  /** Of the lot's area, 0 to 1. A point is one part of share 1. */
  share: number
}

/** Parts smaller than this share come from the drawing's accuracy, not from the city plan. */
export const SLIVER = 0.002
/** A lot with less than this share inside the data has parts nobody knows about. */
const COVERED = 0.98

/** Parts of the same zone and limits become one, slivers go, the zone of the larger part stands first. */
export function mergeParts(parts: readonly ZonePart[]): ZonePart[] {
  const merged = new Map<string, ZonePart>()
  for (const part of parts) {
    const key = `${part.zone} ${part.coverageRatioPct} ${part.floorAreaRatioPct}`
    const known = merged.get(key)
    if (known) known.share += part.share
    else merged.set(key, { ...part })
  }
  const kept = [...merged.values()].filter(part => part.share > SLIVER)
  const ofZone = (zone: ZoneId) => kept.reduce((sum, part) => sum + (part.zone === zone ? part.share : 0), 0)
  return kept
    .map(part => ({ ...part, share: Math.min(1, part.share), zoneShare: ofZone(part.zone) }))
    .sort(
      (a, b) => b.zoneShare - a.zoneShare || ZONE_IDS.indexOf(a.zone) - ZONE_IDS.indexOf(b.zone) || b.share - a.share,
    )
    .map(({ zoneShare: _, ...part }) => part)
}

/** The zone whose rules on use hold for the whole lot: that of the larger part (建築基準法91条). */
export const mainZone = (merged: readonly ZonePart[]): ZoneId | null => merged[0]?.zone ?? null

/**
 * A limit of a lot that lies in several parts: each part's limit by its share of the area (容積率 建築基準法52条7項,
 * 建ぺい率 53条2項), in whole percent, rounded down. Unknown where the limit of a part is.
 */
export function weighted(parts: readonly ZonePart[], limit: (part: ZonePart) => number | null): number | null {
  const total = parts.reduce((sum, part) => sum + part.share, 0)
  if (parts.length === 0 || total < COVERED) return null
  let sum = 0
  for (const part of parts) {
    const value = limit(part)
    if (value === null) return null
    sum += value * (part.share / total)
  }
  return Math.floor(sum + 1e-6)
}

export const coverageRatio = (parts: readonly ZonePart[]) => weighted(parts, part => part.coverageRatioPct)
export const floorAreaRatio = (parts: readonly ZonePart[]) => weighted(parts, part => part.floorAreaRatioPct)

const RESIDENTIAL: readonly ZoneId[] = ['1low', '2low', '1mid', '2mid', '1res', '2res', 'qres', 'rural']

/** Per metre of front road: 0.4 in the residential zones, 0.6 in the others (建築基準法52条2項各号). */
export const roadFactor = (zone: ZoneId): number => (RESIDENTIAL.includes(zone) ? 0.4 : 0.6)

/** From this width of the front road on, only the designated ratio counts (建築基準法52条2項). */
export const WIDE_ROAD_M = 12

export type EffectiveRatio = {
  /** Whole percent, rounded down; the limit that holds. */
  pct: number
  /** What decides: the city plan, or the front road. */
  decidedBy: 'designation' | 'road'
  clause: '建築基準法52条1項' | '建築基準法52条2項' | '建築基準法52条7項'
}

/**
 * The floor-area ratio that can be used: in each part the smaller of the designated ratio and the front road's width
 * times its factor, weighted by area. Null where the road's width or a designated ratio is unknown. Factors that the
 * building authority sets for single areas (52条2項 proviso) are not in the data.
 */
export function effectiveFloorAreaRatio(parts: readonly ZonePart[], frontRoadM: number | null): EffectiveRatio | null {
  const designated = floorAreaRatio(parts)
  if (designated === null || frontRoadM === null || !(frontRoadM > 0)) return null
  const byRoad = (part: ZonePart) =>
    frontRoadM >= WIDE_ROAD_M ? Number.POSITIVE_INFINITY : frontRoadM * roadFactor(part.zone) * 100
  const pct = weighted(parts, part =>
    part.floorAreaRatioPct === null ? null : Math.min(part.floorAreaRatioPct, byRoad(part)),
  )
  if (pct === null) return null
  if (pct < designated) return { pct, decidedBy: 'road', clause: '建築基準法52条2項' }
  return { pct, decidedBy: 'designation', clause: parts.length > 1 ? '建築基準法52条7項' : '建築基準法52条1項' }
}
