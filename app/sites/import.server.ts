import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { checkShapes, requireBoundary } from '../places/checks.server.ts'
import { isRecord, jsonOf, metaOf, papersOf } from '../places/features.ts'
import type { Draft, ImportInput, ImportOptions, Tally } from '../places/import.ts'
import { type AfterImport, type LayerLoader, loadLayer } from '../places/load.server.ts'
import { listTowns } from '../places/queries.server.ts'
import { type Fault, readRecords, schemaFault, tallyOf } from '../places/records.ts'
import { ImportRefused, type ImportReport } from '../places/report.ts'
import { type MultiPolygon, readPolygons } from '../places/rings.ts'
import { writeSites } from './commands.server.ts'
import { MAX_CORNERS, type SiteRow, siteRecord } from './file.ts'
import { MIN_SITE_M2 } from './model.ts'
import { placeSites } from './place.server.ts'

const loader: LayerLoader<SiteRow> = {
  layer: 'sites',
  nameJa: '大規模用地',
  nameEn: 'Large-plant land',
  read: readSites,
  compare: compareSites,
  write: writeSites,
  follow: async trx => {
    await placeSites(trx)
    return []
  },
}

/** Loads a file of large-plant sites (`{ sites: […] }`) as the layer's next edition. Throws ImportRefused. */
export const importSites = (
  db: Db,
  input: ImportInput,
  options: ImportOptions,
  after?: AfterImport,
): Promise<ImportReport> => loadLayer(db, loader, input, options, after)

/** So much of a site lies in the city, or it is left out: two drawings of one border differ by a little. */
const INSIDE = 0.99

async function readSites(db: Db, input: ImportInput): Promise<Draft<SiteRow>> {
  const json = jsonOf(input.bytes)
  const list = isRecord(json) ? json.sites : json
  if (!Array.isArray(list)) throw new ImportRefused('format_unknown')
  await requireBoundary(db)
  const towns = new Map((await listTowns(db)).map(town => [town.slug, town.id]))
  const records = readRecords(list, given => readSite(given, towns))
  const shapes = records.rows.map(row => row.shape)
  const checks = await checkShapes(db, shapes)
  // Only of valid outlines: the area of a scribble says nothing.
  const areas = await areasOf(
    db,
    shapes.filter((_, i) => !checks[i]?.invalid),
  )
  const areaOf = new Map(records.rows.filter((_, i) => !checks[i]?.invalid).map((row, i) => [row.id, areas[i]!]))
  const rows = records.keep((row, i) => faultOfShape(checks[i]!, areaOf.get(row.id) ?? 0))
  const papers = papersOf(isRecord(json) ? metaOf(json) : {})
  return { format: 'sites', papers, read: list.length, rows, leftOut: records.leftOut, remarks: [] }
}

function readSite(given: unknown, towns: Map<string, number>): { row: SiteRow } | Fault {
  const parsed = siteRecord.safeParse(given)
  if (!parsed.success) return schemaFault(parsed.error)
  const { polygon, ...site } = parsed.data
  const read = readPolygons(polygon)
  if ('fault' in read) return { reason: read.fault }
  const corners = read.value.coordinates.flat().reduce((sum, ring) => sum + ring.length, 0)
  if (corners > MAX_CORNERS) return { reason: 'too_many_points', detail: { points: corners, limit: MAX_CORNERS } }
  const townRowId = towns.get(site.townId)
  if (townRowId === undefined)
    return { reason: 'field_invalid', detail: { field: 'townId', fault: 'no_such_town', value: site.townId } }
  const content = { ...site, shape: read.value }
  const contentHash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  return { row: { ...content, townRowId, contentHash } }
}

type Check = Awaited<ReturnType<typeof checkShapes>>[number]

function faultOfShape({ invalid, share }: Check, areaM2: number): Fault | null {
  if (invalid) return { reason: invalid.reason, detail: { at: invalid.at } }
  if (share < INSIDE) return { reason: 'outside_city', detail: { insidePct: Math.floor(share * 100) } }
  if (areaM2 >= MIN_SITE_M2) return null
  return {
    reason: 'field_invalid',
    detail: { field: 'polygon', fault: 'area_too_small', squareMetres: areaM2, least: MIN_SITE_M2 },
  }
}

async function areasOf(db: Db, shapes: readonly MultiPolygon[]): Promise<number[]> {
  const { rows } = await sql<{ area: number }>`
    select round(ST_Area(ST_SetSRID(ST_GeomFromGeoJSON(text), 4326)::geography))::int as area
    from jsonb_array_elements_text(${jsonb(shapes.map(shape => JSON.stringify(shape)))})
      with ordinality as g(text, n) order by n`.execute(db)
  return rows.map(row => row.area)
}

async function compareSites(db: Db, rows: SiteRow[]): Promise<Tally> {
  const held = await db
    .selectFrom('sites')
    .select(['public_id', 'content_hash'])
    .where('retired_at', 'is', null)
    .execute()
  return tallyOf(
    new Map(held.map(row => [row.public_id, row.content_hash])),
    new Map(rows.map(row => [row.id, row.contentHash])),
  )
}
