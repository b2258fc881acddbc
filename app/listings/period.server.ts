import { type RawBuilder, sql } from 'kysely'

/**
 * The period of an offer's promise, named by the event of the confirmation that began it; 0 where none is on record.
 * Unlike its day it stays the same when the sample's days move on. `offer`: the offer's id.
 */
export const periodOf = (offer: RawBuilder<unknown>) => sql<number>`
  coalesce((select max(e.id) from listing_events e where e.offer_id = ${offer} and e.event = 'confirmed'), 0)`
