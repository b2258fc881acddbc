import { type ArchiveEntry, openArchive } from '../places/archive.server.ts'
import { CITY } from '../places/city.ts'
import { featuresOf, isArchive, jsonOf, type RawFeature, type RawFile } from '../places/features.ts'
import type { ImportInput } from '../places/import.ts'
import { type Finding, ImportRefused, type Remark } from '../places/report.ts'
import { shapefileFeatures } from '../places/shapefile.server.ts'

/** One map sheet of an archive: files that share a name. */
type Sheet = { name: string; files: Map<string, ArchiveEntry> }

export type SheetFile = RawFile & { remarks: Finding<Remark>[] }

/**
 * The features of a GeoJSON file, or of a zip with shapefiles or GeoJSON. Prefecture archives hold every polygon twice,
 * once in the prefecture's sheet and once in each city's: only one set is read, and the rest is reported.
 */
export async function readSheets(input: ImportInput): Promise<SheetFile> {
  if (!isArchive(input.bytes)) return { ...featuresOf(jsonOf(input.bytes)), remarks: [] }
  const sheets = sheetsOf(await openArchive(input.bytes))
  if (sheets.length === 0) throw new ImportRefused('format_unknown')
  const { chosen, reason } = choose(sheets)
  const remarks: Finding<Remark>[] = sheets
    .filter(sheet => !chosen.includes(sheet))
    .map(sheet => ({ index: null, reason, label: sheet.name }))
  const features: RawFeature[] = []
  let meta: Record<string, unknown> = {}
  for (const sheet of chosen) {
    const file = await readSheet(sheet)
    meta = { ...meta, ...file.meta }
    for (const feature of file.features) features.push({ ...feature, index: features.length })
  }
  return { features, meta, remarks }
}

function sheetsOf(entries: ArchiveEntry[]): Sheet[] {
  const sheets = new Map<string, Sheet>()
  for (const entry of entries) {
    const found = /([^/]+)\.(shp|dbf|cpg|prj|geojson)$/i.exec(entry.name)
    if (!found || entry.name.includes('__MACOSX')) continue
    const [, name, ending] = found as unknown as [string, string, string]
    const sheet = sheets.get(name) ?? { name, files: new Map() }
    if (!sheet.files.has(ending.toLowerCase())) sheet.files.set(ending.toLowerCase(), entry)
    sheets.set(name, sheet)
  }
  return [...sheets.values()].filter(({ files }) => files.has('geojson') || (files.has('shp') && files.has('dbf')))
}

/** The city's own sheets; without one, the prefecture's; without either, all that name no other city. */
function choose(sheets: Sheet[]): { chosen: Sheet[]; reason: Remark } {
  const whole = `${CITY.prefecture}000`
  const named = (code: string) => sheets.filter(sheet => digitsOf(sheet.name).includes(code))
  const own = named(CITY.code)
  if (own.length > 0) return { chosen: own, reason: 'second_set' }
  const prefecture = named(whole)
  if (prefecture.length > 0) return { chosen: prefecture, reason: 'second_set' }
  const nameless = sheets.filter(sheet => !digitsOf(sheet.name).some(code => code.length === 5))
  if (nameless.length === 0) throw new ImportRefused('nothing_left', { read: 0 })
  return { chosen: nameless, reason: 'file_skipped' }
}

const digitsOf = (name: string): string[] => name.match(/\d+/g) ?? []

async function readSheet({ files }: Sheet): Promise<RawFile> {
  const shp = files.get('shp')
  const dbf = files.get('dbf')
  if (!shp || !dbf) return featuresOf(jsonOf(await files.get('geojson')!.read()))
  const projection = await files.get('prj')?.read()
  if (projection && /^\s*PROJCS/i.test(new TextDecoder().decode(projection)))
    throw new ImportRefused('projection_unknown', { crs: new TextDecoder().decode(projection).slice(0, 60) })
  return {
    features: await shapefileFeatures(await shp.read(), await dbf.read(), await files.get('cpg')?.read()),
    meta: {},
  }
}
