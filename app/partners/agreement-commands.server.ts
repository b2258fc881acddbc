import type { Trx } from '../../db/client.server.ts'
import { appendAudit } from '../audit/audit.server.ts'
import type { Actor } from '../audit/entry.ts'
import { endSessionsOfOrganisation } from '../auth/sessions.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import { inLocale, pathIn } from '../lib/i18n/locale.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { tellOf } from '../tasks/hear.server.ts'
import { closeTasks } from '../tasks/tasks.server.ts'
import type { Agreement, AgreementTerms } from './agreement.ts'
import { followAgreements, listAgreements } from './agreements.server.ts'

/** What partners offer is another room's: it shows anew the offers of organisations whose standing has changed. */
export type RefreshOffers = (trx: Trx, organisationIds: readonly number[]) => Promise<void>

/** Who decides, and when. */
export type Deciding = {
  by: number | null
  now: Date
  /** Where letters link to. */
  baseUrl: string
  refreshOffers: RefreshOffers
}

export type AgreementRefusal = 'NotFound' | 'Overlaps' | 'Suspended' | 'NotSuspended' | 'NoReason' | 'Changed'

/** Whoever decides about an organisation's agreements holds it: two decide one after the other. */
async function holdOrganisation(trx: Trx, id: number): Promise<boolean> {
  const held = await trx
    .selectFrom('organisations')
    .select('id')
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return held !== undefined
}

const actorOf = (by: number | null): Actor => (by === null ? 'terminal' : { accountId: by })

type NewRow = AgreementTerms & Pick<Agreement, 'suspendedAt' | 'suspendedReason'>

