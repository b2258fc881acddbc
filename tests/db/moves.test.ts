import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followOffers } from '../../app/listings/follow.server.ts'
import { OFFER_STATUSES, type OfferStatus } from '../../app/listings/model.ts'
import { type Moving, moveOffer } from '../../app/listings/moves.server.ts'
import { isAllowed, listingStatusOf, MOVE_NAMES, MOVES, type MoveName } from '../../app/listings/moves.ts'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'
import { NOW } from './people.ts'
import { rolledBack } from './rolled-back.ts'

// The whole table, edge by edge and non-edge by non-edge.

let db: Kysely<Database>
let city: City
let listing: { listingId: number; publicId: string }
let offerId: number
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  listing = await offerListing(db, city)
  offerId = (await db.selectFrom('offers').select('id').executeTakeFirstOrThrow()).id
})
afterAll(() => db.destroy())

const asCity: Moving = { owner: 'anybody', by: 'portal', now: NOW, reason: '試験' }

async function putAt(trx: Trx, status: OfferStatus, pauseReason: 'city' | 'partner' | null = null): Promise<void> {
  await trx.updateTable('offers').set({ status, pause_reason: pauseReason }).where('id', '=', offerId).execute()
  await followOffers(trx, listing.listingId, TODAY)
}

/** All that a move may leave behind. */
async function traces(trx: Trx) {
  const { rows } = await sql<{ offer: OfferStatus; pause: string | null; listing: string; searched: number }>`
    select o.status as offer, o.pause_reason as pause, l.status as listing,
      (select count(*)::int from listing_search s where s.listing_id = l.id) as searched
    from offers o join listings l on l.id = o.listing_id where o.id = ${offerId}`.execute(trx)
  const events = await trx.selectFrom('listing_events').select(['event', 'detail', 'offer_id']).orderBy('id').execute()
  const audit = await trx.selectFrom('audit_log').select(['action', 'subject_id', 'fields']).orderBy('id').execute()
  return { ...rows[0]!, events, audit }
}

const EDGES = OFFER_STATUSES.flatMap(status => MOVE_NAMES.map(move => [status, move] as [OfferStatus, MoveName]))
const isEdge = ([status, move]: [OfferStatus, MoveName]) => isAllowed(move, status)

describe('a move that the table has', () => {
  test.each(EDGES.filter(isEdge))(
    'from %s: %s leaves an event, a line of the log and the right search row',
    (status, move) =>
      rolledBack(db, async trx => {
        await putAt(trx, status)
        const before = await traces(trx)
        const moved = await moveOffer(trx, offerId, move, asCity)
        const { to } = MOVES[move]
        expect(moved).toMatchObject({ ok: true, value: { offerId, status: to, publicId: listing.publicId } })
        const after = await traces(trx)
        expect(after).toMatchObject({ offer: to, listing: listingStatusOf([to]), searched: to === 'live' ? 1 : 0 })
        expect(after.pause).toBe(to === 'paused' ? 'partner' : null)
        expect(after.events.slice(before.events.length)).toEqual([
          { event: move, detail: { from: status, to, reason: '試験' }, offer_id: offerId },
        ])
        expect(after.audit.slice(before.audit.length)).toEqual([
          { action: `listing.${move}`, subject_id: String(offerId), fields: ['status'] },
        ])
      }),
  )

  test.each(MOVE_NAMES.filter(move => MOVES[move].needsReason))('%s is refused without its reason', move =>
    rolledBack(db, async trx => {
      await putAt(trx, MOVES[move].from[0])
      const before = await traces(trx)
      const { reason: _, ...silent } = asCity
      expect(await moveOffer(trx, offerId, move, silent)).toEqual({ ok: false, refusal: 'NoReason' })
      expect(await traces(trx)).toEqual(before)
    }),
  )
})

describe('a move that the table does not have', () => {
  test.each(EDGES.filter(edge => !isEdge(edge)))('from %s: %s is refused and changes nothing', (status, move) =>
    rolledBack(db, async trx => {
      await putAt(trx, status)
      const before = await traces(trx)
      expect(await moveOffer(trx, offerId, move, asCity)).toEqual({ ok: false, refusal: 'NotAllowed' })
      expect(await traces(trx)).toEqual(before)
    }),
  )
})

describe('whose offer it is', () => {
  test('another organisation’s is not there', () =>
    rolledBack(db, async trx => {
      const before = await traces(trx)
      for (const move of MOVE_NAMES) {
        const moved = await moveOffer(trx, offerId, move, { ...asCity, owner: { organisationId: city.other } })
        expect(moved).toEqual({ ok: false, refusal: 'NotFound' })
      }
      expect(await traces(trx)).toEqual(before)
    }))

  test('its partner gets out of the city’s suspension only by ending it', () =>
    rolledBack(db, async trx => {
      const asPartner: Moving = { ...asCity, owner: { organisationId: city.realtor } }
      for (const move of MOVE_NAMES.filter(name => isAllowed(name, 'paused'))) {
        await putAt(trx, 'paused', 'city')
        const mayGo = move === 'close' || move === 'withdraw'
        expect((await moveOffer(trx, offerId, move, asPartner)).ok, move).toBe(mayGo)
      }
      await putAt(trx, 'paused', 'city')
      expect((await moveOffer(trx, offerId, 'resume', asCity)).ok).toBe(true)
      await putAt(trx, 'paused', 'partner')
      expect((await moveOffer(trx, offerId, 'resume', asPartner)).ok).toBe(true)
    }))
})
