import { sql } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import { formatInstant } from '../../lib/i18n/format.ts'
import { inLocale, type Locale } from '../../lib/i18n/locale.ts'
import type { Owner } from '../../listings/moves.server.ts'
import type { Charset } from '../sheet/charset.ts'
import type { Heading } from '../sheet/headings.ts'
import type { RowsAsked } from './asked.ts'
import { type BecameCounts, countBecame, countUndone, type UndoneCounts } from './letters.server.ts'
import {
  type ApplyMode,
  type ImportCounts,
  type ImportFormat,
  type ImportState,
  type KeptSheet,
  undoUntil,
} from './model.ts'
import { type Remaining, remainingOf } from './remaining.ts'
import { type MissingRow, missingRows, type ProblemGroup, problemGroups, type RowView, rowsOf } from './rows.server.ts'

type Found = {
  id: number
  organisationId: number
  fileName: string
  bytes: number
  state: ImportState
  source: 'file' | 'pull'
  format: ImportFormat
  isWhole: boolean
  charset: Charset | null
  chosenCharset: Charset | null
  refusal: string | null
  refusalDetail: string | null
  heldBack: string | null
  headings: Heading[]
  /** 0: the file has none. */
  headingLine: number | null
  sheets: KeptSheet[]
  rowsRead: number
  counts: Partial<ImportCounts>
  mode: ApplyMode | null
  stoppedAt: { number: number; why: string } | null
  sentAt: Date
  sentBy: string | null
  appliedAt: Date | null
  undoAskedAt: Date | null
  undoneAt: Date | null
  nameJa: string
  nameEn: string
  /** The same file, sent before. */
  before: { id: number; sentAt: string; state: ImportState } | null
}

export type ImportRun = Omit<
  Found,
  'sentAt' | 'appliedAt' | 'undoAskedAt' | 'undoneAt' | 'nameJa' | 'nameEn' | 'organisationId' | 'before'
> & {
  organisation: string
  sentAt: string
  appliedAt: string | null
  undoneAt: string | null
  /** Until when it can be undone; null: not any more, or not yet. */
  undoUntil: string | null
  before: { id: number; sentAt: string } | null
}

/** How far a long step is. `total` null: nobody knows yet. */
export type Progress = { done: number; total: number | null; remaining: Remaining | null } | null

export type ImportPage = {
  run: ImportRun
  progress: Progress
  became: BecameCounts | null
  /** How far the rows were taken back; null: nobody has. */
  undone: UndoneCounts | null
  problems: ProblemGroup[]
  /** Kinds of problems, of which those are the most frequent. */
  problemKinds: number
  rows: RowView[]
  missing: MissingRow[]
  asked: RowsAsked
  found: number
  pages: number
}

async function findImport(db: Db, id: number, owner: Owner): Promise<Found | null> {
  const isTheirs = owner === 'anybody' ? sql`true` : sql`i.organisation_id = ${owner.organisationId}`
  const { rows } = await sql<Found>`
    select i.id, i.organisation_id as "organisationId", i.file_name as "fileName", i.bytes, i.state, i.source, i.format,
      i.is_whole as "isWhole", i.charset, i.chosen_charset as "chosenCharset", i.refusal,
      i.refusal_detail as "refusalDetail", i.held_back as "heldBack", i.headings, i.heading_line as "headingLine", i.sheets,
      i.rows_read as "rowsRead", i.counts,
      i.apply_mode as mode, i.stopped_at as "stoppedAt", i.sent_at as "sentAt", a.name as "sentBy",
      i.applied_at as "appliedAt", i.undo_asked_at as "undoAskedAt", i.undone_at as "undoneAt", g.name_ja as "nameJa", g.name_en as "nameEn",
      (select json_build_object('id', b.id, 'sentAt', b.sent_at, 'state', b.state) from imports b
        where b.organisation_id = i.organisation_id and b.sha256 = i.sha256 and b.id < i.id
          and b.state in ('applying', 'applied') order by b.id desc limit 1) as before
    from imports i join organisations g on g.id = i.organisation_id left join accounts a on a.id = i.sent_by
    where i.id = ${id} and ${isTheirs}`.execute(db)
  return rows[0] ?? null
}

/** A file with its rows as they are asked for; null: there is none, or it is somebody else's. */
export async function importPage(
  db: Db,
  id: number,
  owner: Owner,
  { asked, locale, now }: { asked: RowsAsked; locale: Locale; now: Date },
): Promise<ImportPage | null> {
  const found = await findImport(db, id, owner)
  if (!found) return null
  const isRead = ['checked', 'applying', 'applied', 'undoing', 'undone'].includes(found.state)
  const became = isRead && found.state !== 'checked' ? await countBecame(db, id) : null
  const missing = isRead && asked.show === 'missing' ? await missingRows(db, found, asked, locale) : null
  const rows = isRead && !missing ? await rowsOf(db, found, asked, locale) : null
  const problems = isRead ? await problemGroups(db, id, locale) : { groups: [], kinds: 0 }
  const { found: count, pages } = missing ?? rows ?? { found: 0, pages: 1 }
  return {
    run: runOf(found, locale, now),
    progress: await progressOf(db, found, now),
    became,
    undone: found.state === 'undone' ? await countUndone(db, id) : null,
    ...{ problems: problems.groups, problemKinds: problems.kinds },
    rows: rows?.rows ?? [],
    missing: missing?.rows ?? [],
    ...{ asked, found: count, pages },
  }
}

function runOf(found: Found, locale: Locale, now: Date): ImportRun {
  const { sentAt, appliedAt, undoAskedAt: __, undoneAt, nameJa, nameEn, organisationId: _, before, ...rest } = found
  const until = found.state === 'applied' && appliedAt ? undoUntil(new Date(appliedAt)) : null
  const told = (at: Date | string) => formatInstant(locale, new Date(at))
  return {
    ...rest,
    id: Number(rest.id),
    bytes: Number(rest.bytes),
    organisation: inLocale(locale, { nameJa, nameEn }, 'name'),
    sentAt: told(sentAt),
    appliedAt: appliedAt && told(appliedAt),
    undoneAt: undoneAt && told(undoneAt),
    undoUntil: until && until > now ? told(until) : null,
    before: before && { id: before.id, sentAt: told(before.sentAt) },
  }
}

async function progressOf(db: Db, found: Found, now: Date): Promise<Progress> {
  const { id, state, rowsRead, counts, undoAskedAt } = found
  if (state === 'received' || state === 'checking') return { done: rowsRead, total: null, remaining: null }
  if (state !== 'applying' && state !== 'undoing') return null
  const { rows } = await sql<{ applied: number; undone: number; since: Date | null }>`
    select count(*) filter (where applied_at is not null)::int as applied,
      count(*) filter (where undone is not null)::int as undone, min(applied_at) as since
    from import_rows where import_id = ${id}`.execute(db)
  const { applied, undone, since } = rows[0]!
  const toDo = (counts.new ?? 0) + (counts.changed ?? 0) + (counts.unchanged ?? 0)
  const progress = state === 'applying' ? { done: applied, total: toDo } : { done: undone, total: applied }
  const began = state === 'applying' ? since : undoAskedAt
  return { ...progress, remaining: began && remainingOf(progress, now.getTime() - new Date(began).getTime()) }
}
