import { createHmac, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { countTry, type Try } from '../auth/attempts.server.ts'
import { newToken, tokenHash } from '../auth/secrets.server.ts'
import { dayInTokyo, startOfDay } from '../lib/day.ts'
import { inLocale, type Locale, pathIn } from '../lib/i18n/locale.ts'
import { writeLetter } from '../mail/outbox.server.ts'
import { hearersOf, type Posting } from '../tasks/hear.server.ts'
import { openTask } from '../tasks/tasks.server.ts'
import { issueConfirmToken } from './confirm-link.server.ts'
import { stageDay } from './freshness.ts'
import { isShownOffer, OFFERS, offeredUnder } from './live-offers.server.ts'
import { moveOffer } from './moves.server.ts'
import { offerInShort } from './offer-view.server.ts'
import { periodOf } from './period.server.ts'
import { mailboxOf, REPORT_LINK_MS, REPORTER_KEPT_DAYS, type ReportLink } from './report.ts'
import { isPublic } from './search.server.ts'

export type Reportable = { id: number; publicId: string; titleJa: string; titleEn: string }

/** A public listing that a visitor may report; null where it is not public on the day. */
export async function findReportable(db: Db, publicId: string, today: string): Promise<Reportable | null> {
  const { rows } = await sql<Reportable>`
    select l.id, l.public_id as "publicId", l.title_ja as "titleJa", l.title_en as "titleEn"
    from listings l join listing_search s on s.listing_id = l.id
    where l.public_id = ${publicId} and ${isPublic(today)}`.execute(db)
  return rows[0] ?? null
}

/** Makes hashes of addresses useless outside of this database; made once. */
async function saltOf(db: Db): Promise<string> {
  const { rows } = await sql<{ salt: string }>`
    insert into portal_state as p (key, value) values ('report_salt', ${jsonb(randomBytes(32).toString('hex'))})
    on conflict (key) do update set recorded_at = p.recorded_at returning p.value #>> '{}' as salt`.execute(db)
  return rows[0]!.salt
}

export type Reporting = { listing: Reportable; mail: string; clientKey: string; locale: Locale; posting: Posting }

/**
 * Takes a visitor's word that a property is not available any more, and writes to the address to have it confirmed;
 * until then it counts for nothing. The same whether the address has reported before. Returns the seconds to wait, 0
 * where it was taken.
 */
export async function reportStale(db: Kysely<Database>, reporting: Reporting): Promise<number> {
  const { listing, mail, clientKey, locale, posting } = reporting
  const mailbox = mailboxOf(mail)
  const tries: Try[] = [
    ['report_address', clientKey],
    ['report_mail', mailbox],
  ]
  const wait = await countTry(db, tries)
  if (wait > 0) return wait
  const token = newToken()
  const validUntil = new Date(posting.now.getTime() + REPORT_LINK_MS)
  await db.transaction().execute(async trx => {
    const salt = await saltOf(trx)
    const hashed = (text: string) => createHmac('sha256', salt).update(text).digest('hex')
    await trx
      .insertInto('stale_reports')
      .values({
        listing_id: listing.id,
        token_hash: tokenHash(token),
        mail_hash: hashed(mailbox),
        client_hash: hashed(clientKey),
        expires_at: validUntil,
        confirmed_at: null,
        recorded_at: posting.now,
      })
      .execute()
    const link = posting.baseUrl + pathIn(locale, `/reports/${token}`)
    const values = { title: inLocale(locale, listing, 'title'), publicId: listing.publicId, link, validUntil }
    await writeLetter(trx, { kind: 'confirm_report', locale, to: mail, values }, posting)
  })
  return 0
}

const under = (listingId: number) => offeredUnder(sql`${listingId}::bigint`)

type ReportRow = Reportable & { reportId: number; expiresAt: Date; confirmedAt: Date | null; isPublic: boolean }

async function findReport(db: Db, token: string, today: string): Promise<ReportRow | null> {
  const { rows } = await sql<ReportRow>`
    select r.id as "reportId", r.expires_at as "expiresAt", r.confirmed_at as "confirmedAt", l.id,
      l.public_id as "publicId", l.title_ja as "titleJa", l.title_en as "titleEn",
      (s.listing_id is not null and ${isPublic(today)}) as "isPublic"
    from stale_reports r join listings l on l.id = r.listing_id left join listing_search s on s.listing_id = l.id
    where r.token_hash = ${tokenHash(token)}`.execute(db)
  return rows[0] ?? null
}

/** Looks at the link of a report without confirming it. */
export async function findReportLink(db: Db, token: string, now: Date): Promise<ReportLink> {
  const row = await findReport(db, token, dayInTokyo(now))
  if (!row) return { state: 'dead', why: 'unknown' }
  const { publicId, titleJa, titleEn } = row
  if (row.confirmedAt) return { state: 'confirmed', publicId, titleJa, titleEn }
  if (row.expiresAt <= now) return { state: 'dead', why: 'ended' }
  return row.isPublic ? { state: 'open', publicId, titleJa, titleEn } : { state: 'dead', why: 'gone' }
}

/**
 * Confirms a report by the link of its mail. It is about every offer of the listing that is public now, in this period
 * of its promise; those of which two people have said so are taken from the public and their partners are asked. False
 * where the link asks nothing any more.
 */
export async function confirmReport(db: Kysely<Database>, token: string, posting: Posting): Promise<boolean> {
  const today = dayInTokyo(posting.now)
  return db.transaction().execute(async trx => {
    const row = await findReport(trx, token, today)
    if (!row || row.confirmedAt || row.expiresAt <= posting.now || !row.isPublic) return false
    // Of two that are confirmed at once the second sees the first.
    await sql`select id from offers where listing_id = any (${under(row.id)}) order by id for update`.execute(trx)
    const { numUpdatedRows } = await trx
      .updateTable('stale_reports')
      .set({ confirmed_at: posting.now })
      .where('id', '=', row.reportId)
      .where('confirmed_at', 'is', null)
      .executeTakeFirst()
    if (Number(numUpdatedRows) === 0) return false
    await sql`
      insert into stale_report_offers (report_id, offer_id, period)
      select ${row.reportId}, o.id, ${periodOf(sql.ref('o.id'))} from ${OFFERS}
      where o.listing_id = any (${under(row.id)}) and ${isShownOffer(today)}`.execute(trx)
    for (const offerId of await offersReportedTwice(trx, row.id)) await suspend(trx, offerId, posting)
    return true
  })
}

/** Live offers of a listing of which two people whose address and connection both differ have said in this period that they are gone. */
async function offersReportedTwice(trx: Trx, listingId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select o.id from offers o where o.listing_id = any (${under(listingId)}) and o.status = 'live' and exists (
      select from stale_report_offers x join stale_reports a on a.id = x.report_id
      join stale_report_offers y on y.offer_id = x.offer_id and y.period = x.period
      join stale_reports b on b.id = y.report_id
      where x.offer_id = o.id and x.period = ${periodOf(sql.ref('o.id'))}
        and a.mail_hash <> b.mail_hash and a.client_hash <> b.client_hash)
    order by o.id`.execute(trx)
  return rows.map(({ id }) => id)
}

async function suspend(trx: Trx, offerId: number, posting: Posting): Promise<void> {
  const { now, baseUrl } = posting
  const moving = { owner: 'anybody', by: 'portal', now, reason: 'reported', pauseReason: 'reported' } as const
  const moved = await moveOffer(trx, offerId, 'suspend', moving)
  if (!moved.ok) return
  const { organisationId } = moved.value
  const subject = { kind: 'offer', id: offerId } as const
  await openTask(trx, { kind: 'reported_gone', subject, organisationId }, now)
  const offer = await offerInShort(trx, offerId)
  const { rows } = await sql<{ period: number; promiseDays: number }>`
    select ${periodOf(sql.ref('o.id'))} as period, o.promise_days as "promiseDays"
    from offers o where o.id = ${offerId}`.execute(trx)
  const { period, promiseDays } = rows[0]!
  const expiresAt = startOfDay(stageDay('archive', { confirmedOn: dayInTokyo(now), promiseDays }))
  for (const { accountId, mail, locale } of await hearersOf(trx, 'offer.reported_gone', { organisationId })) {
    const token = await issueConfirmToken(trx, { offerId, purpose: 'restore', accountId, period, expiresAt, now })
    if (!token) continue
    const link = baseUrl + pathIn(locale, `/confirm/${token}`)
    const values = { title: inLocale(locale, offer, 'title'), publicId: offer.publicId, link }
    await writeLetter(trx, { kind: 'reported_gone', locale, to: mail, values }, posting)
  }
}

/** Forgets who reported thirty days ago; the reports stay as figures. Those never confirmed go. Returns how many. */
export async function forgetReporters(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - REPORTER_KEPT_DAYS * 86_400_000)
  const gone = await db
    .deleteFrom('stale_reports')
    .where('recorded_at', '<', before)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  const forgotten = await db
    .updateTable('stale_reports')
    .set({ mail_hash: null, client_hash: null })
    .where('recorded_at', '<', before)
    .where('mail_hash', 'is not', null)
    .executeTakeFirst()
  return Number(gone.numDeletedRows) + Number(forgotten.numUpdatedRows)
}
