import type { Locale } from '../../lib/i18n/locale.ts'
import { COLUMNS } from '../sheet/headings.ts'
import { csvOf, type SheetFormat, workbookOf } from '../sheet/write.server.ts'
import { TEMPLATE_SHEETS } from './template-guide.ts'

/** An empty list with every heading that is read; in a workbook with examples on a sheet of their own. */
export async function templateOf(locale: Locale, format: SheetFormat): Promise<Uint8Array<ArrayBuffer>> {
  const headings = COLUMNS.map(column => column[locale])
  if (format === 'csv') return csvOf({ headings, rows: [] })
  const { list, examples, headings: about } = TEMPLATE_SHEETS[locale]
  const rows = COLUMNS.map(({ ja, en, names, example, options, ...column }) => [
    column.id && (locale === 'ja' ? ja : en),
    example,
    options.join('、'),
    [...new Set([locale === 'ja' ? en : ja, ...names])].join('、'),
  ])
  return workbookOf([
    { name: list, headings, rows: [] },
    { name: examples, headings: about, rows },
  ])
}
