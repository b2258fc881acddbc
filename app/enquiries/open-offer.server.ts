import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { isShownOffer, OFFERS, shownUnder } from '../listings/live-offers.server.ts'
import { isPublic } from '../listings/search.server.ts'
import { hasMembers } from '../tasks/hear.server.ts'

/** An offer that may be asked about: one that the public sees on the day. */
export type OpenOffer = {
  offerId: number
  listingId: number
  publicId: string
  organisationId: number
  isSample: boolean
  titleJa: string
  titleEn: string
  organisationJa: string
  organisationEn: string
  contactNameJa: string
  contactNameEn: string
  contactHoursJa: string
  contactHoursEn: string
  contactPhone: string
  /** Somebody there hears of it. */
  isHeard: boolean
}

/** null where there is no such offer, or the public does not see it on the day. */
export async function findOpenOffer(db: Db, offerId: number, today: string): Promise<OpenOffer | null> {
  const { rows } = await sql<OpenOffer>`
    select o.id as "offerId", l.id as "listingId", s.public_id as "publicId", g.id as "organisationId",
      a.is_sample as "isSample", l.title_ja as "titleJa", l.title_en as "titleEn", g.name_ja as "organisationJa",
      g.name_en as "organisationEn", o.contact_name_ja as "contactNameJa", o.contact_name_en as "contactNameEn",
      o.contact_hours_ja as "contactHoursJa", o.contact_hours_en as "contactHoursEn",
      o.contact_phone as "contactPhone", ${hasMembers('g.id')} as "isHeard"
    from ${OFFERS} join listings l on l.id = o.listing_id join listing_search s on s.listing_id = ${shownUnder(sql`l.id`)}
      join assets a on a.id = l.asset_id
    where o.id = ${offerId} and ${isShownOffer(today)} and ${isPublic(today)}`.execute(db)
  return rows[0] ?? null
}
