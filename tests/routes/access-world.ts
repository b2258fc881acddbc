import { type Kysely, type RawBuilder, sql } from 'kysely'
import { readQuestion } from '../../app/enquiries/question.ts'
import { recordQuestion } from '../../app/enquiries/questions.server.ts'
import { openListing } from '../../app/listings/open-listing.server.ts'
import type { Database } from '../../db/schema.ts'
import { makeCity } from '../db/city.ts'
import { makeAccount } from '../db/people.ts'
import type { Named } from './access.ts'

/** One thing of each kind that is ours and one that is another organisation's, as paths name them. */
export type World = Record<Named, Record<'own' | 'other', string>> & { ids: Record<'own' | 'other', number> }

const NOW = new Date('2026-11-26T03:00:00Z')

/** Two organisations under agreements, each with one of everything. */
export async function makeWorld(db: Kysely<Database>, ids: World['ids']): Promise<World> {
  const city = await makeCity(db)
  const made = {
    own: await makeOne(db, city.towns.asahi, ids.own),
    other: await makeOne(db, city.towns.asahi, ids.other),
  }
  const of = (name: keyof typeof made.own) => ({ own: made.own[name], other: made.other[name] })
  const everybodys = async (id: Promise<number>) => ({ own: String(await id), other: String(await id) })
  return {
    ids,
    listing: of('listing'),
    revision: of('revision'),
    offer: of('offer'),
    organisation: of('organisation'),
    account: of('account'),
    enquiry: of('enquiry'),
    lead: of('lead'),
    import: of('import'),
    question: await everybodys(askedQuestion(db)),
    guidance: await everybodys(guidedArea(db)),
    duplicate: await everybodys(duplicatePair(db)),
  }
}

async function makeOne(db: Kysely<Database>, townId: number, organisationId: number) {
  await db
    .insertInto('agreements')
    .values({
      organisation_id: organisationId,
      kinds: ['factory', 'land'],
      bulk_approval: true,
      publication: 'reviewed',
      ...{ starts_on: '2026-04-01', ends_on: '2099-03-31', suspended_at: null, suspended_reason: null },
      ...{ note: null, recorded_by: null, superseded_at: null },
    })
    .execute()
  const place = { at: null, townId, addressJa: '旭が丘3-2-1', addressEn: null, roadNameJa: null, roadNameEn: null }
  const opened = await db.transaction().execute(trx =>
    openListing(
      trx,
      {
        organisationId,
        kind: 'factory',
        deal: 'rent',
        place: { ...place, precision: 'town' },
        transactionMode: 'brokerage',
        titleJa: '試験工場',
        titleEn: 'Test factory',
      },
      { owner: { organisationId }, by: null, now: NOW },
    ),
  )
  if (!opened.ok) throw new Error(opened.refusal)
  const { publicId, revisionId, listingId, offerId } = opened.value
  // Submitted, so that staff may see it at review.
  await db.updateTable('listing_revisions').set({ state: 'submitted' }).where('id', '=', revisionId).execute()
  const person = await makeAccount(db, 'partner_member', { mail: `person${organisationId}@example.jp`, organisationId })
  const ids = {
    revision: revisionId,
    offer: offerId,
    organisation: organisationId,
    account: person.id,
    enquiry: await sentEnquiry(db, { listingId, offerId, organisationId }),
    lead: await recordedLead(db, organisationId, townId),
    import: await sentFile(db, organisationId),
  }
  const named = Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, String(id)]))
  return { listing: publicId, ...(named as Record<keyof typeof ids, string>) }
}

