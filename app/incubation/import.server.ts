import { createHash } from 'node:crypto'
import type { Db } from '../../db/client.server.ts'
import { metresFromCity, requireBoundary } from '../places/checks.server.ts'
import { isRecord, jsonOf, metaOf, papersOf } from '../places/features.ts'
import type { Draft, ImportInput, ImportOptions, Tally } from '../places/import.ts'
import { type AfterImport, type LayerLoader, loadLayer } from '../places/load.server.ts'
import { listTowns } from '../places/queries.server.ts'
import { type Fault, readRecords, schemaFault, tallyOf } from '../places/records.ts'
import { ImportRefused, type ImportReport } from '../places/report.ts'
import { writeFacilities } from './commands.server.ts'
import { datedFacility, type FacilityRow, facilityRecord } from './file.ts'
import { placeFacilities } from './place.server.ts'

const loader: LayerLoader<FacilityRow> = {
  layer: 'incubation',
  nameJa: 'インキュベーション施設',
  nameEn: 'Incubation facilities',
  read: readFacilities,
  compare: compareFacilities,
  write: writeFacilities,
  follow: async trx => {
    await placeFacilities(trx)
    return []
  },
}

/**
 * Loads a file of incubation facilities and their rooms (`{ facilities: […] }`) as the layer's next edition. Its days
 * may be dates or days from `options.today`. Throws ImportRefused.
 */
export const importFacilities = (
  db: Db,
  input: ImportInput,
  options: ImportOptions,
  after?: AfterImport,
): Promise<ImportReport> => loadLayer(db, loader, input, options, after)

async function readFacilities(db: Db, input: ImportInput, options: ImportOptions): Promise<Draft<FacilityRow>> {
  const json = jsonOf(input.bytes)
  const list = isRecord(json) ? json.facilities : json
  if (!Array.isArray(list)) throw new ImportRefused('format_unknown')
  await requireBoundary(db)
  const towns = new Map((await listTowns(db)).map(town => [town.slug, town.id]))
  const records = readRecords(list, given => readFacility(given, towns, options.today))
  const metres = await metresFromCity(
    db,
    records.rows.map(({ lng, lat }) => [lng, lat]),
  )
  const rows = records.keep((_, i) =>
    metres[i] ? { reason: 'outside_city', detail: { metres: Math.round(metres[i]) } } : null,
  )
  const papers = papersOf(isRecord(json) ? metaOf(json) : {})
  return { format: 'incubation', papers, read: list.length, rows, leftOut: records.leftOut, remarks: [] }
}

function readFacility(given: unknown, towns: Map<string, number>, today: string): { row: FacilityRow } | Fault {
  const parsed = facilityRecord.safeParse(given)
  if (!parsed.success) return schemaFault(parsed.error)
  const facility = datedFacility(parsed.data, today)
  if ('fault' in facility) return { reason: 'field_invalid', detail: { field: 'rooms', ...facility } }
  const townRowId = towns.get(facility.townId)
  if (townRowId === undefined)
    return { reason: 'field_invalid', detail: { field: 'townId', fault: 'no_such_town', value: facility.townId } }
  const contentHash = createHash('sha256').update(JSON.stringify(facility)).digest('hex')
  return { row: { ...facility, townRowId, contentHash } }
}

async function compareFacilities(db: Db, rows: FacilityRow[]): Promise<Tally> {
  const held = await db
    .selectFrom('facilities')
    .select(['public_id', 'content_hash'])
    .where('retired_at', 'is', null)
    .execute()
  return tallyOf(
    new Map(held.map(row => [row.public_id, row.content_hash])),
    new Map(rows.map(row => [row.id, row.contentHash])),
  )
}
