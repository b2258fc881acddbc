import { sql } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import { inLocale, type Locale } from '../../lib/i18n/locale.ts'
import type { Change } from '../../listings/content.ts'
import { lackName } from '../../listings/lack-words.server.ts'
import type { OfferStatus } from '../../listings/model.ts'
import { reviewWordsFor } from '../../listings/review-words.server.ts'
import { labelOf, type ReviewWords, type Said, said } from '../../listings/review-words.ts'
import type { Outcome } from '../sheet/compare.ts'
import type { Operation } from '../sheet/core-columns.ts'
import { columnOf, type Heading } from '../sheet/headings.ts'
import type { Problem } from '../sheet/problem.ts'
import { ADDRESS_PARTS } from '../sheet/row.ts'
import { ROWS_PER_PAGE, type RowsAsked } from './asked.ts'
import type { Undone } from './became.ts'
import { type Fixed, isMissing, withFixes } from './checking.server.ts'
import { problemWords } from './problem-words.server.ts'

/** A problem that stands in many rows: how many. */
export type ProblemGroup = {
  level: Problem['level']
  code: Problem['code']
  column: string | null
  label: string
  words: string
  count: number
}

/** A cell that may be put right. */
export type CellView = { at: number; label: string; text: string; sent: string }
export type ProblemView = Problem & { label: string; words: string }
export type RowView = {
  number: number
  line: number
  reference: string | null
  /** The public number of what it is about, where it is on record. */
  publicId: string | null
  address: string
  outcome: Outcome
  operation: Operation
  changes: { path: string; label: string; before: Said; after: Said }[]
  problems: ProblemView[]
  cells: CellView[]
  became: string | null
  why: string | null
  /** What is lacking before a draft can be published, in words. */
  lacks: string[]
  undone: Undone | null
}
export type MissingRow = { offerId: number; publicId: string; reference: string; title: string; status: OfferStatus }

const columnLabel = (locale: Locale, column: string | null, heading = ''): string =>
  heading || ((column && columnOf(column)?.[locale]) ?? '')

type Counted = Omit<ProblemGroup, 'label' | 'words'> & { heading: string; kinds: number }

const MOST_GROUPS = 40

/** What is to be known of the rows of a file, by what it is, the most frequent first; errors before the rest. */
export async function problemGroups(db: Db, importId: number, locale: Locale) {
  const { rows } = await sql<Counted>`
    select p->>'level' as level, p->>'code' as code, p->>'column' as "column", max(p->>'heading') as heading,
      count(*)::int as count, (count(*) over ())::int as kinds
    from import_rows r, jsonb_array_elements(r.problems) p where r.import_id = ${importId}
    group by 1, 2, 3 order by array_position(array['error', 'warning', 'note'], p->>'level'), count desc, code
    limit ${MOST_GROUPS}`.execute(db)
  const groups = rows.map(
    ({ heading, kinds: _, ...group }): ProblemGroup => ({
      ...group,
      label: columnLabel(locale, group.column, heading),
      words: problemWords(locale, { ...group, raw: null }),
    }),
  )
  return { groups, kinds: rows[0]?.kinds ?? 0 }
}

const isAsked = ({ show, code, column, became, undone, q }: RowsAsked) => {
  const parts = [sql<boolean>`true`]
  if (show === 'warning') parts.push(sql`r.problems @> '[{"level": "warning"}]'`)
  else if (show !== 'all' && show !== 'missing') parts.push(sql`r.outcome = ${show}`)
  if (code) parts.push(sql`r.problems @> ${JSON.stringify([{ code, ...(column ? { column } : {}) }])}::jsonb`)
  if (became) parts.push(sql`split_part(r.became, ':', 1) = ${became}`)
  if (undone) parts.push(sql`r.undone = ${undone}`)
  if (q) parts.push(sql`starts_with(r.reference, ${q})`)
  return sql.join(parts, sql` and `)
}

type Found = {
  number: number
  line: number
  cells: string[]
  fixed: Fixed
  reference: string | null
  publicId: string | null
  outcome: Outcome
  operation: Operation
  changes: Change[]
  problems: Problem[]
  became: string | null
  undone: Undone | null
}
type Run = { id: number; organisationId: number; headings: Heading[] }

