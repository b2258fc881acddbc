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
 * The listings whose offers stand under one: itself, and those that have been merged into it. An array, so that the
 * index on offers answers.
 */
export const offeredUnder = (listingId: RawBuilder<unknown>) => sql`array(select ${listingId} union all
  select m.absorbed_id from listing_merges m where m.kept_id = ${listingId} and m.split_at is null)`

/** The listing that one is shown under: itself, or the one that it has been merged into. */
export const shownUnder = (listingId: RawBuilder<unknown>) => sql`coalesce((select m.kept_id from listing_merges m
  where m.absorbed_id = ${listingId} and m.split_at is null), ${listingId})`

/** A listing, by its id, has been merged into another and is shown under that one alone. */
export const isMergedAway = (listingId: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from listing_merges m where m.absorbed_id = ${listingId} and m.split_at is null)`

/**
 * Fields that are told of a listing `l` by nobody: those that the agreement of whoever leads withholds, `w`, and where
 * others stand under it, those that any of them withholds.
 */
export const withheldUnder = sql`case when exists (
    select from listing_merges m where m.kept_id = l.id and m.split_at is null)
  then array(select distinct unnest(g.withheld_fields) from offers o join organisations g on g.id = o.organisation_id
    where o.listing_id = any (${offeredUnder(sql`l.id`)}) order by 1)
  else w.withheld_fields end`

/**
 * Of the offers of a listing that may be shown the one that gives its terms comes first: the one that is shown longest.
 * Where all are promised alike that is the one confirmed last; a listing is public for as long as one of its offers is.
 */
export const LEAD_FIRST = sql`${lastShownDay} desc, o.confirmed_on desc, o.id desc`

/** The offer that gives a listing its terms, with `last_shown_on`. */
export const leadOfferOf = (listingId: RawBuilder<unknown>) => sql`(
  select o.*, ${lastShownDay} as last_shown_on from ${OFFERS}
  where o.listing_id = any (${offeredUnder(listingId)}) and ${mayBeShown}
  order by ${LEAD_FIRST} limit 1)`
