import type { Db } from '../../../db/client.server.ts'
import type { Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import { listStations, listTowns } from '../../places/queries.server.ts'
import { lostIn } from '../sheet/cp932.server.ts'
import { COLUMNS, columnOf } from '../sheet/headings.ts'
import type { FileAround } from '../sheet/row.ts'
import { csvInCp932, csvOf, type Written, workbookOf } from '../sheet/write.server.ts'
import { isOfNumbers } from '../sheet/write-cells.ts'
import { writeRow } from '../sheet/write-row.ts'
import { heldOf } from './held.server.ts'

/** How an own list can be taken away. */
export const EXPORT_FORMATS = ['xlsx', 'csv', 'cp932'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

const MOST_SIGNS = 40

export type OwnList = { file: Uint8Array<ArrayBuffer>; lost: Lost | null }

/** What a character set does not have: the signs, and how many cells stay empty for them, by column. */
export type Lost = { signs: string[]; columns: { id: string; cells: number }[] }

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
 * {@link ownTable} as a file. Sent back as it is, it changes nothing. `lost`: what the character set does not have; null:
 * nothing.
 */
export async function ownList(
  db: Db,
  organisationId: number,
  { format, today }: { format: ExportFormat; today: string },
): Promise<OwnList> {
  const table = await ownTable(db, organisationId, today)
  if (format === 'xlsx') return { file: await workbookOf([{ ...table, name: '一覧' }]), lost: null }
  if (format === 'csv') return { file: csvOf(table), lost: null }
  const lost = lostOf(table)
  const isLost = (cell: string) => lost?.signs.some(sign => cell.includes(sign)) ?? false
  const rows = table.rows.map(row => row.map(cell => (isLost(cell) ? '' : cell)))
  return { file: csvInCp932({ ...table, rows }), lost }
}

/** What CP932 does not have of a table. */
function lostOf({ rows }: Written): Lost | null {
  const signs = lostIn(rows.flat().join(''))
  if (signs.length === 0) return null
  const columns = COLUMNS.map(({ id }, at) => ({
    ...{ id, cells: rows.filter(row => signs.some(sign => row[at]?.includes(sign))).length },
  }))
  return { signs, columns: columns.filter(({ cells }) => cells > 0) }
}

/** {@link lostOf} what an organisation offers, in words of its reader. */
export async function lostWords(db: Db, organisationId: number, { locale, today }: { locale: Locale; today: string }) {
  const lost = lostOf(await ownTable(db, organisationId, today))
  if (!lost) return null
  const t = translator(locale, 'imports')
  const columns = lost.columns.map(({ id, cells }) => t('own.lostColumn', { column: columnOf(id)![locale], cells }))
  const signs = lost.signs.slice(0, MOST_SIGNS).join(t('optionHint.and'))
  return { signs, columns: columns.join(t('optionHint.and')) }
}
