import { withoutControls } from '../lib/controls.ts'
import type { Papers } from './model.ts'
import { ImportRefused } from './report.ts'

/** A feature as the file has it: nothing about it is checked yet. */
export type RawFeature = { index: number; properties: Record<string, unknown>; geometry: unknown }
export type RawFile = { features: RawFeature[]; meta: Record<string, unknown> }

export const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2]! < 9

/** The text of a file: UTF-8 with or without a byte order mark, else CP932. Refuses what is neither. */
export function textOf(bytes: Uint8Array): string {
  if (isArchive(bytes)) throw new ImportRefused('archive_not_here')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    try {
      return new TextDecoder('shift_jis', { fatal: true }).decode(bytes)
    } catch {
      throw new ImportRefused('not_readable')
    }
  }
}

export function jsonOf(bytes: Uint8Array): unknown {
  const text = textOf(bytes)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ImportRefused('not_json', { why: (error as Error).message.slice(0, 120) })
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a file says of itself under `_meta`: named, or in a line that tells of its source. */
export const metaOf = (json: Record<string, unknown>): Record<string, unknown> =>
  isRecord(json._meta) ? json._meta : typeof json._meta === 'string' ? { source: json._meta } : {}

/** JGD2000, JGD2011 and WGS 84 differ by less than the data's own precision; anything else is refused, never guessed. */
const DEGREES = /CRS84|EPSG:{1,2}[\d.]*:?(4326|4612|6668|6697|4019)$/i

/** The features of a GeoJSON file, with what the file says of itself. */
export function featuresOf(json: unknown): RawFile {
  if (!isRecord(json) || json.type !== 'FeatureCollection' || !Array.isArray(json.features))
    throw new ImportRefused('not_features')
  const crs = isRecord(json.crs) && isRecord(json.crs.properties) ? json.crs.properties.name : undefined
  if (crs !== undefined && !DEGREES.test(String(crs)))
    throw new ImportRefused('projection_unknown', { crs: String(crs).slice(0, 60) })
  const { features, type: _type, crs: _crs, bbox: _bbox, ...meta } = json
  return {
    features: (features as unknown[]).map((feature, index) => ({
      index,
      properties: isRecord(feature) && isRecord(feature.properties) ? feature.properties : {},
      geometry: isRecord(feature) ? feature.geometry : undefined,
    })),
    meta: { ...meta, ...metaOf(json) },
  }
}

/** A text that says something, or null: without the padding of a fixed-width file, be it spaces or NUL. */
export function words(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value).replace(/\0+$/, '').trim()
  return text === '' ? null : text
}

/** Papers are a line or two; a file may have whole terms of use there. */
const MOST_OF_PAPERS = 400

/** What a file says of itself, in the portal's own words or in those that lists of places use. */
const PAPER_NAMES = {
  sourceJa: ['sourceJa', 'source', 'attribution'],
  sourceEn: ['sourceEn'],
  licence: ['licence', 'license'],
  edition: ['edition', 'editionDate'],
} as const

/** What a file says of itself: source, licence, edition, and whether it is a sample. */
export function papersOf(meta: Record<string, unknown>): Partial<Papers> {
  const said: Partial<Papers> = {}
  for (const [key, names] of Object.entries(PAPER_NAMES) as [keyof typeof PAPER_NAMES, readonly string[]][])
    for (const name of names) {
      const value = words(meta[name])
      if (value && !said[key]) said[key] = withoutControls(value).slice(0, MOST_OF_PAPERS)
    }
  if (typeof meta.sample === 'boolean') said.isSample = meta.sample
  return said
}

/** JSON with the keys in one order: equal for equal values, however they were stored. */
export const canonicalText = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  )
