import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import type { AssetInput, OfferInput } from '../listings/input.ts'
import { nextPublicId } from '../listings/next-public-id.server.ts'
import { recordListing } from '../listings/record.server.ts'
import { canonicalText } from '../places/features.ts'
import { contactOf } from './contact.ts'
import { reviseListing, type Written } from './revise.server.ts'
import type { FeedRow } from './rows.ts'

/** A row as the portal already has it. */
export type Held = Written & { deal: string; hash: string | null }

/** Who offers it and what they call it. */
export const keyOf = (row: FeedRow): string => `${row.partner.id} ${row.partnerRef}`

/** The same for rows that say the same, wherever they stand in their file. */
const hashOf = ({ index: _, ...row }: FeedRow): string => createHash('sha256').update(canonicalText(row)).digest('hex')

/** The offers behind rows of a file, each with the hash of the row that it was last written from. */
export async function heldOffers(db: Db, rows: readonly FeedRow[]): Promise<Map<string, Held>> {
  const given = rows.map(row => ({ partner: row.partner.id, ref: row.partnerRef }))
  const { rows: found } = await sql<Held & { key: string }>`
    select o.organisation_id || ' ' || o.partner_ref as key, o.id as "offerId", l.id as "listingId",
      l.asset_id as "assetId", l.deal,
      (select e.detail->>'hash' from listing_events e
        where e.listing_id = l.id and e.offer_id = o.id and e.event = 'imported' order by e.id desc limit 1) as hash
    from jsonb_to_recordset(${jsonb(given)}) as g(partner int, ref text)
    join offers o on o.organisation_id = g.partner and o.partner_ref = g.ref
    join listings l on l.id = o.listing_id`.execute(db)
  return new Map(found.map(({ key, ...held }) => [key, held]))
}

export const statusOf = (held: Held | undefined, row: FeedRow): 'added' | 'changed' | 'unchanged' =>
  !held ? 'added' : held.hash === hashOf(row) ? 'unchanged' : 'changed'

type Run = { today: string; isSample: boolean }

/** Records a row's listing, or brings the one it names up to date. Zones, distances and search rows come after. */
export async function writeRow(trx: Trx, row: FeedRow, held: Held | undefined, run: Run) {
  const written = held ? await reviseListing(trx, row, held) : await addListing(trx, row, run)
  await trx
    .insertInto('listing_events')
    .values({
      listing_id: written.listingId,
      offer_id: written.offerId,
      event: 'imported',
      happened_on: run.today,
      detail: jsonb({ hash: hashOf(row) }),
    })
    .execute()
  return written
}

const offerOf = (row: FeedRow): OfferInput => ({
  ...row.terms,
  organisationId: row.partner.id,
  partnerRef: row.partnerRef,
  status: 'live',
  transactionMode: row.transactionMode,
  adConsent: row.adConsent,
  confirmedOn: row.confirmedOn,
  confirmedByJa: row.partner.nameJa,
  confirmedByEn: row.partner.nameEn,
  confirmMethod: 'feed',
  ...contactOf(row),
  contactPhone: row.contactPhone,
})

const assetOf = (row: FeedRow, isSample: boolean): AssetInput => ({
  kind: row.kind,
  townId: row.townId,
  addressJa: row.address,
  addressEn: null,
  roadNameJa: row.roadName,
  roadNameEn: null,
  location: row.at,
  lot: null,
  locationPrecision: row.precision,
  isSample,
  facts: row.facts,
  access: row.access,
})

async function addListing(trx: Trx, row: FeedRow, { today, isSample }: Run): Promise<Written> {
  const { listingId, assetId } = await recordListing(trx, {
    publicId: await nextPublicId(trx, today.slice(0, 4)),
    asset: assetOf(row, isSample),
    deal: row.deal,
    status: 'published',
    titleJa: row.titleJa,
    titleEn: row.titleEn,
    summaryJa: row.summaryJa,
    summaryEn: row.summaryEn,
    publishedOn: today,
    firstSeenOn: today,
    endedOn: null,
    offers: [offerOf(row)],
  })
  const { id: offerId } = await trx
    .selectFrom('offers')
    .select('id')
    .where('listing_id', '=', listingId)
    .executeTakeFirstOrThrow()
  return { listingId, assetId, offerId }
}
