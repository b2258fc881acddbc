import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { formatEdition } from '../lib/i18n/format.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { findDataset } from '../places/datasets.server.ts'
import type { ImportRefused } from '../places/report.ts'
import { importWords, leftOutLine, refusalLine } from '../places/report-words.server.ts'
import type { MultiPolygon } from '../places/rings.ts'
import { citySketch, type Sketch } from '../places/sketch.server.ts'
import { onSketch, sketchPath } from '../places/sketch.ts'
import type { GuidanceArea } from './guidance.ts'
import { countGuided, findGuidance, type GuidanceChange, listGuidance } from './guidance-change.server.ts'
import type { AreaChanges } from './guidance-change.ts'
import { INDUSTRIES } from './jsic.ts'

/** An outline on the sketch map, with where its number stands. */
export type AreaOutline = { d: string; x: number; y: number }
export type GuidanceMap = { sketch: Sketch; outlines: AreaOutline[] }

export type GuidanceLine = {
  id: number
  name: string
  industries: string[]
  incentives: string | null
  source: string | null
  url: string | null
  /** Properties that lie in it. */
  properties: number
}

export type GuidancePage = {
  areas: GuidanceLine[]
  map: GuidanceMap
  /** The edition in use; null: none has ever been loaded. */
  papers: { edition: string; source: string; isSample: boolean } | null
}

function outlineOf({ coordinates }: MultiPolygon): AreaOutline {
  const largest = coordinates.flatMap(polygon => polygon.slice(0, 1)).sort((a, b) => b.length - a.length)[0] ?? []
  const middle = (axis: 0 | 1) => largest.reduce((sum, at) => sum + at[axis], 0) / Math.max(1, largest.length)
  const [x, y] = onSketch(middle(0), middle(1))
  return { d: coordinates.flatMap(rings => rings.map(ring => sketchPath(ring, true))).join(''), x, y }
}

export const industryNames = (codes: readonly string[], locale: Locale): string[] =>
  codes.map(code => INDUSTRIES.get(code)?.[locale] ?? code)

/** The areas in force, with the edition that says so. */
export async function guidancePage(db: Kysely<Database>, locale: Locale): Promise<GuidancePage> {
  const areas = await listGuidance(db)
  const counts = await countGuided(db)
  const dataset = await findDataset(db, 'guidance')
  return {
    areas: areas.map(area => ({
      id: area.id,
      name: inLocale(locale, area, 'name'),
      industries: industryNames(area.industries, locale),
      incentives: inLocale(locale, area, 'incentives') || null,
      source: inLocale(locale, area, 'source') || null,
      url: area.url,
      properties: counts.get(area.id) ?? 0,
    })),
    map: { sketch: await citySketch(db), outlines: areas.map(({ shape }) => outlineOf(shape)) },
    papers: dataset && {
      edition: formatEdition(locale, dataset.edition),
      source: inLocale(locale, dataset, 'source'),
      isSample: dataset.isSample,
    },
  }
}

export type AreaPage = { area: GuidanceArea & { id: number }; isCurrent: boolean; map: GuidanceMap }

/** One area with its place; null where there is none. */
export async function areaPage(db: Kysely<Database>, id: number): Promise<AreaPage | null> {
  const found = await findGuidance(db, id)
  if (!found) return null
  const { shape, isCurrent, ...area } = found
  return { area, isCurrent, map: { sketch: await citySketch(db), outlines: [outlineOf(shape)] } }
}

/** What a change would do, for whoever decides on it. */
export type Preview = {
  changes: AreaChanges
  read: number
  leftOut: string[]
  isUnchanged: boolean
  isSample: boolean
}

export function previewOf({ report, changes }: GuidanceChange, locale: Locale): Preview {
  const t = importWords(locale)
  return {
    changes,
    read: report.read,
    leftOut: report.leftOut.map(finding => leftOutLine(t, finding)),
    isUnchanged: report.outcome === 'unchanged',
    isSample: report.isSample,
  }
}

/** Why nothing was loaded, and what was wrong with each feature. */
export function refusalOf(refused: ImportRefused, locale: Locale): { why: string; leftOut: string[] } {
  const t = importWords(locale)
  return { why: refusalLine(t, refused), leftOut: refused.findings.map(finding => leftOutLine(t, finding)) }
}
