import { z } from 'zod'
import { holdsControls } from '../lib/controls.ts'
import { CITY } from '../places/city.ts'
import { canonicalText, type RawFeature, words } from '../places/features.ts'
import type { Finding, LeftOut } from '../places/report.ts'
import { type MultiPolygon, readPolygons, shapeKey } from '../places/rings.ts'
import { cityCodeOf } from './layouts.ts'
import { OVERLAY_KINDS, type OverlayKind } from './overlays.ts'

const text = z.string().trim().min(1).max(400)
const ownRecord = z.object({
  kind: z.enum(OVERLAY_KINDS),
  nameJa: text,
  nameEn: text.nullish(),
  noteJa: text.nullish(),
  noteEn: text.nullish(),
  attrs: z.record(z.string(), z.unknown()).nullish(),
})
export type OverlayRow = {
  index: number
  kind: OverlayKind
  nameJa: string
  nameEn: string
  noteJa: string | null
  noteEn: string | null
  attrs: Record<string, unknown>
  shape: MultiPolygon
}

/** The portal's words for a feature of an A55 theme; everything else is taken as the portal's own layout. */
function ownWords(p: Record<string, unknown>): Record<string, unknown> {
  const area = words(p.AreaType) ?? ''
  if (/^準?防火地域$/.test(area)) {
    const quasi = area.startsWith('準')
    const nameEn = quasi ? 'Quasi-fire protection zone' : 'Fire protection zone'
    return { kind: 'fire', nameJa: area, nameEn, attrs: { class: quasi ? 'quasi_fire' : 'fire', classJa: area } }
  }
  const plan = words(p.DistName)
  return plan ? { kind: 'district_plan', nameJa: plan } : p
}

/** Reads one feature; `meets`: whether its box touches the city's. */
export function readOverlay(
  feature: RawFeature,
  meets: (shape: MultiPolygon) => boolean,
): OverlayRow | Finding<LeftOut> {
  const { index, properties } = feature
  const code = cityCodeOf(properties.Citycode)
  const own = ownWords(properties)
  const label = words(own.nameJa) ?? undefined
  if (code && code !== CITY.code) return { index, reason: 'other_city', label, detail: { city: code } }
  const shape = readPolygons(feature.geometry)
  if ('fault' in shape) return { index, reason: shape.fault, label }
  if (!meets(shape.value)) return { index, reason: 'outside_city', label }
  const record = ownRecord.safeParse(own)
  if (!record.success) {
    const field = record.error.issues[0]?.path.join('.') ?? ''
    return field === 'kind'
      ? { index, reason: 'kind_unknown', label, detail: { kind: String(own.kind ?? '—').slice(0, 40) } }
      : { index, reason: 'field_invalid', label, detail: { field } }
  }
  if (holdsControls(record.data)) return { index, reason: 'control_characters', label }
  const { kind, nameJa, nameEn, noteJa, noteEn, attrs } = record.data
  return {
    index,
    kind,
    nameJa,
    nameEn: nameEn ?? nameJa,
    noteJa: noteJa ?? null,
    noteEn: noteEn ?? null,
    attrs: attrs ?? {},
    shape: shape.value,
  }
}

/** Parts of the same kind and name may lie on one another only if they differ in shape. */
export const overlayKey = (row: Pick<OverlayRow, 'kind' | 'nameJa' | 'shape'>) =>
  `${row.kind} ${row.nameJa} ${shapeKey(row.shape)}`
/** What else a row says, in one spelling. */
export const overlayRest = (row: Omit<OverlayRow, 'index' | 'shape'>) =>
  canonicalText([row.nameEn, row.noteJa, row.noteEn, row.attrs])
