import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { appendAudit } from '../audit/audit.server.ts'
import type { Actor } from '../audit/entry.ts'
import { dayInTokyo } from '../lib/day.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { followOffers } from './follow.server.ts'
import type { MergeRefusal } from './merges.ts'

// One property that several offer is one listing to the public: the offers of the others stand under it. Each keeps its
// own record, words, facts and pictures, so that its partner's next file finds it and writes nothing of anybody else's,
// and so that a split gives back what was there.

export type Merging = { keptId: number; absorbedId: number; by: number | null; now: Date; reason: string | null }

type Held = {
  id: number
  publicId: string
  deal: string
  status: string
  isTown: boolean
  isAbsorbed: boolean
  hasOthers: boolean
  isFromLead: boolean
}

/** Two listings, held until the transaction ends in the order of their ids, so that two who merge do not wait for each other. */
async function holdTwo(trx: Trx, ids: readonly [number, number]): Promise<Map<number, Held>> {
  await sql`select id from listings where id in (${sql.join([...ids])}) order by id for update`.execute(trx)
  const { rows } = await sql<Held>`
    select l.id, l.public_id as "publicId", l.deal, l.status, a.location_precision = 'town' as "isTown",
      exists (select from listing_merges m where m.absorbed_id = l.id and m.split_at is null) as "isAbsorbed",
      exists (select from listing_merges m where m.kept_id = l.id and m.split_at is null) as "hasOthers",
      exists (select from bank_leads b join listings bl on bl.id = b.listing_id
        where bl.asset_id = l.asset_id) as "isFromLead"
    from listings l join assets a on a.id = l.asset_id where l.id in (${sql.join([...ids])})`.execute(trx)
  return new Map(rows.map(row => [row.id, row]))
}

function refusalOf(kept: Held | undefined, absorbed: Held | undefined): MergeRefusal | null {
  if (!kept || !absorbed) return 'NotFound'
  if (kept.id === absorbed.id) return 'SameListing'
  if (kept.deal !== absorbed.deal) return 'OtherDeal'
  if (kept.isAbsorbed || absorbed.isAbsorbed) return 'AlreadyMerged'
  if (absorbed.hasOthers) return 'HasOthers'
  if (kept.status !== 'published' || absorbed.status !== 'published') return 'NotPublished'
  if (absorbed.isTown && !kept.isTown) return 'TellsPlace'
  return kept.isFromLead ? 'FromLead' : null
}

/** Puts the offers of one listing under another. Neither's own record changes; the absorbed one's address leads to the kept one. */
export async function mergeListings(
  trx: Trx,
  { keptId, absorbedId, by, now, reason }: Merging,
): Promise<Result<{ mergeId: number }, MergeRefusal>> {
  const held = await holdTwo(trx, [keptId, absorbedId])
  const [kept, absorbed] = [held.get(keptId), held.get(absorbedId)]
  const refusal = refusalOf(kept, absorbed)
  if (refusal) return refused(refusal)
  const { id: mergeId } = await trx
    .insertInto('listing_merges')
    .values({
      ...{ kept_id: keptId, absorbed_id: absorbedId, merged_by: by, merged_at: now, reason },
      ...{ split_by: null, split_at: null, split_reason: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordBoth(trx, 'merged', [kept!, absorbed!], now)
  await tellAudit(trx, 'listing.merge', absorbedId, by, now)
  await followOffers(trx, absorbedId, dayInTokyo(now))
  return done({ mergeId })
}

export type Splitting = { mergeId: number; by: number | null; now: Date; reason: string }

/** Takes a merge back: the absorbed listing stands by itself again, as its own record has it. */
export async function splitMerge(
  trx: Trx,
  { mergeId, by, now, reason }: Splitting,
): Promise<Result<{ absorbedId: number }, 'NotFound'>> {
  const { rows } = await sql<{ keptId: number; absorbedId: number }>`
    update listing_merges set split_by = ${by}, split_at = greatest(${now}::timestamptz, merged_at), split_reason = ${reason}
    where id = ${mergeId} and split_at is null returning kept_id as "keptId", absorbed_id as "absorbedId"`.execute(trx)
  const [split] = rows
  if (!split) return refused('NotFound')
  const held = await holdTwo(trx, [split.keptId, split.absorbedId])
  await recordBoth(trx, 'split', [held.get(split.keptId)!, held.get(split.absorbedId)!], now)
  await tellAudit(trx, 'listing.split', split.absorbedId, by, now)
  for (const id of [split.keptId, split.absorbedId]) await followOffers(trx, id, dayInTokyo(now))
  return done({ absorbedId: split.absorbedId })
}

const actorOf = (by: number | null): Actor => (by === null ? 'portal' : { accountId: by })
const tellAudit = (trx: Trx, action: string, listingId: number, by: number | null, now: Date) =>
  appendAudit(trx, { actor: actorOf(by), action, subjectKind: 'listing', subjectId: listingId }, now)

async function recordBoth(trx: Trx, event: string, [one, other]: readonly [Held, Held], now: Date): Promise<void> {
  const line = (listing: Held, beside: Held) => ({
    ...{ listing_id: listing.id, offer_id: null, event, happened_on: dayInTokyo(now), recorded_at: now },
    detail: jsonb({ with: beside.publicId }),
  })
  await trx
    .insertInto('listing_events')
    .values([line(one, other), line(other, one)])
    .execute()
}

/**
 * Ends merges that would tell where something lies whose partner shows its town alone, because the kept listing has come
 * to show its place or the other to hide its own. For whoever has changed the place of an asset.
 */
export async function splitTelling(trx: Trx, assetId: number): Promise<void> {
  const { rows } = await sql<{ mergeId: number }>`
    select m.id as "mergeId" from listing_merges m join listings k on k.id = m.kept_id join assets ka on ka.id = k.asset_id
    join listings b on b.id = m.absorbed_id join assets ba on ba.id = b.asset_id
    where m.split_at is null and ${assetId} in (ka.id, ba.id)
      and ka.location_precision = 'exact' and ba.location_precision = 'town'`.execute(trx)
  for (const { mergeId } of rows) await splitMerge(trx, { mergeId, by: null, now: new Date(), reason: 'tells_place' })
}

/** The public id under which a listing is shown that was merged into another; null: it stands by itself, or never was. */
export async function findMergedInto(db: Db, publicId: string): Promise<string | null> {
  const { rows } = await sql<{ publicId: string }>`
    select k.public_id as "publicId" from listings l join listing_merges m on m.absorbed_id = l.id and m.split_at is null
    join listings k on k.id = m.kept_id where l.public_id = ${publicId}`.execute(db)
  return rows[0]?.publicId ?? null
}
