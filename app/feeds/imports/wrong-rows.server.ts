import type { Db } from '../../../db/client.server.ts'
import type { Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import type { Owner } from '../../listings/moves.server.ts'
import { columnOf, type Heading } from '../sheet/headings.ts'
import type { Problem } from '../sheet/row.ts'
import { csvOf, type SheetFormat, type WrittenSheet, workbookOf } from '../sheet/write.server.ts'
import { type Fixed, withFixes } from './checking.server.ts'
import { problemWords } from './problem-words.server.ts'

/**
 * The wrong rows of a file as a file of their own, with what is to be put right in a column behind them; null: there is
 * no such file, or it is somebody else's.
 */
export async function wrongRows(
  db: Db,
  id: number,
  owner: Owner,
  { locale, format }: { locale: Locale; format: SheetFormat },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const run = await db
    .selectFrom('imports')
    .select('headings')
    .where('id', '=', id)
    .$if(owner !== 'anybody', query =>
      query.where('organisation_id', '=', (owner as { organisationId: number }).organisationId),
    )
    .executeTakeFirst()
  if (!run) return null
  const headings = run.headings as Heading[]
  const rows = await db
    .selectFrom('import_rows')
    .select(['cells', 'fixed', 'problems'])
    .where('import_id', '=', id)
    .where('outcome', '=', 'error')
    .orderBy('number')
    .execute()
  const t = translator(locale, 'imports')
  const reason = (problem: Problem) => {
    const { column, heading } = problem
    const label = heading || ((column && columnOf(column)?.[locale]) ?? '')
    return `${label}${label && ': '}${problemWords(locale, problem)}`
  }
  const sheet: WrittenSheet = {
    name: t('wrong.reasons'),
    headings: [...headings.map(({ heading }) => heading), t('wrong.reasons')],
    rows: rows.map(({ cells, fixed, problems }) => {
      const all = withFixes(cells as string[], fixed as Fixed)
      const wrong = (problems as Problem[]).filter(({ level }) => level === 'error').map(reason)
      return [...headings.map(({ at }) => all[at] ?? ''), wrong.join('\n')]
    }),
  }
  return format === 'csv' ? csvOf(sheet) : workbookOf([sheet])
}
