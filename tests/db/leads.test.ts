import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import { approveRevision } from '../../app/listings/decide.server.ts'
import { findListing } from '../../app/listings/detail.server.ts'
import { openOtherDeal } from '../../app/listings/editor/other-deal.server.ts'
import { handOverLead } from '../../app/listings/hand-over.server.ts'
import { type LeadFacts, readConsent, readLeadFacts } from '../../app/listings/lead.ts'
import {
  attachAgent,
  editLead,
  type Lending,
  recordConsent,
  recordLead,
  takeBackConsent,
  withdrawLead,
} from '../../app/listings/lead-commands.server.ts'
import { findLead, listKnownLeads, listLeads } from '../../app/listings/leads.server.ts'
import { moveOffer } from '../../app/listings/moves.server.ts'
import { MOVE_NAMES } from '../../app/listings/moves.ts'
import { type Opening, openListing } from '../../app/listings/open-listing.server.ts'
import { refreshOffersOf, refreshSearch } from '../../app/listings/projection.server.ts'
import { readingOf } from '../../app/listings/publish.server.ts'
import { findRevision, openRevision, saveRevision } from '../../app/listings/revisions.server.ts'
import { submitRevision } from '../../app/listings/submit.server.ts'
import { registerAgreement } from '../../app/partners/agreement-commands.server.ts'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, TODAY } from './city.ts'
import { testDb } from './database.ts'
import { makeAccount, makeOrganisation, NOW } from './people.ts'
import { rolledBack } from './rolled-back.ts'

let db: Kysely<Database>
let city: City
let lending: Lending
let rival: Lending
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  const lender = async (slug: string): Promise<Lending> => {
    const organisationId = await makeOrganisation(db, slug, 'bank')
    const user = await makeAccount(db, 'bank', { mail: `${slug}@example.jp`, organisationId })
    return { organisationId, by: user.id, now: NOW, baseUrl: 'http://portal.test' }
  }
  ;[lending, rival] = [await lender('ginko'), await lender('shinkin')]
  await makeAccount(db, 'staff', { mail: 'desk@example.jp' })
  await db
    .updateTable('organisations')
    .set({ licence_number: '東京都知事(1)第1号' })
    .where('id', '=', city.realtor)
    .execute()
  await db.transaction().execute(async trx => {
    for (const id of [city.realtor, lending.organisationId])
      await registerAgreement(trx, id, TERMS, { by: null, now: NOW, baseUrl: '', refreshOffers: refreshOffersOf })
  })
})
afterAll(() => db.destroy())
const undone = (run: (trx: Trx) => Promise<void>) => rolledBack(db, run)

const TERMS = {
  ...{
    kinds: ['factory', 'land'],
    withheldFields: [],
    mayOfferOffMarket: true,
    bulkApproval: false,
    publication: 'reviewed' as const,
  },
  ...{ startsOn: addDays(TODAY, -10), endsOn: addDays(TODAY, 100) },
}
const CANARY = 'カナリアの覚え書き'
const facts = (more: Partial<LeadFacts> = {}): LeadFacts => ({
  ...{ kind: 'closing', propertyKind: 'factory', deal: 'rent', townId: city.towns.asahi, areaM2: 321, note: CANARY },
  ...more,
})
const CONSENT = { givenBy: '所有 一郎', givenOn: TODAY, method: 'written', document: '同意書1' } as const

async function recorded(trx: Trx, more: Partial<LeadFacts> = {}): Promise<number> {
  const made = await recordLead(trx, facts(more), lending)
  if (!made.ok) throw new Error(made.refusal)
  return made.value.id
}
const seenOf = async (trx: Trx, id: number) => ({
  id,
  seen: (await findLead(trx, id, lending.organisationId))!.version,
})
async function handedOver(trx: Trx) {
  const id = await recorded(trx)
  await recordConsent(trx, await seenOf(trx, id), CONSENT, lending)
  await attachAgent(trx, await seenOf(trx, id), city.realtor, lending)
  expect(await handOverLead(trx, await seenOf(trx, id), lending)).toMatchObject({ ok: true })
  return (await findLead(trx, id, lending.organisationId))!
}
/** Makes the offer public as far as its own status goes, past every command. */
async function forceLive(trx: Trx, { offerId, listingId }: { offerId: number | null; listingId: number | null }) {
  await trx
    .updateTable('offers')
    .set({ status: 'live', confirmed_on: TODAY, next_update_on: addDays(TODAY, 14), pause_reason: null })
    .where('id', '=', offerId!)
    .execute()
  await trx
    .updateTable('listings')
    .set({ status: 'published', published_on: TODAY })
    .where('id', '=', listingId!)
    .execute()
  await refreshSearch(trx, [listingId!])
}

