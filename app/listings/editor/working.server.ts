import { sql } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import { readContent } from '../content.server.ts'
import type { Content } from '../content.ts'
import type { Deal, OfferStatus } from '../model.ts'
import type { Owner } from '../moves.server.ts'
import { OPEN, type Revision } from '../revision.ts'
import { findRevision } from '../revisions.server.ts'

/** A listing as somebody works on it: their offer, and the revision under way where there is one. */
export type Working = {
  publicId: string
  listingId: number
  assetId: number
  offerId: number
  organisationId: number
  deal: Deal
  offerStatus: OfferStatus
  /** 'YYYY-MM-DD'; null: it was never public. */
  publishedOn: string | null
  revision: Revision | null
  /** What is being written, else what the offer says. */
  content: Content
  /** 0 where nothing is under way. */
  version: number
  isOpen: boolean
}

type Found = Omit<Working, 'revision' | 'content' | 'version' | 'isOpen'>

/** A listing by its public id, for whoever offers it; null: none, or somebody else's. */
export async function findWorking(db: Db, publicId: string, owner: Owner): Promise<Working | null> {
  const isTheirs = owner === 'anybody' ? sql`true` : sql`o.organisation_id = ${owner.organisationId}`
  const revision = await findRevision(db, publicId, owner)
  const { rows } = await sql<Found>`
    select l.public_id as "publicId", l.id as "listingId", l.asset_id as "assetId", o.id as "offerId",
      o.organisation_id as "organisationId", l.deal, o.status as "offerStatus", l.published_on as "publishedOn"
    from listings l join offers o on o.listing_id = l.id
    where l.public_id = ${publicId} and ${isTheirs}
    order by o.id = ${revision?.offerId ?? 0} desc, o.status = 'live' desc, o.id desc limit 1`.execute(db)
  const found = rows[0]
  if (!found) return null
  const content = revision?.content ?? (await readContent(db, found.offerId))
  const isOpen = revision !== null && (OPEN as readonly string[]).includes(revision.state)
  return { ...found, revision, content, version: revision?.version ?? 0, isOpen }
}
