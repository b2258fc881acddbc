import { hasControls } from '../lib/controls.ts'
import { CITY } from '../places/city.ts'
import type { RawFeature } from '../places/features.ts'
import type { Draft } from '../places/import.ts'
import type { Papers } from '../places/model.ts'
import { type Finding, ImportRefused, type LeftOut, type Remark } from '../places/report.ts'
import { type Box, boxesMeet, boxOf, type MultiPolygon, readPolygons, shapeKey } from '../places/rings.ts'
import { type Layout, layoutOf, percentOf, type SaidZone } from './layouts.ts'
import { isZoneId, type ZoneId, zoneOf } from './model.ts'
import { zoneCoded, zoneNamed } from './names.ts'
import { ZONES_IN_WORDS } from './zones-in-words.ts'

/** A polygon of the zoning layer as it will be stored. */
export type ZoneRow = {
  index: number
  zone: ZoneId
  coverageRatioPct: number | null
  floorAreaRatioPct: number | null
  ref: string | null
  shape: MultiPolygon
  key: string
  /** The file itself says that it is the city's. */
  isOurs: boolean
}

/**
 * Reads the features of a zoning file, in whichever official layout they are. The zone is what the name says; a code
 * that says otherwise is reported. `cityBox` lets whole-prefecture files be read without looking at every ring.
 */
export function readZones(features: readonly RawFeature[], cityBox: Box): Draft<ZoneRow> {
  const rows: ZoneRow[] = []
  const leftOut: Finding<LeftOut>[] = []
  const remarks: Finding<Remark>[] = []
  const found = new Map<Layout, number>()
  const seen = new Map<string, ZoneRow>()
  let decidedOn: string | null = null
  for (const feature of features) {
    const layout = layoutOf(feature.properties)
    if (!layout) {
      leftOut.push({ index: feature.index, reason: 'not_a_feature' })
      continue
    }
    found.set(layout, (found.get(layout) ?? 0) + 1)
    const row = readZone(feature, layout.say(feature.properties), cityBox, remarks)
    if ('reason' in row) leftOut.push(row)
    else {
      const twin = seen.get(row.key)
      if (twin) leftOut.push(duplicateOf(row, twin))
      else {
        seen.set(row.key, row)
        rows.push(row)
        const day = layout.decidedOn?.(feature.properties) ?? null
        if (day && (!decidedOn || day > decidedOn)) decidedOn = day
      }
    }
  }
  const layout = [...found].sort((a, b) => b[1] - a[1])[0]?.[0]
  if (!layout) throw new ImportRefused('format_unknown')
  const papers: Partial<Papers> = decidedOn ? { ...layout.papers, edition: decidedOn } : layout.papers
  return { format: layout.id, papers, read: features.length, rows, leftOut, remarks }
}

const duplicateOf = (row: ZoneRow, twin: ZoneRow): Finding<LeftOut> => ({
  index: row.index,
  reason:
    row.zone === twin.zone &&
    row.coverageRatioPct === twin.coverageRatioPct &&
    row.floorAreaRatioPct === twin.floorAreaRatioPct
      ? 'duplicate'
      : 'conflict',
  label: zoneOf(row.zone).nameJa,
  detail: { of: twin.index },
})

function readZone(
  feature: RawFeature,
  said: SaidZone,
  cityBox: Box,
  remarks: Finding<Remark>[],
): ZoneRow | Finding<LeftOut> {
  const { index } = feature
  const label = said.name ?? undefined
  const code: Record<string, string | number> = said.code ? { code: said.code.value } : {}
  if (said.cityCode && said.cityCode !== CITY.code)
    return { index, reason: 'other_city', label, detail: { city: said.cityCode } }
  if (said.ref && hasControls(said.ref)) return { index, reason: 'control_characters', label }
  const shape = readPolygons(feature.geometry)
  if ('fault' in shape) return { index, reason: shape.fault, label }
  if (!boxesMeet(boxOf(shape.value), cityBox)) return { index, reason: 'outside_city', label }
  if (said.name === '市街化区域') return { index, reason: 'not_a_use_zone', label }
  const zone = said.name && isZoneId(said.name) ? said.name : zoneNamed(said.name)
  if (!zone) return { index, reason: 'zone_unknown', label, detail: code }
  const coded = said.code && zoneCoded(said.code.system, said.code.value)
  if (said.code && coded !== zone)
    remarks.push({
      index,
      reason: 'code_disagrees',
      label,
      detail: { ...code, codeMeans: coded ? zoneOf(coded).nameJa : '—' },
    })
  return {
    index,
    zone,
    coverageRatioPct: ratio(said.coverage, 'coverage', zone, { index, label }, remarks),
    floorAreaRatioPct: ratio(said.floorArea, 'floorArea', zone, { index, label }, remarks),
    ref: said.ref,
    shape: shape.value,
    key: shapeKey(shape.value),
    isOurs: said.cityCode === CITY.code,
  }
}

/** What the file states is kept, also where the law has no such step; what it does not know stays unknown. */
function ratio(
  value: unknown,
  which: 'coverage' | 'floorArea',
  zone: ZoneId,
  at: { index: number; label?: string },
  remarks: Finding<Remark>[],
): number | null {
  const steps = which === 'coverage' ? ZONES_IN_WORDS[zone].coveragePct : ZONES_IN_WORDS[zone].floorAreaPct
  const read = percentOf(value)
  if ('value' in read && !(which === 'coverage' && read.value > 100)) {
    if (steps.length > 0 && !steps.includes(read.value))
      remarks.push({ ...at, reason: 'ratio_not_in_law', detail: { which, pct: read.value } })
    return read.value
  }
  if ('unknown' in read) {
    if (steps.length > 0) remarks.push({ ...at, reason: 'ratio_unknown', detail: { which } })
  } else remarks.push({ ...at, reason: 'ratio_unreadable', detail: { which, value: String(value).slice(0, 20) } })
  return null
}