describe('a masked lead', () => {
  test('is read by its own bank alone; the city knows that it is there and nothing else', () =>
    undone(async trx => {
      const id = await recorded(trx)
      expect(await listLeads(trx, lending.organisationId)).toMatchObject([{ id, state: 'masked', note: CANARY }])
      expect(await findLead(trx, id, rival.organisationId)).toBeNull()
      expect(await listLeads(trx, rival.organisationId)).toEqual([])
      const known = await listKnownLeads(trx)
      expect(known).toEqual([
        {
          ...{ id, kind: 'closing', bankJa: 'ginko不動産', bankEn: 'ginko realty' },
          ...{ recordedOn: TODAY, state: 'masked', number: null },
        },
      ])
      await recordConsent(trx, await seenOf(trx, id), CONSENT, lending)
      expect((await listKnownLeads(trx))[0]?.state).toBe('masked')
    }))

  test('of another bank is not found by any command, and nobody but a bank records one', () =>
    undone(async trx => {
      const which = await seenOf(trx, await recorded(trx))
      const notFound = { ok: false, refusal: 'NotFound' }
      expect(await editLead(trx, which, facts(), rival)).toEqual(notFound)
      expect(await recordConsent(trx, which, CONSENT, rival)).toEqual(notFound)
      expect(await takeBackConsent(trx, which, rival)).toEqual(notFound)
      expect(await attachAgent(trx, which, city.realtor, rival)).toEqual(notFound)
      expect(await handOverLead(trx, which, rival)).toEqual(notFound)
      expect(await withdrawLead(trx, which, rival)).toEqual(notFound)
      expect(await recordLead(trx, facts(), { ...lending, organisationId: city.realtor })).toEqual(notFound)
    }))

  test('is handed over only with consent and agent, and the city is told once both are there', () =>
    undone(async trx => {
      const id = await recorded(trx)
      const handOver = async () => handOverLead(trx, await seenOf(trx, id), lending)
      const tasks = () =>
        trx.selectFrom('tasks').select(['kind', 'subject_id']).where('closed_at', 'is', null).execute()
      expect(await handOver()).toEqual({ ok: false, refusal: 'NoConsent' })
      await attachAgent(trx, await seenOf(trx, id), city.realtor, lending)
      expect(await handOver()).toEqual({ ok: false, refusal: 'NoConsent' })
      expect(await tasks()).toEqual([])
      await recordConsent(trx, await seenOf(trx, id), CONSENT, lending)
      expect(await tasks()).toEqual([{ kind: 'bank_lead', subject_id: String(id) }])
      const letters = await trx.selectFrom('outbox').select(['kind', 'recipient', 'body', 'subject']).execute()
      expect(letters).toMatchObject([{ kind: 'bank_lead_ready', recipient: 'desk@example.jp' }])
      expect(JSON.stringify(letters)).not.toMatch(/カナリア|旭が丘|321/)
      expect(await handOver()).toMatchObject({ ok: true })
      expect(await handOver()).toEqual({ ok: false, refusal: 'HandedOver' })
      expect(await tasks()).toEqual([])
    }))

  test('takes no agent without a licence, an agreement in force or the kind', () =>
    undone(async trx => {
      const id = await recorded(trx, { propertyKind: 'shop' })
      const attach = async (agent: number) => attachAgent(trx, await seenOf(trx, id), agent, lending)
      for (const agent of [city.other, rival.organisationId, lending.organisationId, 0])
        expect(await attach(agent)).toEqual({ ok: false, refusal: 'NotAnAgent' })
      expect(await attach(city.realtor)).toEqual({ ok: false, refusal: 'KindNotAgreed' })
    }))
})

