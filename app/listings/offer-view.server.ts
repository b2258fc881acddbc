import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { OfferInShort } from './offer-view.ts'

/** Columns of an offer in short; `o`, `l`, `a`, `t` and `g` stand for the tables it is read from. */
export const IN_SHORT = sql`o.id as "offerId", l.public_id as "publicId", l.title_ja as "titleJa",
  l.title_en as "titleEn", a.kind, l.deal, t.name_ja as "townJa", t.name_en as "townEn", o.rent_yen as "rentYen",
  o.price_yen as "priceYen", g.name_ja as "organisationJa", g.name_en as "organisationEn",
  o.confirmed_on as "confirmedOn", o.next_update_on as "nextUpdateOn"`

export const OFFERS_WITH_ALL = sql`offers o join listings l on l.id = o.listing_id join assets a on a.id = l.asset_id
  join towns t on t.id = a.town_id join organisations g on g.id = o.organisation_id`

/** An offer in short by its id. Throws where there is none. */
export async function offerInShort(db: Db, offerId: number): Promise<OfferInShort> {
  const { rows } = await sql<OfferInShort>`
    select ${IN_SHORT} from ${OFFERS_WITH_ALL} where o.id = ${offerId}`.execute(db)
  if (!rows[0]) throw new Error('No such offer')
  return rows[0]
}
