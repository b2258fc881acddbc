import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { asGeoJson, jsonb } from '../../db/postgis.ts'
import type { ImportInput, ImportOptions, Tally } from '../places/import.ts'
import { type AfterImport, inBatches, type LayerLoader, loadLayer } from '../places/load.server.ts'
import { type MultiPolygon, readPolygons } from '../places/rings.ts'
import type { OverlayKind } from './overlays.ts'
import { recomputePlaces } from './place.server.ts'
import { readAreas } from './read-areas.server.ts'
import { type OverlayRow, overlayKey, overlayRest, readOverlay } from './read-overlays.ts'

/**
 * Loads overlay areas from the portal's own GeoJSON, or from A55 themes (防火・準防火, 地区計画) as GeoJSON or several of
 * them in a zip. A file is the whole layer: what it does not hold is retired.
 */
export const importOverlays = (db: Db, input: ImportInput, options: ImportOptions, after?: AfterImport) =>
  loadLayer(db, overlays, input, options, after)

const overlays: LayerLoader<OverlayRow> = {
  layer: 'overlays',
  nameJa: '重ね合わせ区域',
  nameEn: 'Overlays',
  reading: { version: 1, restsOn: ['boundary'] },
  read: (db, input, options) => readAreas(db, input, options, { read: readOverlay, keyOf: overlayKey }),
  compare,
  write,
  follow: (trx, options) => recomputePlaces(trx, options.onProgress),
}

async function compare(db: Db, rows: OverlayRow[]): Promise<Tally> {
  const live = await db
    .selectFrom('overlay_areas')
    .select([
      sql<OverlayKind>`kind`.as('kind'),
      'name_ja as nameJa',
      'name_en as nameEn',
      'note_ja as noteJa',
      'note_en as noteEn',
      sql<Record<string, unknown>>`attrs`.as('attrs'),
      asGeoJson<MultiPolygon>(sql.ref('geom'), 7).as('shape'),
    ])
    .where('is_current', '=', true)
    .execute()
  const byKey = new Map<string, string>()
  for (const area of live) {
    const shape = readPolygons(area.shape)
    if ('value' in shape) byKey.set(overlayKey({ ...area, shape: shape.value }), overlayRest(area))
  }
  const tally: Tally = { added: 0, changed: 0, unchanged: 0, retired: 0 }
  for (const row of rows) {
    const before = byKey.get(overlayKey(row))
    tally[before === undefined ? 'added' : before === overlayRest(row) ? 'unchanged' : 'changed']++
  }
  tally.retired = live.length - tally.changed - tally.unchanged
  return tally
}

async function write(trx: Trx, rows: OverlayRow[], datasetId: number, options: ImportOptions): Promise<void> {
  await trx.updateTable('overlay_areas').set({ is_current: false }).where('is_current', '=', true).execute()
  const records = rows.map(({ index: _, shape, ...row }) => ({ ...row, geom: JSON.stringify(shape) }))
  let done = 0
  for (const batch of inBatches(records, 1000, record => record.geom.length)) {
    await sql`
      insert into overlay_areas (dataset_id, kind, name_ja, name_en, note_ja, note_en, attrs, geom)
      select ${datasetId}::int, kind, "nameJa", "nameEn", "noteJa", "noteEn", attrs,
        ST_SetSRID(ST_GeomFromGeoJSON(geom), 4326)
      from jsonb_to_recordset(${jsonb(batch)}) as r(kind text, "nameJa" text, "nameEn" text, "noteJa" text,
        "noteEn" text, attrs jsonb, geom text)`.execute(trx)
    done += batch.length
    options.onProgress?.({ step: 'write', done, total: records.length })
  }
}
