import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { asGeoJson, jsonb } from '../../db/postgis.ts'
import type { ImportInput, ImportOptions, Tally } from '../places/import.ts'
import { type AfterImport, inBatches, type LayerLoader, loadLayer } from '../places/load.server.ts'
import { tallyOf } from '../places/records.ts'
import { type MultiPolygon, readPolygons } from '../places/rings.ts'
import { GUIDANCE_COLUMNS } from './guidance.server.ts'
import type { GuidanceArea } from './guidance.ts'
import { recomputePlaces } from './place.server.ts'
import { readAreas } from './read-areas.server.ts'
import { type GuidanceRow, guidanceKey, guidanceRest, readGuidance } from './read-guidance.ts'

/**
 * Loads the areas that the city guides industries to, from the portal's own GeoJSON. A file is the whole layer: what it
 * does not hold is retired.
 */
export const importGuidance = (db: Db, input: ImportInput, options: ImportOptions, after?: AfterImport) =>
  loadLayer(db, guidance, input, options, after)

const guidance: LayerLoader<GuidanceRow> = {
  layer: 'guidance',
  nameJa: '産業誘導の区域',
  nameEn: 'Industry guidance areas',
  reading: { version: 1, restsOn: ['boundary'] },
  read: (db, input, options) => readAreas(db, input, options, { read: readGuidance, keyOf: guidanceKey }),
  compare,
  write,
  follow: (trx, options) => recomputePlaces(trx, options.onProgress),
}

async function compare(db: Db, rows: GuidanceRow[]): Promise<Tally> {
  const { rows: live } = await sql<GuidanceArea & { shape: MultiPolygon }>`
    select ${GUIDANCE_COLUMNS}, ${asGeoJson<MultiPolygon>(sql.ref('g.geom'), 7)} as shape
    from guidance_areas g where g.is_current`.execute(db)
  const held = new Map<string, string>()
  for (const area of live) {
    const shape = readPolygons(area.shape)
    if ('value' in shape) held.set(guidanceKey({ ...area, shape: shape.value }), guidanceRest(area))
  }
  return tallyOf(held, new Map(rows.map(row => [guidanceKey(row), guidanceRest(row)])))
}

async function write(trx: Trx, rows: GuidanceRow[], datasetId: number, options: ImportOptions): Promise<void> {
  await trx.updateTable('guidance_areas').set({ is_current: false }).where('is_current', '=', true).execute()
  const records = rows.map(({ index: _, shape, ...row }) => ({ ...row, geom: JSON.stringify(shape) }))
  let done = 0
  for (const batch of inBatches(records, 1000, record => record.geom.length)) {
    await sql`
      insert into guidance_areas (dataset_id, name_ja, name_en, industries, incentives_ja, incentives_en, source_ja,
        source_en, url, geom)
      select ${datasetId}::int, "nameJa", "nameEn", array(select jsonb_array_elements_text(industries)),
        "incentivesJa", "incentivesEn", "sourceJa", "sourceEn", url, ST_SetSRID(ST_GeomFromGeoJSON(geom), 4326)
      from jsonb_to_recordset(${jsonb(batch)}) as r("nameJa" text, "nameEn" text, industries jsonb, "incentivesJa" text,
        "incentivesEn" text, "sourceJa" text, "sourceEn" text, url text, geom text)`.execute(trx)
    done += batch.length
    options.onProgress?.({ step: 'write', done, total: records.length })
  }
}
