import { sql } from 'kysely'
import type { Db, Trx } from '../../../db/client.server.ts'
import { inLocale, pathIn } from '../../lib/i18n/locale.ts'
import type { ImportLetterCounts } from '../../mail/letter.ts'
import { type Posting, tellOf } from '../../tasks/hear.server.ts'
import type { Became, Undone } from './became.ts'
import { type ImportCounts, undoUntil } from './model.ts'

export type BecameCounts = Record<Became, number>
const NONE: BecameCounts = {
  ...{ published: 0, submitted: 0, drafted: 0, confirmed: 0, asked: 0, ended: 0, left: 0, refused: 0 },
}

/** Rows of a file by what became of them. */
export async function countBecame(db: Db, importId: number): Promise<BecameCounts> {
  const { rows } = await sql<{ became: Became; n: number }>`
    select split_part(became, ':', 1) as became, count(*)::int as n from import_rows
    where import_id = ${importId} and applied_at is not null group by 1`.execute(db)
  return { ...NONE, ...Object.fromEntries(rows.map(({ became, n }) => [became, n])) }
}

export type UndoneCounts = Record<Undone, number>

/** Rows of a file that was taken back, by how far they were. */
export async function countUndone(db: Db, importId: number): Promise<UndoneCounts> {
  const { rows } = await sql<{ undone: Undone; n: number }>`
    select undone, count(*)::int as n from import_rows
    where import_id = ${importId} and undone is not null group by 1`.execute(db)
  return { restored: 0, kept: 0, nothing: 0, ...Object.fromEntries(rows.map(({ undone, n }) => [undone, n])) }
}

/** One letter to whoever said yes to a file, one to the city's staff where something waits for them. */
export async function tellOfImport(trx: Trx, importId: number, posting: Posting): Promise<void> {
  const run = await trx
    .selectFrom('imports as i')
    .innerJoin('organisations as g', 'g.id', 'i.organisation_id')
    .select(['i.organisation_id as organisationId', 'i.file_name as fileName', 'i.applied_by as writerId', 'i.counts'])
    .select(['g.name_ja as nameJa', 'g.name_en as nameEn'])
    .where('i.id', '=', importId)
    .executeTakeFirstOrThrow()
  const became = await countBecame(trx, importId)
  const wrong = (run.counts as Partial<ImportCounts>).error ?? 0
  const counts: ImportLetterCounts = { ...became, left: became.left + became.asked, wrong }
  const { organisationId, writerId, fileName } = run
  const link = (locale: 'ja' | 'en', path: string) => posting.baseUrl + pathIn(locale, path)
  await tellOf(
    trx,
    'import.done',
    { organisationId, writerId },
    ({ mail, locale, organisationId: theirs }) => ({
      ...{ kind: 'import_done', locale, to: mail },
      values: {
        ...{ fileName, counts, undoUntil: undoUntil(posting.now) },
        link: link(locale, `/${theirs === null ? 'staff' : 'partner'}/imports/${importId}`),
      },
    }),
    posting,
  )
  if (became.submitted === 0) return
  await tellOf(
    trx,
    'listings.submitted',
    { organisationId, writerId },
    ({ mail, locale }) => ({
      ...{ kind: 'submissions_received', locale, to: mail },
      values: {
        ...{ organisation: inLocale(locale, run, 'name'), count: became.submitted },
        link: link(locale, '/staff/review'),
      },
    }),
    posting,
  )
}
