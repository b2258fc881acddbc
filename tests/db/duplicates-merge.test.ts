import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findOpenOffer } from '../../app/enquiries/open-offer.server.ts'
import { reviseListing } from '../../app/feeds/revise.server.ts'
import { readContent } from '../../app/listings/content.server.ts'
import { findListing, findSummary } from '../../app/listings/detail.server.ts'
import { listLiveOffers } from '../../app/listings/detail-reads.server.ts'
import { findMergedInto, type Merging, mergeListings, splitMerge } from '../../app/listings/merges.server.ts'
import { moveOffer } from '../../app/listings/moves.server.ts'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { tableHashes } from '../fixtures/table-hashes.ts'
import { type City, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'
import { rolledBack } from './rolled-back.ts'

const NOW = new Date(`${TODAY}T03:00:00Z`)

let db: Kysely<Database>
let city: City
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
})
afterAll(() => db.destroy())

type Made = Awaited<ReturnType<typeof offerListing>>

/** The same factory as two partners post it. */
async function twoListings(trx: Trx, town: 'first' | 'second' | 'neither' = 'neither'): Promise<[Made, Made]> {
  const precision = (which: string) => (town === which ? ({ locationPrecision: 'town' } as const) : {})
  const first = await offerListing(trx, city, {
    facts: { leasable_area_m2: 320, ceiling_height_min_m: 5 },
    asset: precision('first'),
    offer: { rentYen: 330_000 },
  })
  const second = await offerListing(trx, city, {
    facts: { leasable_area_m2: 338, power_contract_kw: 50 },
    asset: precision('second'),
    offer: { organisationId: city.other, rentYen: 350_000 },
  })
  return [first, second]
}

const merging = (kept: Made, absorbed: Made, more: Partial<Merging> = {}): Merging => ({
  ...{ keptId: kept.listingId, absorbedId: absorbed.listingId, by: null, now: NOW, reason: null },
  ...more,
})

async function merged(trx: Trx, kept: Made, absorbed: Made): Promise<number> {
  const done = await mergeListings(trx, merging(kept, absorbed))
  if (!done.ok) throw new Error(done.refusal)
  return done.value.mergeId
}

/** What only grows: what happened, and who did it. */
const APPENDED = ['audit_log', 'listing_events', 'listing_merges']
async function records(trx: Trx): Promise<Record<string, string>> {
  const hashes = await tableHashes(trx)
  return Object.fromEntries(Object.entries(hashes).filter(([table]) => !APPENDED.includes(table)))
}

