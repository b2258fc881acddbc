import { type RawBuilder, type SqlBool, sql } from 'kysely'

// The one place that says which offers are public. Everything here is about an offer `o` of the organisation `g`.

/** Offers with whoever makes them. */
export const OFFERS = sql`offers o join organisations g on g.id = o.organisation_id`

/**
 * The last day on which an offer is shown: its promise has not run out and an agreement is in force, where there ever was
 * one.
 */
export const lastShownDay = sql<string>`least(o.next_update_on, g.shown_until)`

/**
 * Its property came to whoever offers it from a bank's lead that is withdrawn or has no consent of its owner any more:
 * under no deal theirs to show.
 */
export const isMasked = sql<SqlBool>`exists (select from bank_leads b
  join offers lo on lo.id = b.offer_id join listings ll on ll.id = lo.listing_id
  where lo.organisation_id = o.organisation_id
    and ll.asset_id = (select ol.asset_id from listings ol where ol.id = o.listing_id)
    and (b.withdrawn_at is not null
      or not exists (select from bank_lead_consents c where c.lead_id = b.id and c.taken_back_at is null)))`

/** A bank may not broker. */
const mayBeOffered = sql<SqlBool>`g.kind <> 'bank' and not ${isMasked}`

/** Its organisation may offer it on the day, whatever its promise says. */
export const isOfferedOn = (today: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${mayBeOffered} and coalesce(g.shown_until >= ${today}::text::date, true))`

/** Live, and not hidden on every day since it was confirmed: what search rows are made from, which know no day. */
export const mayBeShown = sql<SqlBool>`(o.status = 'live' and ${lastShownDay} >= o.confirmed_on and ${mayBeOffered})`

/** Live, within its promise and under an agreement in force on the day. */
export const isShownOffer = (today: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${mayBeShown} and ${lastShownDay} >= ${today}::text::date)`

/**
 * Of the offers of a listing that may be shown the one that gives its terms comes first: the one that is shown longest.
 * Where all are promised alike that is the one confirmed last; a listing is public for as long as one of its offers is.
 */
export const LEAD_FIRST = sql`${lastShownDay} desc, o.confirmed_on desc, o.id desc`

/** The offer that gives a listing its terms, with `last_shown_on`. */
export const leadOfferOf = (listingId: RawBuilder<unknown>) => sql`(
  select o.*, ${lastShownDay} as last_shown_on from ${OFFERS} where o.listing_id = ${listingId} and ${mayBeShown}
  order by ${LEAD_FIRST} limit 1)`
