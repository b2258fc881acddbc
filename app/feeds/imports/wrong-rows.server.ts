import type { Db } from '../../../db/client.server.ts'
import type { Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import type { Owner } from '../../listings/moves.server.ts'
import { columnOf, type Heading } from '../sheet/headings.ts'
import type { Problem } from '../sheet/problem.ts'
import { csvOf, type SheetFormat, type WrittenSheet, workbookOf } from '../sheet/write.server.ts'
import { type Fixed, withFixes } from './checking.server.ts'
import { problemWords } from './problem-words.server.ts'

/**
 * The wrong rows of a file as a file of their own, after what is to be put right of each; null: there is no such file, or
 * it is somebody else's. Cells behind the last heading come last, with no heading, so that sent back they are wrong again.
 */
export async function wrongRows(
  db: Db,
  id: number,
  owner: Owner,
  { locale, format }: { locale: Locale; format: SheetFormat },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const run = await db
    .selectFrom('imports')
    .select(['headings', 'heading_line as headingLine'])
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
  // Columns without headings are named by what they were chosen to be, so that the next file has some.
  const nameOf = ({ heading, column }: Heading) =>
    run.headingLine === 0 ? ((column && columnOf(column)?.[locale]) ?? '') : heading
  const sheet: WrittenSheet = {
    name: t('wrong.reasons'),
    headings: [t('wrong.reasons'), ...headings.map(nameOf)],
    rows: rows.map(({ cells, fixed, problems }) => {
      const all = withFixes(cells as string[], fixed as Fixed)
      const wrong = (problems as Problem[]).filter(({ level }) => level === 'error').map(reason)
      return [wrong.join('\n'), ...headings.map(({ at }) => all[at] ?? ''), ...all.slice(headings.length)]
    }),
  }
  return format === 'csv' ? csvOf(sheet) : workbookOf([sheet])
}