async function insertAgreement(trx: Trx, organisationId: number, row: NewRow, { by, now }: Deciding): Promise<number> {
  const { id } = await trx
    .insertInto('agreements')
    .values({
      organisation_id: organisationId,
      kinds: row.kinds,
      withheld_fields: row.withheldFields,
      may_offer_off_market: row.mayOfferOffMarket,
      publication: row.publication,
      bulk_approval: row.bulkApproval,
      starts_on: row.startsOn,
      ends_on: row.endsOn,
      suspended_at: row.suspendedAt,
      suspended_reason: row.suspendedReason,
      note: null,
      recorded_by: by,
      recorded_at: now,
      superseded_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The old row is kept, with the day until which it was what held; a task about its end is about nothing any more. */
async function supersede(trx: Trx, { id }: Agreement, { by, now }: Deciding): Promise<void> {
  await trx.updateTable('agreements').set({ superseded_at: now }).where('id', '=', id).execute()
  const subject = { kind: 'agreement', id } as const
  await closeTasks(trx, { kind: 'agreement_ending', subject, outcome: 'done', by: actorOf(by), now })
}

/** What follows at once from any change: what is shown, who may stay, one line in the log. */
async function settle(
  trx: Trx,
  organisationId: number,
  { action, id, fields = [] }: { action: string; id: number; fields?: readonly string[] },
  { by, now, refreshOffers }: Deciding,
): Promise<void> {
  await followAndShow(trx, now, refreshOffers, [organisationId])
  await appendAudit(trx, { actor: actorOf(by), action, subjectKind: 'agreement', subjectId: id, fields }, now)
}

async function followAndShow(trx: Trx, now: Date, refreshOffers: RefreshOffers, organisationIds?: readonly number[]) {
  const changed = await followAgreements(trx, dayInTokyo(now), organisationIds)
  for (const { id, isHidden } of changed) if (isHidden) await endSessionsOfOrganisation(trx, id, now)
  const ids = changed.map(({ id }) => id)
  await refreshOffers(trx, ids)
  return ids.length
}

/** As a day begins: agreements that begin are shown, and where one has ended what others offer takes its place. */
export const followStandings = (trx: Trx, refreshOffers: RefreshOffers, now: Date): Promise<number> =>
  followAndShow(trx, now, refreshOffers)

const overlaps = (held: readonly Agreement[], terms: AgreementTerms): boolean =>
  held.some(one => one.startsOn <= terms.endsOn && terms.startsOn <= one.endsOn)
/** Suspended are all that have not ended. */
const isSuspended = (held: readonly Agreement[], today: string) =>
  held.some(one => one.suspendedAt !== null && one.endsOn >= today)

/** Records an agreement: the first, or one that follows another. It may not begin before the other has ended. */
export async function registerAgreement(
  trx: Trx,
  organisationId: number,
  terms: AgreementTerms,
  deciding: Deciding,
  action: 'agreement.register' | 'agreement.renew' = 'agreement.register',
): Promise<Result<{ id: number }, AgreementRefusal>> {
  if (!(await holdOrganisation(trx, organisationId))) return refused('NotFound')
  const held = await listAgreements(trx, organisationId)
  if (isSuspended(held, dayInTokyo(deciding.now))) return refused('Suspended')
  if (overlaps(held, terms)) return refused('Overlaps')
  const id = await insertAgreement(
    trx,
    organisationId,
    { ...terms, suspendedAt: null, suspendedReason: null },
    deciding,
  )
  for (const one of held) {
    const subject = { kind: 'agreement', id: one.id } as const
    const { by, now } = deciding
    await closeTasks(trx, { kind: 'agreement_ending', subject, outcome: 'done', by: actorOf(by), now })
  }
  await settle(trx, organisationId, { action, id }, deciding)
  return done({ id })
}

/** An agreement of this organisation that holds; null: none, or it has been amended since. */
async function heldAgreement(trx: Trx, organisationId: number, id: number) {
  if (!(await holdOrganisation(trx, organisationId))) return null
  const held = await listAgreements(trx, organisationId)
  const own = held.find(one => one.id === id)
  return own ? { own, others: held.filter(one => one.id !== id) } : null
}

const changedFields = (before: AgreementTerms, after: AgreementTerms): string[] =>
  (Object.keys(after) as (keyof AgreementTerms)[]).filter(
    name => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )

/** Amends an agreement: a new row with what is agreed now. One that was amended since it was shown is not found. */
export async function amendAgreement(
  trx: Trx,
  organisationId: number,
  { id, terms }: { id: number; terms: AgreementTerms },
  deciding: Deciding,
): Promise<Result<{ id: number }, AgreementRefusal>> {
  const found = await heldAgreement(trx, organisationId, id)
  if (!found) return refused('Changed')
  if (overlaps(found.others, terms)) return refused('Overlaps')
  const fields = changedFields(found.own, pickTerms(terms))
  if (fields.length === 0) return done({ id })
  await supersede(trx, found.own, deciding)
  const next = await insertAgreement(trx, organisationId, { ...found.own, ...terms }, deciding)
  await settle(trx, organisationId, { action: 'agreement.amend', id: next, fields }, deciding)
  return done({ id: next })
}

const pickTerms = ({ kinds, withheldFields, startsOn, endsOn, ...terms }: AgreementTerms) => ({
  ...{ kinds, withheldFields, startsOn, endsOn, publication: terms.publication },
  ...{ mayOfferOffMarket: terms.mayOfferOffMarket, bulkApproval: terms.bulkApproval },
})

/** Puts every agreement of an organisation that has not ended out of force, with a reason that its people are told. */
export async function suspendAgreements(
  trx: Trx,
  organisationId: number,
  reason: string,
  deciding: Deciding,
): Promise<Result<{ id: number }, AgreementRefusal>> {
  if (!(await holdOrganisation(trx, organisationId))) return refused('NotFound')
  const running = (await listAgreements(trx, organisationId)).filter(one => one.endsOn >= dayInTokyo(deciding.now))
  if (running.length === 0) return refused('NotFound')
  if (running.some(one => one.suspendedAt !== null)) return refused('Suspended')
  if (reason.trim() === '') return refused('NoReason')
  const suspended = { suspendedAt: deciding.now, suspendedReason: reason.trim() }
  const id = await replaceAll(trx, organisationId, running, suspended, deciding)
  await settle(trx, organisationId, { action: 'agreement.suspend', id }, deciding)
  await tellSpeakers(trx, organisationId, reason.trim(), deciding)
  return done({ id })
}

async function tellSpeakers(trx: Trx, organisationId: number, reason: string, { baseUrl, now }: Deciding) {
  const names = await trx
    .selectFrom('organisations')
    .select(['name_ja as nameJa', 'name_en as nameEn'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  await tellOf(
    trx,
    'agreement.suspended',
    { organisationId },
    ({ mail, locale }) => ({
      kind: 'agreement_suspended',
      locale,
      to: mail,
      values: {
        organisation: inLocale(locale, names, 'name'),
        words: reason,
        link: baseUrl + pathIn(locale, '/contact'),
      },
    }),
    { baseUrl, now },
  )
}

/** Puts what was suspended into force again. */
export async function liftSuspension(
  trx: Trx,
  organisationId: number,
  deciding: Deciding,
): Promise<Result<{ id: number }, AgreementRefusal>> {
  if (!(await holdOrganisation(trx, organisationId))) return refused('NotFound')
  const today = dayInTokyo(deciding.now)
  const held = (await listAgreements(trx, organisationId)).filter(one => one.suspendedAt && one.endsOn >= today)
  if (held.length === 0) return refused('NotSuspended')
  const id = await replaceAll(trx, organisationId, held, { suspendedAt: null, suspendedReason: null }, deciding)
  await settle(trx, organisationId, { action: 'agreement.lift_suspension', id }, deciding)
  return done({ id })
}

async function replaceAll(
  trx: Trx,
  organisationId: number,
  agreements: readonly Agreement[],
  change: Pick<Agreement, 'suspendedAt' | 'suspendedReason'>,
  deciding: Deciding,
): Promise<number> {
  let last = 0
  for (const one of agreements) {
    await supersede(trx, one, deciding)
    last = await insertAgreement(trx, organisationId, { ...one, ...change }, deciding)
  }
  return last
}