/** What a form says, for pages that answer 404 to one that names nothing; made anew for each that is sent. */
export const FORMS: Record<string, (db: Kysely<Database>) => Promise<Record<string, string>>> = {
  '/staff/mail': async db => ({ letter: String(await deadLetter(db)) }),
  '/staff/jobs': async db => ({ job: String(await failedJob(db)) }),
  '/partner/enquiries/:id': async () => ({ intent: 'mark', way: 'phone', seen: '0' }),
  '/partner/imports/:id': async () => ({ intent: 'again' }),
  '/staff/imports/:id': async () => ({ intent: 'again' }),
  '/partner/listings/:publicId': async () => ({ intent: 'submit', seen: '1' }),
  '/staff/listings/:publicId': async () => ({ intent: 'submit', seen: '1' }),
}

const deadLetter = (db: Kysely<Database>) =>
  numberOf(
    sql`insert into outbox (kind, locale, recipient, subject, body, message_id, next_try_at, written_at, purge_on, state)
      values ('reset', 'ja', 'a@example.jp', 'a', 'a', gen_random_uuid()::text, ${NOW}, ${NOW}, '2026-12-26', 'failed')
      returning id`,
    db,
  )

const failedJob = (db: Kysely<Database>) =>
  numberOf(
    sql`insert into jobs (kind, subject, state, due_at, requested_at)
      values ('pictures.make', gen_random_uuid()::text, 'failed', ${NOW}, ${NOW}) returning id`,
    db,
  )

const numberOf = async (query: RawBuilder<{ id: number }>, db: Kysely<Database>): Promise<number> =>
  (await query.execute(db)).rows[0]!.id

const sentEnquiry = (db: Kysely<Database>, of: { listingId: number; offerId: number; organisationId: number }) =>
  numberOf(
    sql`insert into enquiries (listing_id, offer_id, organisation_id, locale, purpose, city_hears, received_at,
        content_hash, name, mail, words)
      values (${of.listingId}, ${of.offerId}, ${of.organisationId}, 'ja', 'viewing', true, ${NOW},
        ${`h${of.offerId}`}, '試験', 'a@example.jp', '見たい') returning id`,
    db,
  )

const duplicatePair = (db: Kysely<Database>) =>
  numberOf(
    sql`insert into duplicate_pairs (first_id, second_id, state, probability, reasons, found_at, judged_at)
      select min(id), max(id), 'review', 0.7, '[]', ${NOW}, ${NOW} from listings returning id`,
    db,
  )

const sentFile = (db: Kysely<Database>, organisationId: number) =>
  numberOf(
    sql`insert into imports (organisation_id, file_key, file_name, bytes, sha256, sent_at, state)
      values (${organisationId}, gen_random_uuid()::text, 'list.csv', 1, 'x', ${NOW}, 'checked') returning id`,
    db,
  )

const recordedLead = (db: Kysely<Database>, organisationId: number, townId: number) =>
  numberOf(
    sql`insert into bank_leads (organisation_id, kind, property_kind, deal, town_id, recorded_on, recorded_at)
      values (${organisationId}, 'closing', 'factory', 'rent', ${townId}, '2026-11-26', ${NOW}) returning id`,
    db,
  )

const askedQuestion = (db: Kysely<Database>) =>
  db.transaction().execute(async trx => {
    const { question } = readQuestion(new URLSearchParams({ use: 'metal_cutting', mail: 'a@example.jp' }), 'ja')
    return (await recordQuestion(trx, question!, { today: '2026-11-26', now: NOW })).id
  })

async function guidedArea(db: Kysely<Database>): Promise<number> {
  const { id } = await db
    .insertInto('datasets')
    .values({
      ...{ layer: 'guidance', name_ja: '誘導', name_en: 'Guidance', source_ja: '試験', source_en: 'Test' },
      ...{ licence: 'CC0', edition: '1', is_sample: true, checksum: 'y', feature_count: 1 },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return numberOf(
    sql`insert into guidance_areas (dataset_id, name_ja, name_en, industries, geom) values (${id}, '区域', 'Area', '{24}',
      ST_Multi(ST_SetSRID(ST_MakeEnvelope(139.36, 35.65, 139.38, 35.66), 4326))) returning id`,
    db,
  )
}
