import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { OfferInShort } from './offer-view.ts'
import { UNDER_WAY } from './revision.ts'

/** What is being written, `w`, of an offer that is not public yet: its own columns say nothing until it is. */
const WRITTEN = sql`lateral (select r.content as content from listing_revisions r where r.offer_id = o.id
  and r.state in (${sql.join([...UNDER_WAY])})
  and o.status in ('draft', 'submitted', 'changes_requested') order by r.id desc limit 1)`
const money = (column: string, term: string) => sql`
  case when w.content is null then ${sql.ref(column)} else (w.content #>> ${sql.lit(`{terms,${term}}`)}::text[])::bigint end`

/** Columns of an offer in short, of {@link OFFERS_WITH_ALL}. */
export const IN_SHORT = sql`o.id as "offerId", l.public_id as "publicId",
  coalesce(w.content ->> 'titleJa', l.title_ja) as "titleJa", coalesce(w.content ->> 'titleEn', l.title_en) as "titleEn",
  a.kind, l.deal, t.name_ja as "townJa", t.name_en as "townEn", ${money('o.rent_yen', 'rentYen')} as "rentYen",
  ${money('o.price_yen', 'priceYen')} as "priceYen", g.name_ja as "organisationJa", g.name_en as "organisationEn",
  o.confirmed_on as "confirmedOn", o.next_update_on as "nextUpdateOn"`

export const OFFERS_WITH_ALL = sql`offers o join listings l on l.id = o.listing_id join assets a on a.id = l.asset_id
  join towns t on t.id = a.town_id join organisations g on g.id = o.organisation_id left join ${WRITTEN} w on true`

/** An offer in short by its id. Throws where there is none. */
export async function offerInShort(db: Db, offerId: number): Promise<OfferInShort> {
  const { rows } = await sql<OfferInShort>`
    select ${IN_SHORT} from ${OFFERS_WITH_ALL} where o.id = ${offerId}`.execute(db)
  if (!rows[0]) throw new Error('No such offer')
  return rows[0]
}
