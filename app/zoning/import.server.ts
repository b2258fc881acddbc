import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { asGeoJson, jsonb } from '../../db/postgis.ts'
import { checkShapes } from '../places/checks.server.ts'
import { papersOf } from '../places/features.ts'
import type { Draft, ImportInput, ImportOptions, Tally } from '../places/import.ts'
import { type AfterImport, inBatches, type LayerLoader, loadLayer } from '../places/load.server.ts'
import { cityBoundary } from '../places/queries.server.ts'
import { ImportRefused } from '../places/report.ts'
import { boxOf, type MultiPolygon, readPolygons, shapeKey } from '../places/rings.ts'
import { readSheets } from './files.server.ts'
import { zoneOf } from './model.ts'
import { recomputePlaces } from './place.server.ts'
import { readZones, type ZoneRow } from './read.ts'

/**
 * Loads use zones from A29 (zipped shapefile or GeoJSON, layouts of 2011 and 2019), A55 / 都市計画決定GIS, XKT002 or the
 * portal's own GeoJSON as the layer's next edition, and places every property anew.
 */
export const importZoning = (db: Db, input: ImportInput, options: ImportOptions, after?: AfterImport) =>
  loadLayer(db, zoning, input, options, after)

const zoning: LayerLoader<ZoneRow> = {
  layer: 'zoning',
  nameJa: '用途地域',
  nameEn: 'Use zones',
  reading: { version: 1, restsOn: ['boundary'] },
  read,
  compare,
  write,
  follow: (trx, options) => recomputePlaces(trx, options.onProgress),
}

/** Without a code a polygon belongs to the city that has most of it: the drawings of two cities meet but roughly. */
const MOST = 0.5

async function read(db: Db, input: ImportInput, options: ImportOptions): Promise<Draft<ZoneRow>> {
  const city = await cityBoundary(db)
  if (!city) throw new ImportRefused('boundary_first')
  const file = await readSheets(input)
  const draft = readZones(file.features, boxOf(city.geometry))
  const total = draft.rows.length
  const checks = await checkShapes(
    db,
    draft.rows.map(row => row.shape),
    done => options.onProgress?.({ step: 'check', done, total }),
  )
  const rows = draft.rows.filter((row, at) => {
    const { invalid, share } = checks[at]!
    const finding = { index: row.index, label: zoneOf(row.zone).nameJa }
    if (invalid) draft.leftOut.push({ ...finding, reason: invalid.reason, detail: { at: invalid.at } })
    else if (share < MOST && !(row.isOurs && share > 0)) draft.leftOut.push({ ...finding, reason: 'outside_city' })
    else return true
    return false
  })
  const loaded = new Set(rows.map(row => row.index))
  return {
    ...draft,
    rows,
    papers: { ...draft.papers, ...papersOf(file.meta) },
    leftOut: draft.leftOut.sort((a, b) => (a.index ?? -1) - (b.index ?? -1)),
    remarks: [...file.remarks, ...draft.remarks.filter(({ index }) => index === null || loaded.has(index))],
  }
}

/** A polygon is the same where its shape is; a moved one is known by its own reference, if it has one. */
async function compare(db: Db, rows: ZoneRow[]): Promise<Tally> {
  const live = await db
    .selectFrom('zoning_areas')
    .select([
      'zone_id as zone',
      'coverage_ratio_pct as coverage',
      'floor_area_ratio_pct as floorArea',
      'source_ref as ref',
      asGeoJson<MultiPolygon>(sql.ref('geom'), 7).as('geom'),
    ])
    .where('is_current', '=', true)
    .execute()
  const byShape = new Map(live.map(area => [keyOf(area.geom), area]))
  const tally: Tally = { added: 0, changed: 0, unchanged: 0, retired: 0 }
  const fresh: ZoneRow[] = []
  for (const row of rows) {
    const twin = byShape.get(row.key)
    if (!twin) fresh.push(row)
    else {
      byShape.delete(row.key)
      const same =
        twin.zone === row.zone &&
        twin.coverage === row.coverageRatioPct &&
        twin.floorArea === row.floorAreaRatioPct &&
        twin.ref === row.ref
      tally[same ? 'unchanged' : 'changed']++
    }
  }
  const leftRefs = new Set([...byShape.values()].map(area => area.ref).filter(ref => ref !== null))
  for (const row of fresh) tally[row.ref !== null && leftRefs.delete(row.ref) ? 'changed' : 'added']++
  tally.retired = live.length - tally.unchanged - tally.changed
  return tally
}

function keyOf(geom: MultiPolygon): string {
  const read = readPolygons(geom)
  return 'value' in read ? shapeKey(read.value) : ''
}

async function write(trx: Trx, rows: ZoneRow[], datasetId: number, options: ImportOptions): Promise<void> {
  await trx.updateTable('zoning_areas').set({ is_current: false }).where('is_current', '=', true).execute()
  const records = rows.map(row => ({
    zone: row.zone,
    coverage: row.coverageRatioPct,
    floor_area: row.floorAreaRatioPct,
    ref: row.ref,
    geom: JSON.stringify(row.shape),
  }))
  let done = 0
  for (const batch of inBatches(records, 1000, record => record.geom.length)) {
    await sql`
      insert into zoning_areas (dataset_id, zone_id, coverage_ratio_pct, floor_area_ratio_pct, source_ref, geom)
      select ${datasetId}::int, zone, coverage, floor_area, ref, ST_SetSRID(ST_GeomFromGeoJSON(geom), 4326)
      from jsonb_to_recordset(${jsonb(batch)}) as r(zone text, coverage int, floor_area int, ref text, geom text)
    `.execute(trx)
    done += batch.length
    options.onProgress?.({ step: 'write', done, total: records.length })
  }
}
