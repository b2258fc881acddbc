import { withoutControls } from '../lib/controls.ts'
import * as value from '../listings/cell-values.ts'
import { isValueOf } from '../listings/fact-values.ts'
import { readFieldCell } from '../listings/field-cell.ts'
import { fieldsFor } from '../listings/fields.ts'
import type { Fact } from '../listings/model.ts'
import { isPublicId } from '../listings/public-id.ts'
import { type AddressTown, townOfAddress } from '../places/address.ts'
import type { Finding, LeftOut, Remark } from '../places/report.ts'
import type { Position } from '../places/rings.ts'
import { Cells } from './cells.ts'
import type { PlacedColumn } from './columns.ts'
import { type FeedTerms, readTerms } from './row-terms.ts'
import { readKind, readPrecision } from './terms.ts'

export type Partner = {
  id: number
  slug: string
  nameJa: string
  nameEn: string
  phone: string | null
  /** Whom to ask where a row names nobody. */
  contactJa: string | null
  contactEn: string | null
  hoursJa: string | null
  hoursEn: string | null
  isSample: boolean
}
/** What the words of a file stand for in this database. */
export type Known = {
  partners: readonly Partner[]
  towns: readonly (AddressTown & { nameEn: string })[]
  stations: readonly { id: number; nameJa: string }[]
  /** Whose file it is, where its rows do not say. */
  partner: string | null
  today: string
}

/** A row of a partner's file as a listing: every word read, every reference found. */
export type FeedRow = FeedTerms & {
  index: number
  partner: Partner
  townId: number
  address: string
  /** The place that the file states; null where it states none. */
  at: Position | null
  precision: 'exact' | 'town'
  roadName: string | null
  titleJa: string
  titleEn: string
  summaryJa: string | null
  summaryEn: string | null
  facts: Record<string, Fact>
  access: { stationId: number; roadM: number }[]
}

/** A listing's public number is no partner's: a file that the portal wrote tells less than the portal knows. */
const isOwnNumber = (reference: string): boolean => isPublicId(value.plainCell(reference).toUpperCase())

/**
 * Reads one row. A fact that cannot be read stays unknown, with a remark; one that is read and cannot be true, and
 * anything else that cannot be read, leaves the row out.
 */
export function readRow(
  columns: readonly PlacedColumn[],
  raw: readonly string[],
  index: number,
  known: Known,
  remarks: Finding<Remark>[],
): FeedRow | Finding<LeftOut> {
  const cells = new Cells(columns, raw)
  const label = withoutControls(cells.text('partnerRef') ?? '') || undefined
  const unprintable = cells.holdsControls()
  if (unprintable !== undefined) return { index, reason: 'control_characters', label, detail: { field: unprintable } }
  if (isOwnNumber(cells.raw('partnerRef'))) return { index, reason: 'own_number', label }
  const name = cells.text('partner') ?? known.partner
  const partner = known.partners.find(one => [one.slug, one.nameJa, one.nameEn].includes(name ?? ''))
  if (!partner) cells.fail('partner')
  const kind = cells.need('kind', readKind)
  const titleJa = cells.need('titleJa', text => text.slice(0, 120))
  const address = cells.need('address', text => (text.length <= 200 ? text : undefined))
  const town = address ? townOfAddress(address, known.towns) : null
  if (town === 'other_city') return { index, reason: 'other_city', label, detail: { value: address!.slice(0, 40) } }
  if (address && !town) cells.fail('address')
  const at = readPlace(cells)
  const terms = readTerms(cells, kind?.deal ?? null, known.today, partner?.phone ?? null)
  const precision = cells.take('precision', readPrecision)
  const access = readAccess(cells, known)
  const facts = kind && terms ? readFacts(cells, kind.kind, terms.confirmedOn, { index, label }, remarks) : {}
  if (cells.faults.length > 0 || !partner || !kind || !titleJa || !address || !town || !terms) {
    const missing = cells.faults.every(fault => fault.raw === '')
    const why = cells.faults.map(fault => (fault.raw ? `${fault.heading}「${fault.raw}」` : fault.heading)).join('、')
    return { index, reason: missing ? 'field_missing' : 'field_invalid', label, detail: { field: why } }
  }
  return {
    ...terms,
    index,
    kind: kind.kind,
    partner,
    townId: town.id,
    address,
    at,
    // Nothing is told more exactly than the partner asked for.
    precision: at ? (precision ?? 'town') : 'town',
    roadName: cells.text('roadName'),
    titleJa,
    titleEn: cells.text('titleEn') ?? `${kind.kind[0]!.toUpperCase()}${kind.kind.slice(1)} in ${town.nameEn}`,
    summaryJa: cells.text('summaryJa'),
    summaryEn: cells.text('summaryEn'),
    facts,
    access,
  }
}

/** Both or neither: one of two is a fault. */
function readPlace(cells: Cells): Position | null {
  const lng = cells.take('lng', raw => inRange(raw, 180))
  const lat = cells.take('lat', raw => inRange(raw, 90))
  if ((lng === null) !== (lat === null) && cells.faults.length === 0) cells.fail(lng === null ? 'lng' : 'lat')
  return lng === null || lat === null ? null : [lng, lat]
}

function inRange(raw: string, limit: number): number | undefined {
  const degrees = value.readNumber(raw)
  return degrees !== undefined && degrees <= limit ? degrees : undefined
}

/** Nobody walks further to a station. */
const FARTHEST_M = 30_000

function readAccess(cells: Cells, known: Known): FeedRow['access'] {
  const roadM = cells.take('stationRoadM', raw => value.within(value.readNumber(raw, ['m', 'メートル']), FARTHEST_M))
  const station = cells.take('station', raw => {
    const name = value.plainCell(raw).replace(/駅$/, '')
    return known.stations.find(one => one.nameJa === name)
  })
  return station && roadM ? [{ stationId: station.id, roadM: Math.round(roadM) }] : []
}

function readFacts(
  cells: Cells,
  kind: Parameters<typeof fieldsFor>[0],
  observedOn: string,
  at: { index: number; label?: string },
  remarks: Finding<Remark>[],
): Record<string, Fact> {
  const facts: Record<string, Fact> = {}
  const applies = new Set(fieldsFor(kind).map(field => field.id))
  for (const { field, heading, raw } of cells.fields()) {
    if (value.isUnsaid(raw) || !applies.has(field.id)) continue
    const read = readFieldCell(field, raw)
    if (read === undefined)
      remarks.push({ ...at, reason: 'cell_unread', detail: { field: heading, value: raw.slice(0, 40) } })
    else if (!isValueOf(field, read)) cells.refuse(heading, raw)
    else
      facts[field.id] = {
        value: read,
        sourceParty: 'partner',
        method: 'declared',
        observedOn,
        confidence: 'medium',
      }
  }
  return facts
}
