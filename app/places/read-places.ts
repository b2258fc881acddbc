import { holdsControls } from '../lib/controls.ts'
import { chomeNumber } from './chome.ts'
import { featuresOf, isRecord, metaOf, papersOf, words } from './features.ts'
import type { Draft } from './import.ts'
import { distinctLines, lineNamed } from './lines.ts'
import type { Line } from './model.ts'
import { type Finding, ImportRefused, type LeftOut } from './report.ts'
import { type Position, readPoint, readPosition } from './rings.ts'

/** What a file says of a place; null = it does not say. */
type Said = { index: number; slug: string | null; nameJa: string; nameEn: string | null; at: Position }
export type SaidTown = Said & {
  baseJa: string
  baseEn: string | null
  chome: number | null
  kana: string | null
  postalCode: string | null
  isApproximate: boolean
}
export type SaidStation = Said & { kana: string | null; lines: Line[]; inCity: boolean | null }
export type SaidInterchange = Said & { roadJa: string; roadEn: string | null }

type Record_ = Record<string, unknown>
const first = (record: Record_, ...names: string[]): string | null => {
  for (const name of names) {
    const value = words(record[name])
    if (value) return value
  }
  return null
}

/** The records of a list `{ towns: […] }` or of a GeoJSON file of points, each with its place as it stands there. */
function recordsOf(json: unknown, ...lists: string[]): { records: Record_[]; meta: Record_; format: string } {
  if (isRecord(json))
    for (const name of lists) {
      const list = json[name]
      if (Array.isArray(list))
        return {
          records: list.map(item => (isRecord(item) ? item : {})),
          meta: { ...json, ...metaOf(json) },
          format: 'list',
        }
    }
  const { features, meta } = featuresOf(json)
  return { records: features.map(f => ({ ...f.properties, geometry: f.geometry })), meta, format: 'GeoJSON' }
}

/** Reads every record; a place is known by its name, so the second of a name is left out. */
function readAll<Row extends Said>(
  json: unknown,
  lists: string[],
  read: (record: Record_, said: Said) => Row,
): Draft<Row> {
  const { records, meta, format } = recordsOf(json, ...lists)
  const rows: Row[] = []
  const leftOut: Finding<LeftOut>[] = []
  const seen = new Map<string, number>()
  for (const [index, record] of records.entries()) {
    const nameJa = first(record, 'nameJa', 'town', 'name', 'N02_005')
    const at = 'geometry' in record ? readPoint(record.geometry) : readPosition(record.lng, record.lat)
    if (!nameJa) leftOut.push({ index, reason: 'name_missing' })
    else if (holdsControls(record)) leftOut.push({ index, reason: 'control_characters', label: nameJa })
    else if ('fault' in at) leftOut.push({ index, reason: at.fault, label: nameJa })
    else if (seen.has(nameJa))
      leftOut.push({ index, reason: 'duplicate_name', label: nameJa, detail: { of: seen.get(nameJa)! } })
    else {
      seen.set(nameJa, index)
      const slug = first(record, 'id')
      const nameEn = first(record, 'nameEn', 'name_en')
      const isSlug = slug !== null && /^[a-z0-9][a-z0-9-]{0,58}$/.test(slug)
      rows.push(read(record, { index, nameJa, nameEn, slug: isSlug ? slug : null, at: at.value }))
    }
  }
  if (records.length === 0) throw new ImportRefused('not_features')
  return { format, papers: papersOf(meta), read: records.length, rows, leftOut, remarks: [] }
}

export const readTowns = (json: unknown): Draft<SaidTown> =>
  readAll(json, ['towns'], (record, said) => {
    const chome = /^(.+?)([一二三四五六七八九十]+|[\d０-９]+)丁目$/.exec(said.nameJa)
    const baseEn = first(record, 'baseEn', 'roman')
    const number = chome ? chomeNumber(chome[2]!) : null
    return {
      ...said,
      baseJa: first(record, 'baseJa', 'base') ?? (chome ? chome[1]! : said.nameJa.replace(/^大字/, '')),
      baseEn,
      nameEn: said.nameEn ?? (baseEn && townEn(said.nameJa, baseEn, number)),
      chome: number,
      kana: first(record, 'kana'),
      postalCode: postalCode(first(record, 'postalCode', 'postal_code')),
      isApproximate: record.approx === true,
    }
  })

/** 'Tamadaira 2-chome', 'Oaza Hino', 'Mogusa'. */
export const townEn = (nameJa: string, baseEn: string, chome: number | null): string =>
  chome !== null ? `${baseEn} ${chome}-chome` : nameJa.startsWith('大字') ? `Oaza ${baseEn}` : baseEn

const postalCode = (text: string | null): string | null => {
  const digits = text?.normalize('NFKC').replace(/\D/g, '') ?? ''
  return digits.length === 7 ? `${digits.slice(0, 3)}-${digits.slice(3)}` : null
}

function lineOf(line: unknown): Line | null {
  if (isRecord(line)) {
    const nameEn = first(line, 'nameEn')
    const name = first(line, 'nameJa', 'line')
    if (!name) return null
    const known = lineNamed(name, first(line, 'code', 'numbering'))
    return nameEn ? { ...known, nameJa: name, nameEn } : known
  }
  const found = /^(.*?)(?:\s+([A-Z]{1,3}\d{1,3}))?$/.exec(words(line) ?? '')
  return found?.[1] ? lineNamed(found[1], found[2] ?? null) : null
}

export const readStations = (json: unknown): Draft<SaidStation> =>
  readAll(json, ['stations'], (record, said) => {
    const given: unknown[] = Array.isArray(record.lines) ? record.lines : [record.line ?? record.N02_003]
    const inCity = record.inCity ?? record.in_hino
    return {
      ...said,
      kana: first(record, 'kana'),
      lines: distinctLines(given.map(lineOf).filter(line => line !== null)),
      inCity: typeof inCity === 'boolean' ? inCity : null,
    }
  })

export const readInterchanges = (json: unknown): Draft<SaidInterchange> =>
  readAll(json, ['interchanges', 'items'], (record, said) => ({
    ...said,
    roadJa: first(record, 'roadJa', 'road') ?? '',
    roadEn: first(record, 'roadEn', 'road_en'),
  }))