const liveOffers = async (trx: Trx) => {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(cardinality(offer_ends)), 0)::int as n from listing_search`.execute(trx)
  return rows[0]!.n
}
const offerOf = (trx: Trx, { listingId }: Made) =>
  trx.selectFrom('offers').select('id').where('listing_id', '=', listingId).executeTakeFirstOrThrow()

type Lead = { listingId: number; offerId: number; agentId: number; bankId: number }

/** A bank's lead that was handed over, of whose owner there is no consent. */
const leadOf = (trx: Trx, { listingId, offerId, agentId, bankId }: Lead) =>
  sql`insert into bank_leads (organisation_id, kind, property_kind, deal, town_id, agent_id, listing_id, offer_id,
      recorded_on, recorded_at, handed_over_at)
    values (${bankId}, 'closing', 'factory', 'rent', ${city.towns.asahi}, ${agentId}, ${listingId}, ${offerId}, ${TODAY},
      now(), now())`.execute(trx)

const inTrial = (test: (trx: Trx) => Promise<void>) => () => rolledBack(db, test)

describe('a merge', () => {
  test(
    'shows one listing with the offers of both, and leads the other address there',
    inTrial(async trx => {
      const [kept, absorbed] = await twoListings(trx)
      const before = await liveOffers(trx)
      await merged(trx, kept, absorbed)
      expect(await liveOffers(trx)).toBe(before)
      expect(await findSummary(trx, kept.publicId, TODAY)).toMatchObject({ offers: 2, floorAreaM2: 320 })
      expect(
        (await listLiveOffers(trx, kept.listingId, TODAY)).map(({ organisationJa }) => organisationJa).sort(),
      ).toEqual(['kita不動産', 'minami不動産'])
      const page = await findListing(trx, kept.publicId, TODAY)
      expect(page?.state === 'live' && page.spreads).toEqual([{ field: 'leasable_area_m2', least: 320, most: 338 }])
      expect((await findListing(trx, absorbed.publicId, TODAY))?.state).not.toBe('live')
      expect(await findMergedInto(trx, absorbed.publicId)).toBe(kept.publicId)
      expect(await findMergedInto(trx, kept.publicId)).toBeNull()
    }),
  )

  test(
    'that is split gives every record back as it was, byte for byte',
    inTrial(async trx => {
      const [kept, absorbed] = await twoListings(trx)
      const before = await records(trx)
      const mergeId = await merged(trx, kept, absorbed)
      expect(await records(trx)).not.toEqual(before)
      const split = await splitMerge(trx, { mergeId, by: null, now: NOW, reason: '別の棟' })
      expect(split).toMatchObject({ ok: true })
      expect(await records(trx)).toEqual(before)
      expect(await splitMerge(trx, { mergeId, by: null, now: NOW, reason: '別の棟' })).toMatchObject({
        refusal: 'NotFound',
      })
    }),
  )

  test(
    'of three stands under one, however many are merged and split',
    inTrial(async trx => {
      const [kept, second] = await twoListings(trx)
      const third = await offerListing(trx, city, { offer: { rentYen: 340_000 } })
      const before = [await liveOffers(trx), await records(trx)]
      const merges = [await merged(trx, kept, second), await merged(trx, kept, third)]
      expect(await liveOffers(trx)).toBe(before[0])
      expect(await findSummary(trx, kept.publicId, TODAY)).toMatchObject({ offers: 3 })
      expect(await mergeListings(trx, merging(third, second))).toMatchObject({ refusal: 'AlreadyMerged' })
      for (const mergeId of merges) await splitMerge(trx, { mergeId, by: null, now: NOW, reason: 'x' })
      expect([await liveOffers(trx), await records(trx)]).toEqual(before)
    }),
  )

  test(
    'is not undone by the next file of the absorbed partner, which writes its own words alone',
    inTrial(async trx => {
      const [kept, absorbed] = await twoListings(trx)
      await merged(trx, kept, absorbed)
      const { id } = await offerOf(trx, absorbed)
      const said = await readContent(trx, id)
      expect(said.facts.leasable_area_m2).toMatchObject({ value: 338 })
      const row = {
        ...{
          titleJa: '倉庫',
          titleEn: 'Shed',
          summaryJa: null,
          summaryEn: null,
          kind: 'factory',
          townId: city.towns.asahi,
        },
        ...{ address: '旭が丘三丁目1-1', roadName: null, precision: 'exact', at: [139.371, 35.657], access: [] },
        facts: { leasable_area_m2: { ...said.facts.leasable_area_m2!, value: 340 } },
        ...{ deal: 'rent', terms: { rentYen: 345_000 }, transactionMode: 'brokerage', adConsent: true },
        ...{ confirmedOn: TODAY, partner: { nameJa: 'a', nameEn: 'a' }, contactPhone: '042' },
      } as unknown as Parameters<typeof reviseListing>[1]
      await reviseListing(trx, row, { listingId: absorbed.listingId, assetId: absorbed.assetId, offerId: id })
      const { refreshSearch } = await import('../../app/listings/projection.server.ts')
      await refreshSearch(trx, [absorbed.listingId])
      expect(await findMergedInto(trx, absorbed.publicId)).toBe(kept.publicId)
      const shown = await findSummary(trx, kept.publicId, TODAY)
      expect(shown).toMatchObject({ offers: 2, floorAreaM2: 320, titleJa: expect.not.stringContaining('倉庫') })
      const terms = await listLiveOffers(trx, kept.listingId, TODAY)
      expect(terms.map(({ rentYen }) => rentYen).sort()).toEqual([330_000, 345_000])
    }),
  )

  test(
    'takes an enquiry to whoever offers, at the address that is shown',
    inTrial(async trx => {
      const [kept, absorbed] = await twoListings(trx)
      await merged(trx, kept, absorbed)
      const { id } = await offerOf(trx, absorbed)
      const open = await findOpenOffer(trx, id, TODAY)
      expect(open).toMatchObject({ listingId: absorbed.listingId, publicId: kept.publicId, organisationId: city.other })
    }),
  )

  test(
    'whose kept offer ends goes on under the next, and the ended address leads there',
    inTrial(async trx => {
      const [kept, absorbed] = await twoListings(trx)
      await merged(trx, kept, absorbed)
      const { id } = await offerOf(trx, kept)
      await moveOffer(trx, id, 'withdraw', { owner: 'anybody', by: 'portal', now: NOW, reason: 'x' })
      expect(await findSummary(trx, absorbed.publicId, TODAY)).toMatchObject({ offers: 1, floorAreaM2: 338 })
      expect(await findMergedInto(trx, kept.publicId)).toBe(absorbed.publicId)
    }),
  )

  test(
    'in which the other partner alone stops stays public',
    inTrial(async trx => {
      const [kept, absorbed] = await twoListings(trx)
      const mergeId = await merged(trx, kept, absorbed)
      const { id } = await offerOf(trx, absorbed)
      await moveOffer(trx, id, 'close', { owner: 'anybody', by: 'portal', now: NOW })
      expect(await findSummary(trx, kept.publicId, TODAY)).toMatchObject({ offers: 1 })
      await splitMerge(trx, { mergeId, by: null, now: NOW, reason: 'x' })
      expect(await findSummary(trx, kept.publicId, TODAY)).toMatchObject({ offers: 1 })
      expect(await findSummary(trx, absorbed.publicId, TODAY)).toBe('gone')
    }),
  )
})

test(
  'however staff merge and split, no offer is lost or shown twice, and all is as before when all are split',
  inTrial(async trx => {
    const listings: Made[] = []
    for (let i = 0; i < 5; i++)
      listings.push(await offerListing(trx, city, { offer: { organisationId: i % 2 ? city.realtor : city.other } }))
    const [offers, before] = [await liveOffers(trx), await records(trx)]
    const index = fc.nat({ max: listings.length - 1 })
    const act = fc.oneof(fc.record({ merge: fc.tuple(index, index) }), fc.record({ split: fc.nat({ max: 9 }) }))
    const open = () =>
      trx.selectFrom('listing_merges').select('id').where('split_at', 'is', null).orderBy('id').execute()
    const split = (mergeId: number) => splitMerge(trx, { mergeId, by: null, now: NOW, reason: 'x' })
    for (const acts of fc.sample(fc.array(act, { minLength: 4, maxLength: 9 }), { numRuns: 8, seed: 20_261_127 })) {
      for (const one of acts) {
        const merges = await open()
        if ('merge' in one) await mergeListings(trx, merging(listings[one.merge[0]]!, listings[one.merge[1]]!))
        else if (merges.length > 0) await split(merges[one.split % merges.length]!.id)
        expect(await liveOffers(trx)).toBe(offers)
      }
      for (const { id } of await open()) await split(id)
      expect(await records(trx)).toEqual(before)
    }
  }),
)

test(
  'an offer whose owner does not consent any more is shown under nobody',
  inTrial(async trx => {
    const [kept, lead] = await twoListings(trx)
    const { id } = await offerOf(trx, lead)
    await leadOf(trx, { listingId: lead.listingId, offerId: id, agentId: city.other, bankId: city.realtor })
    await merged(trx, kept, lead)
    expect(await findSummary(trx, kept.publicId, TODAY)).toMatchObject({ offers: 1, rentYen: 330_000 })
    expect((await listLiveOffers(trx, kept.listingId, TODAY)).map(({ rentYen }) => rentYen)).toEqual([330_000])
    expect(await findOpenOffer(trx, id, TODAY)).toBeNull()
  }),
)

describe('a merge is refused', () => {
  test(
    'where it would tell a place that its partner does not show',
    inTrial(async trx => {
      const [exact, town] = await twoListings(trx, 'second')
      expect(await mergeListings(trx, merging(exact, town))).toMatchObject({ refusal: 'TellsPlace' })
      expect(await mergeListings(trx, merging(town, exact))).toMatchObject({ ok: true })
    }),
  )

  test(
    'and ended by itself where it has come to tell one',
    inTrial(async trx => {
      const [kept, absorbed] = await twoListings(trx)
      await merged(trx, kept, absorbed)
      await trx.updateTable('assets').set({ location_precision: 'town' }).where('id', '=', absorbed.assetId).execute()
      const { splitTelling } = await import('../../app/listings/merges.server.ts')
      await splitTelling(trx, absorbed.assetId)
      expect(await findMergedInto(trx, absorbed.publicId)).toBeNull()
      expect(await findSummary(trx, kept.publicId, TODAY)).toMatchObject({ offers: 1 })
    }),
  )

  test(
    'between deals, with itself, with what is not public, and of what others stand under',
    inTrial(async trx => {
      const [kept, absorbed] = await twoListings(trx)
      const sale = await offerListing(trx, city, { listing: { deal: 'sale' } })
      const draft = await offerListing(trx, city, { listing: { status: 'paused' }, offer: { status: 'paused' } })
      const third = await offerListing(trx, city)
      const refusal = async (one: Made, other: Made) => {
        const done = await mergeListings(trx, merging(one, other))
        return done.ok ? null : done.refusal
      }
      expect(await refusal(kept, sale)).toBe('OtherDeal')
      expect(await refusal(kept, kept)).toBe('SameListing')
      expect(await refusal(kept, draft)).toBe('NotPublished')
      expect(await refusal(kept, { ...kept, listingId: 999_999 })).toBe('NotFound')
      await merged(trx, kept, absorbed)
      expect(await refusal(third, kept)).toBe('HasOthers')
      expect(await refusal(kept, absorbed)).toBe('AlreadyMerged')
    }),
  )

  test(
    'under a bank’s lead, whose owner may take back the consent',
    inTrial(async trx => {
      const [lead, other] = await twoListings(trx)
      const { id } = await offerOf(trx, lead)
      await leadOf(trx, { listingId: lead.listingId, offerId: id, agentId: city.realtor, bankId: city.other })
      expect(await mergeListings(trx, merging(lead, other))).toMatchObject({ refusal: 'FromLead' })
    }),
  )
})

test(
  'what one of the partners withholds is told of none',
  inTrial(async trx => {
    const [kept, absorbed] = await twoListings(trx)
    await sql`update organisations set withheld_fields = '{ceiling_height_min_m}' where id = ${city.realtor}`.execute(
      trx,
    )
    await merged(trx, kept, absorbed)
    // The other leads: it is shown longer.
    await sql`update offers set next_update_on = next_update_on + 30 where listing_id = ${absorbed.listingId}`.execute(
      trx,
    )
    const { refreshSearch } = await import('../../app/listings/projection.server.ts')
    await refreshSearch(trx, [kept.listingId])
    expect(await findSummary(trx, kept.publicId, TODAY)).toMatchObject({ ceilingM: null, rentYen: 350_000 })
  }),
)