/** A page of a file's rows. */
export async function rowsOf(db: Db, { id, headings }: Run, asked: RowsAsked, locale: Locale) {
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from import_rows r where r.import_id = ${id} and ${isAsked(asked)}`.execute(db)
  const { rows } = await sql<Found>`
    select r.number, r.line, r.cells, r.fixed, r.reference, l.public_id as "publicId", r.outcome, r.operation, r.changes,
      r.problems, r.became, r.undone
    from import_rows r left join offers o on o.id = r.offer_id left join listings l on l.id = o.listing_id
    where r.import_id = ${id} and ${isAsked(asked)}
    order by r.number limit ${ROWS_PER_PAGE} offset ${(asked.page - 1) * ROWS_PER_PAGE}`.execute(db)
  const words = await reviewWordsFor(db, locale)
  const found = counted[0]!.n
  return { rows: rows.map(row => rowView(row, headings, words)), found, pages: pagesFor(found) }
}

const pagesFor = (found: number): number => Math.max(1, Math.ceil(found / ROWS_PER_PAGE))

function rowView(row: Found, headings: readonly Heading[], words: ReviewWords): RowView {
  const { cells, fixed, changes, problems, became, ...rest } = row
  const all = withFixes(cells, fixed)
  const addresses = headings.filter(({ column }) => column !== null && ADDRESS_PARTS.includes(column))
  const [kind = null, why = null] = became?.split(/:(.*)/s) ?? []
  return {
    ...rest,
    address: addresses.map(({ at }) => all[at] ?? '').join(''),
    changes: row.outcome === 'changed' || row.outcome === 'new' ? changes.map(change => changeView(change, words)) : [],
    problems: problems.map(problem => ({
      ...problem,
      label: columnLabel(words.locale, problem.column, problem.heading),
      words: problemWords(words.locale, problem),
    })),
    cells: cellsToFix(row, headings, all, words.locale),
    ...{ became: kind, why },
    lacks: kind === 'drafted' && why ? why.split(' ').map(id => lackName(id, words.locale)) : [],
  }
}

const changeView = ({ path, before, after }: Change, words: ReviewWords): RowView['changes'][number] =>
  path === '@status'
    ? { path, label: '', before: { text: String(before) }, after: { text: String(after) } }
    : { path, label: labelOf(words, path), before: said(words, path, before), after: said(words, path, after) }

/** Cells that a problem stands in or that were put right already; where a column is missing nothing can be put in it. */
function cellsToFix({ cells, fixed, problems }: Found, headings: readonly Heading[], all: string[], locale: Locale) {
  const wrong = new Set(problems.map(({ column }) => column))
  return headings
    .filter(({ at, column }) => (column !== null && wrong.has(column)) || String(at) in fixed)
    .map(({ at, column, heading }) => ({
      ...{ at, label: columnLabel(locale, column, heading), text: all[at] ?? '', sent: cells[at] ?? '' },
    }))
}

type Offer = Omit<MissingRow, 'title'> & { titleJa: string; titleEn: string }

/** A page of the offers that a file does not have. */
export async function missingRows(db: Db, { id, organisationId }: Run, { page }: RowsAsked, locale: Locale) {
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from offers o where ${isMissing(id, organisationId)}`.execute(db)
  const { rows } = await sql<Offer>`
    select o.id as "offerId", l.public_id as "publicId", o.partner_ref as reference, l.title_ja as "titleJa",
      l.title_en as "titleEn", o.status
    from offers o join listings l on l.id = o.listing_id where ${isMissing(id, organisationId)}
    order by o.partner_ref limit ${ROWS_PER_PAGE} offset ${(page - 1) * ROWS_PER_PAGE}`.execute(db)
  const found = counted[0]!.n
  return {
    rows: rows.map(({ titleJa, titleEn, ...row }) => ({
      ...row,
      title: inLocale(locale, { titleJa, titleEn }, 'title'),
    })),
    found,
    pages: pagesFor(found),
  }
}