describe('a lead that is handed over', () => {
  test('is a draft of the agent with what the owner agreed to tell, and without the bank’s note', () =>
    undone(async trx => {
      const lead = await handedOver(trx)
      expect(lead.state).toBe('handed_over')
      expect(await findListing(trx, lead.number!, TODAY)).toBeNull()
      const revision = await trx
        .selectFrom('listing_revisions')
        .select(['organisation_id', 'content', 'state'])
        .where('offer_id', '=', lead.offerId!)
        .executeTakeFirstOrThrow()
      expect(revision).toMatchObject({ organisation_id: city.realtor, state: 'open' })
      expect(JSON.stringify(revision.content)).toContain('321')
      expect(JSON.stringify(revision.content)).not.toContain(CANARY)
      await forceLive(trx, lead)
      expect((await findListing(trx, lead.number!, TODAY))?.state).toBe('live')
    }))

  test('stays with its agent as a draft when the owner takes the consent back, and no move leads on', () =>
    undone(async trx => {
      const lead = await handedOver(trx)
      await takeBackConsent(trx, await seenOf(trx, lead.id), lending)
      const standing = await trx
        .selectFrom('offers')
        .select('status')
        .where('id', '=', lead.offerId!)
        .executeTakeFirst()
      expect(standing).toEqual({ status: 'draft' })
      const writing = { owner: 'anybody' as const, by: null, now: NOW }
      expect((await findRevision(trx, lead.number!, writing.owner))?.state).toBe('open')
      expect((await findLead(trx, lead.id, lending.organisationId))?.state).toBe('masked')
      const moving = { owner: 'anybody' as const, by: 'portal' as const, now: NOW, reason: 'x' }
      for (const status of ['draft', 'submitted', 'paused', 'applied', 'withdrawn', 'expired'])
        for (const move of MOVE_NAMES) {
          await trx.updateTable('offers').set({ status, pause_reason: null }).where('id', '=', lead.offerId!).execute()
          await moveOffer(trx, lead.offerId!, move, moving)
          expect((await findListing(trx, lead.number!, TODAY))?.state).not.toBe('live')
        }
    }))

  test('is neither submitted nor approved while the owner’s consent is gone: the missing item is named', () =>
    undone(async trx => {
      const lead = await handedOver(trx)
      await takeBackConsent(trx, await seenOf(trx, lead.id), lending)
      const writing = { owner: 'anybody' as const, by: null, now: NOW }
      await trx.updateTable('offers').set({ status: 'draft' }).where('id', '=', lead.offerId!).execute()
      const opened = await openRevision(trx, lead.offerId!, writing)
      const id = opened.ok ? opened.value.id : 0
      const posting = { baseUrl: '', now: NOW }
      const written = { adConsent: true }
      const saved = await saveRevision(trx, id, { seen: 1, written }, writing)
      const version = saved.ok ? saved.version : 0
      const isLack = expect.arrayContaining([{ id: 'ad_consent', state: 'missing' }])
      expect(await submitRevision(trx, id, version, writing, posting)).toMatchObject({
        refusal: 'Incomplete',
        lacks: isLack,
      })
      await trx.updateTable('listing_revisions').set({ state: 'submitted' }).where('id', '=', id).execute()
      await trx.updateTable('offers').set({ status: 'submitted' }).where('id', '=', lead.offerId!).execute()
      expect(await approveRevision(trx, id, version, rival.by, posting)).toMatchObject({
        ...{ refusal: 'Incomplete', lacks: isLack },
      })
    }))

  test('is masked under every deal that its agent offers of the property', () =>
    undone(async trx => {
      const lead = await handedOver(trx)
      const writing = { owner: { organisationId: city.realtor }, by: null, now: NOW }
      const other = await openOtherDeal(trx, lead.number!, writing)
      if (!other.ok) throw new Error(other.refusal)
      const { publicId } = other.value
      const { offerId, listingId } = (await findRevision(trx, publicId, 'anybody'))!
      await forceLive(trx, { offerId, listingId })
      expect((await findListing(trx, publicId, TODAY))?.state).toBe('live')
      await takeBackConsent(trx, await seenOf(trx, lead.id), lending)
      expect((await findListing(trx, publicId, TODAY))?.state).toBe('gone')
      await forceLive(trx, { offerId, listingId })
      expect((await findListing(trx, publicId, TODAY))?.state).toBe('gone')
      const reading = await readingOf(trx, (await findRevision(trx, publicId, 'anybody'))!, TODAY)
      expect(reading.isMasked).toBe(true)
    }))

  test('is public no more at once, whatever its status says, and comes back only with a new consent', () =>
    undone(async trx => {
      const lead = await handedOver(trx)
      await forceLive(trx, lead)
      await takeBackConsent(trx, await seenOf(trx, lead.id), lending)
      expect((await findListing(trx, lead.number!, TODAY))?.state).toBe('gone')
      await forceLive(trx, lead)
      expect((await findListing(trx, lead.number!, TODAY))?.state).toBe('gone')
      await recordConsent(trx, await seenOf(trx, lead.id), CONSENT, lending)
      await forceLive(trx, lead)
      expect((await findListing(trx, lead.number!, TODAY))?.state).toBe('live')
      await withdrawLead(trx, await seenOf(trx, lead.id), lending)
      await forceLive(trx, lead)
      expect((await findListing(trx, lead.number!, TODAY))?.state).toBe('gone')
    }))
})

