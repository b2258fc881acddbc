import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { asGeoJson, geometry } from '../../db/postgis.ts'
import { checkShapes } from './checks.server.ts'
import { CITY } from './city.ts'
import { featuresOf, jsonOf, papersOf, words } from './features.ts'
import type { Draft, ImportInput, ImportOptions, Tally } from './import.ts'
import { type AfterImport, type LayerLoader, loadLayer } from './load.server.ts'
import type { Papers } from './model.ts'
import { type Finding, ImportRefused, type LeftOut } from './report.ts'
import { type MultiPolygon, readPolygons, shapeKey } from './rings.ts'

/** Loads the city's boundary from N03 GeoJSON (one city or a whole prefecture) or the portal's own outline. */
export const importBoundary = (db: Db, input: ImportInput, options: ImportOptions, after?: AfterImport) =>
  loadLayer(db, boundary, input, options, after)

type Row = { nameJa: string; nameEn: string; shape: MultiPolygon }

const boundary: LayerLoader<Row> = {
  layer: 'boundary',
  nameJa: '市域',
  nameEn: 'City boundary',
  read,
  compare,
  write,
}

const N03: Partial<Papers> = {
  sourceJa: '国土数値情報（行政区域データ）（国土交通省）を加工して作成',
  sourceEn: 'National Land Numerical Information, administrative areas (N03) (MLIT), processed',
  sourceUrl: 'https://nlftp.mlit.go.jp/ksj/gml/datalist/KsjTmplt-N03-2024.html',
  licence: 'CC BY 4.0 / 国土数値情報利用約款',
}

/** N03 has a polygon for each island or exclave; the city is all of them together. */
async function read(db: Db, input: ImportInput): Promise<Draft<Row>> {
  const { features, meta } = featuresOf(jsonOf(input.bytes))
  const leftOut: Finding<LeftOut>[] = []
  const ours: MultiPolygon[] = []
  const isN03 = features.some(feature => 'N03_007' in feature.properties)
  for (const { index, properties, geometry: shape } of features) {
    const code = words(properties.N03_007) ?? words(properties.code)
    const label = words(properties.N03_004) ?? words(properties.nameJa) ?? undefined
    const found = readPolygons(shape)
    if (code === null) leftOut.push({ index, reason: 'not_a_feature', label })
    else if (code !== CITY.code) leftOut.push({ index, reason: 'other_city', label, detail: { city: code } })
    else if ('fault' in found) leftOut.push({ index, reason: found.fault, label })
    else ours.push(found.value)
  }
  if (features.length > 0 && leftOut.every(finding => finding.reason === 'not_a_feature') && ours.length === 0)
    throw new ImportRefused('format_unknown')
  const whole = readPolygons({ type: 'MultiPolygon', coordinates: ours.flatMap(shape => shape.coordinates) })
  const rows: Row[] = []
  if ('value' in whole) {
    // A boundary of which a part is wrong is no boundary: it is loaded whole or not at all.
    const broken = leftOut.find(finding => finding.reason !== 'other_city' && finding.reason !== 'not_a_feature')
    const [check] = await checkShapes(db, [whole.value])
    if (check?.invalid)
      leftOut.push({ index: null, reason: check.invalid.reason, label: CITY.nameJa, detail: { at: check.invalid.at } })
    else if (!broken) rows.push({ nameJa: CITY.nameJa, nameEn: CITY.nameEn, shape: whole.value })
  }
  return {
    format: isN03 ? 'N03' : 'portal',
    papers: { ...(isN03 ? N03 : {}), ...papersOf(meta) },
    read: features.length,
    rows,
    leftOut,
    remarks: [],
  }
}

async function compare(db: Db, [row]: Row[]): Promise<Tally> {
  const live = await db
    .selectFrom('boundaries')
    .innerJoin('datasets', 'datasets.id', 'boundaries.dataset_id')
    .select(asGeoJson<MultiPolygon>(sql.ref('boundaries.geom'), 7).as('shape'))
    .where('datasets.retired_at', 'is', null)
    .executeTakeFirst()
  const before = live && readPolygons(live.shape)
  const same = before && 'value' in before && shapeKey(before.value) === shapeKey(row!.shape)
  return { added: live ? 0 : 1, changed: live && !same ? 1 : 0, unchanged: same ? 1 : 0, retired: 0 }
}

async function write(trx: Trx, [row]: Row[], datasetId: number): Promise<void> {
  await trx
    .insertInto('boundaries')
    .values({
      dataset_id: datasetId,
      code: CITY.code,
      name_ja: row!.nameJa,
      name_en: row!.nameEn,
      geom: geometry(row!.shape),
    })
    .execute()
}
