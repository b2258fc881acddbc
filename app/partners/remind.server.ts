import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { addDays, dayInTokyo, daysBetween } from '../lib/day.ts'
import { inLocale, pathIn } from '../lib/i18n/locale.ts'
import { type Posting, tellOf } from '../tasks/hear.server.ts'
import { openTask } from '../tasks/tasks.server.ts'
import { REMINDERS } from './agreement.ts'

type Ending = { id: number; organisationId: number; nameJa: string; nameEn: string; endsOn: string }

/** Agreements in force that end within the first reminder's time and that no other one follows on. */
async function listEnding(db: Db, today: string): Promise<Ending[]> {
  const { rows } = await sql<Ending>`
    select a.id, a.organisation_id as "organisationId", g.name_ja as "nameJa", g.name_en as "nameEn",
      a.ends_on as "endsOn"
    from agreements a join organisations g on g.id = a.organisation_id and g.retired_at is null
    where a.superseded_at is null and a.suspended_at is null
      and a.starts_on <= ${today}::text::date
      and a.ends_on between ${today}::text::date and ${addDays(today, REMINDERS[0])}::text::date
      and not exists (select from agreements b where b.organisation_id = a.organisation_id and b.superseded_at is null
        and b.suspended_at is null and b.starts_on = a.ends_on + 1)
    order by a.ends_on, a.id`.execute(db)
  return rows
}

/** False where this reminder of this end has been written before, by this run or by one that was killed. */
async function isFirst(trx: Trx, { organisationId, endsOn }: Ending, days_before: number, now: Date) {
  const written = await trx
    .insertInto('agreement_reminders')
    .values({ organisation_id: organisationId, ends_on: endsOn, days_before, recorded_at: now })
    .onConflict(conflict => conflict.doNothing())
    .returning('days_before')
    .executeTakeFirst()
  return written !== undefined
}

async function remind(trx: Trx, ending: Ending, posting: Posting): Promise<boolean> {
  const daysLeft = daysBetween(dayInTokyo(posting.now), ending.endsOn)
  // After a pause only the nearest counts: nobody is told thrice at once.
  const due = REMINDERS.filter(days => daysLeft <= days).at(-1)
  if (due === undefined || !(await isFirst(trx, ending, due, posting.now))) return false
  const { id, organisationId } = ending
  await openTask(trx, { kind: 'agreement_ending', subject: { kind: 'agreement', id }, organisationId }, posting.now)
  await tellOf(
    trx,
    'agreement.ending',
    { organisationId },
    ({ mail, locale, organisationId: ofHearer }) => ({
      kind: 'agreement_ending',
      locale,
      to: mail,
      values: {
        organisation: inLocale(locale, ending, 'name'),
        endsOn: ending.endsOn,
        daysLeft,
        link:
          posting.baseUrl +
          pathIn(locale, ofHearer === null ? `/staff/organisations/${organisationId}` : '/partner/organisation'),
      },
    }),
    posting,
  )
  return true
}

/**
 * Reminds whoever speaks for an organisation, and the city, of an agreement's end 90, 30 and 7 days before, once each,
 * and opens the city's task. Returns how many ends were reminded of.
 */
export async function remindOfEnds(trx: Trx, posting: Posting): Promise<number> {
  let count = 0
  for (const ending of await listEnding(trx, dayInTokyo(posting.now)))
    if (await remind(trx, ending, posting)) count += 1
  return count
}
