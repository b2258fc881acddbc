import { sql } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import { formatInstant } from '../../lib/i18n/format.ts'
import { inLocale, type Locale } from '../../lib/i18n/locale.ts'
import type { AbsenceStage } from '../absence/absence.ts'
import type { Hold } from '../absence/breaker.ts'
import type { SheetFault } from '../sheet/csv.server.ts'
import type { PullRefusal } from './refusal.ts'
import { shownTarget } from './target.ts'

/** Why the last run of a feed did nothing, as its row keeps it. */
export type FailureWord = PullRefusal | 'UnchangedTooLong' | `sheet.${SheetFault}` | `held_back.${Hold}`

/** A feed as its partner and the city see it: never the whole address, nor the word that lets in. */
export type FeedView = {
  id: number
  name: string
  organisation: string
  address: string
  format: string
  everyHours: number | null
  atHours: string | null
  state: 'active' | 'paused' | 'stopped'
  isSample: boolean
  lastSuccess: string | null
  lastFailure: { at: string; why: FailureWord } | null
  /** The failure is younger than the success. */
  isFailing: boolean
  failures: number
  next: string
  /** The run that waits for a person. */
  held: { importId: number; why: Hold } | null
  rows: number | null
  missing: number
}
export type AbsentView = { id: number; title: string; publicId: string; stage: AbsenceStage; since: string }

type Row = Record<string, unknown> & {
  id: number
  lastSuccessAt: Date | null
  lastFailureAt: Date | null
  nextRunAt: Date
}

/** Feeds of an organisation, or of all (null): those that fail first. */
export async function listFeeds(db: Db, organisationId: number | null, locale: Locale): Promise<FeedView[]> {
  const { rows } = await sql<Row>`
    select f.id, f.name, g.name_ja as "nameJa", g.name_en as "nameEn", f.url, f.format, f.every_hours as "everyHours",
      f.at_hours as "atHours", f.state, f.is_sample as "isSample", f.last_success_at as "lastSuccessAt",
      f.last_failure_at as "lastFailureAt", f.last_failure as why, f.failures, f.next_run_at as "nextRunAt",
      (select jsonb_build_object('importId', i.id, 'why', i.held_back) from imports i where i.feed_id = f.id
        and i.state = 'checked' and i.held_back is not null and i.let_through_at is null
        order by i.id desc limit 1) as held,
      (select i.rows_read from imports i where i.feed_id = f.id and i.state = 'applied' order by i.id desc limit 1)
        as "rowsRead",
      (select count(*)::int from offer_absences a where a.source = 'feed:' || f.id and a.ended_at is null) as missing
    from pull_feeds f join organisations g on g.id = f.organisation_id
    where f.state <> 'stopped' and ${organisationId === null ? sql`true` : sql`f.organisation_id = ${organisationId}`}
    order by coalesce(f.last_failure_at > f.last_success_at, f.last_failure_at is not null) desc, f.id
    limit 200`.execute(db)
  return rows.map(row => viewOf(row, locale))
}

function viewOf(row: Row, locale: Locale): FeedView {
  const { lastSuccessAt, lastFailureAt } = row
  const at = (day: Date) => formatInstant(locale, day)
  return {
    ...(row as unknown as FeedView),
    organisation: inLocale(locale, row as unknown as { nameJa: string; nameEn: string }, 'name') ?? '',
    address: shownTarget(String(row.url)),
    lastSuccess: lastSuccessAt && at(lastSuccessAt),
    lastFailure: lastFailureAt && { at: at(lastFailureAt), why: row.why as FailureWord },
    isFailing: lastFailureAt !== null && (lastSuccessAt === null || lastFailureAt > lastSuccessAt),
    next: at(row.nextRunAt),
    rows: row.rowsRead as number | null,
    ...{ url: undefined, nameJa: undefined, nameEn: undefined },
  }
}

/** Offers that a source of an organisation does not name any more. */
export async function listAbsent(db: Db, organisationId: number, locale: Locale): Promise<AbsentView[]> {
  const rows = await db
    .selectFrom('offer_absences as a')
    .innerJoin('offers as o', 'o.id', 'a.offer_id')
    .innerJoin('listings as l', 'l.id', 'o.listing_id')
    .select(['a.id', 'a.stage', 'a.first_missing_at as since', 'l.public_id as publicId'])
    .select(['l.title_ja as titleJa', 'l.title_en as titleEn'])
    .where('o.organisation_id', '=', organisationId)
    .where('a.ended_at', 'is', null)
    .orderBy('a.first_missing_at')
    .limit(200)
    .execute()
  return rows.map(row => ({
    ...{ id: row.id, stage: row.stage as AbsenceStage, publicId: row.publicId },
    ...{ title: inLocale(locale, row, 'title') ?? '', since: formatInstant(locale, row.since) },
  }))
}

/** What its own partner may change of a feed, as the form has it; null: there is none of theirs. The word stays sealed. */
export async function feedToEdit(db: Db, id: number | null, organisationId: number) {
  if (id === null) return null
  const found = await db
    .selectFrom('pull_feeds')
    .select(['id', 'name', 'url', 'format', 'every_hours as everyHours', 'at_hours as atHours'])
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .where('state', '!=', 'stopped')
    .where('is_sample', '=', false)
    .executeTakeFirst()
  if (!found) return null
  const { everyHours, atHours, ...rest } = found
  return { ...rest, everyHours: String(everyHours ?? 24), atHours: atHours ?? '' }
}
export type FeedToEdit = NonNullable<Awaited<ReturnType<typeof feedToEdit>>>