test('a bank opens no listing, whoever does it for them', () =>
  undone(async trx => {
    const place = {
      ...{ at: null, townId: city.towns.asahi, addressJa: 'a', addressEn: null, roadNameJa: null, roadNameEn: null },
      precision: 'town' as const,
    }
    const opening: Opening = {
      organisationId: lending.organisationId,
      kind: 'factory',
      deal: 'rent',
      transactionMode: 'brokerage',
      titleJa: 'a',
      titleEn: 'a',
      place,
    }
    const opened = await openListing(trx, opening, { owner: 'anybody', by: null, now: NOW })
    expect(opened).toEqual({ ok: false, refusal: 'NoAgreement' })
  }))

test('the log of all this holds ids and names of fields only', () =>
  undone(async trx => {
    const lead = await handedOver(trx)
    await editLead(trx, await seenOf(trx, await recorded(trx)), facts({ areaM2: 9 }), lending)
    await takeBackConsent(trx, await seenOf(trx, lead.id), lending)
    const lines = await trx.selectFrom('audit_log').select(['action', 'fields', 'subject_id']).execute()
    const actions = lines.map(({ action }) => action).filter(action => action.startsWith('bank_lead'))
    expect(new Set(actions)).toEqual(
      new Set(
        ['record', 'record_consent', 'attach_agent', 'hand_over', 'edit', 'take_back_consent'].map(
          a => `bank_lead.${a}`,
        ),
      ),
    )
    expect(JSON.stringify(lines)).not.toMatch(/カナリア|所有 一郎|同意書/)
  }))

describe('the forms', () => {
  const form = (more: Record<string, string>) => new URLSearchParams(more)
  const lead = { kind: 'closing', propertyKind: 'land', deal: 'sale', town: '1', area: '１，２００', note: '' }
  test('read full-width figures and leave open what is empty', () => {
    expect(readLeadFacts(form(lead), [1]).value).toMatchObject({ areaM2: 1200, note: null })
    expect(readLeadFacts(form({ ...lead, area: '' }), [1]).value).toMatchObject({ areaM2: null })
  })
  test('name each field that is at fault', () => {
    const wrong = { ...lead, kind: 'x', propertyKind: 'x', deal: 'x', town: '2', area: '0.5', note: 'あ'.repeat(1001) }
    expect(readLeadFacts(form(wrong), [1]).faults).toEqual(['kind', 'propertyKind', 'deal', 'town', 'area', 'note'])
    const consent = { consentBy: '', consentOn: addDays(TODAY, 1), consentMethod: 'x', consentDocument: '\u0007' }
    expect(readConsent(form(consent), TODAY).faults).toEqual([
      ...['consentBy', 'consentOn', 'consentMethod', 'consentDocument'],
    ])
  })
})
