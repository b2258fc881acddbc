import type { Db } from '../../../db/client.server.ts'
import { listStations, listTowns } from '../../places/queries.server.ts'
import { lostIn } from '../sheet/cp932.server.ts'
import { COLUMNS } from '../sheet/headings.ts'
import type { FileAround } from '../sheet/row.ts'
import { csvInCp932, csvOf, type Written, workbookOf } from '../sheet/write.server.ts'
import { isOfNumbers } from '../sheet/write-cells.ts'
import { writeRow } from '../sheet/write-row.ts'
import { heldOf } from './held.server.ts'

/** How an own list can be taken away. */
export const EXPORT_FORMATS = ['xlsx', 'csv', 'cp932'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export type OwnList = { file: Uint8Array<ArrayBuffer>; lost: string[] }

const NUMBERS: ReadonlySet<number> = new Set(COLUMNS.flatMap(({ id }, at) => (isOfNumbers(id) ? [at] : [])))

/** Offers that have not ended: sent back, an ended one would be offered anew. */
const OFFERED = ['draft', 'submitted', 'changes_requested', 'live', 'paused', 'applied', 'expired'] as const

/** Everything that an organisation offers, under the headings of the template. */
export async function ownTable(db: Db, organisationId: number, today: string): Promise<Written> {
  const offers = await db
    .selectFrom('offers')
    .select('partner_ref as reference')
    .where('organisation_id', '=', organisationId)
    .where('status', 'in', [...OFFERED])
    .orderBy('partner_ref')
    .execute()
  const references = offers.map(({ reference }) => reference)
  const held = await heldOf(db, organisationId, references)
  const file: FileAround = { towns: await listTowns(db), stations: await listStations(db), today }
  const rows = references.map(reference => writeRow(held.get(reference)!, file).cells)
  return { headings: COLUMNS.map(({ ja }) => ja), rows, numbers: NUMBERS }
}

/**
 * {@link ownTable} as a file. Sent back as it is, it changes nothing. `lost`: signs that the character set does not have;
 * the cells that they stand in are empty.
 */
export async function ownList(
  db: Db,
  organisationId: number,
  { format, today }: { format: ExportFormat; today: string },
): Promise<OwnList> {
  const table = await ownTable(db, organisationId, today)
  if (format === 'xlsx') return { file: await workbookOf([{ ...table, name: '一覧' }]), lost: [] }
  if (format === 'csv') return { file: csvOf(table), lost: [] }
  const lost = lostIn(table.rows.flat().join(''))
  const rows = table.rows.map(row => row.map(cell => (lost.some(sign => cell.includes(sign)) ? '' : cell)))
  return { file: csvInCp932({ ...table, rows }), lost }
}
