import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { readContent } from './content.server.ts'
import { type Conflict, type Content, contentSchema, type Flat, flatten, mergeValues, withValues } from './content.ts'
import { holdOffer, type Owner } from './moves.server.ts'
import { type ByProxy, OPEN, type Revision, UNDER_WAY } from './revision.ts'

const REVISION = sql`
  r.id, r.listing_id as "listingId", r.offer_id as "offerId", l.asset_id as "assetId", l.public_id as "publicId",
  l.deal, r.organisation_id as "organisationId", r.state, r.version, r.content, r.reasons, r.by_proxy as "byProxy",
  o.status as "offerStatus", r.came_by as "cameBy", r.updated_at as "updatedAt", r.updated_by as "updatedBy",
  r.opened_by as "openedBy", r.submitted_by as "submittedBy", r.submitted_at as "submittedAt",
  case when r.approved_version = r.version then r.approved_by end as "approvedBy",
  case when r.approved_version = r.version then r.approved_at end as "approvedAt"
  from listing_revisions r join listings l on l.id = r.listing_id join offers o on o.id = r.offer_id`

const isTheirs = (owner: Owner) =>
  owner === 'anybody' ? sql<boolean>`true` : sql<boolean>`r.organisation_id = ${owner.organisationId}`
const isUnderWay = sql<boolean>`r.state in (${sql.join(UNDER_WAY)})`

/** The revision under way of an offer of this listing, by the listing's public id; null: none, or somebody else's. */
export async function findRevision(db: Db, publicId: string, owner: Owner): Promise<Revision | null> {
  const { rows } = await sql<Revision>`
    select ${REVISION} where l.public_id = ${publicId} and ${isTheirs(owner)} and ${isUnderWay}
    order by r.id desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function findRevisionById(db: Db, id: number, owner: Owner): Promise<Revision | null> {
  const { rows } = await sql<Revision>`select ${REVISION} where r.id = ${id} and ${isTheirs(owner)}`.execute(db)
  return rows[0] ?? null
}

/**
 * Holds a revision until the transaction ends, after its offer, which is what every move holds first; null: none, or
 * somebody else's.
 */
export async function holdRevision(trx: Trx, id: number, owner: Owner): Promise<Revision | null> {
  const { rows } = await sql<Revision>`
    select ${REVISION} where r.id = ${id} and ${isTheirs(owner)} for update of o, l, r`.execute(trx)
  return rows[0] ?? null
}

/** Who writes; null: the portal's own clockwork or somebody at its terminal. */
export type Writing = {
  owner: Owner
  by: number | null
  now: Date
  byProxy?: ByProxy
  /** It comes from a partner's own system. */
  via?: 'feed'
}

async function keepVersion(trx: Trx, id: number, version: number, content: Content, { by, now }: Writing) {
  await trx
    .insertInto('revision_versions')
    .values({ revision_id: id, version, content: jsonb(content), saved_by: by, saved_at: now })
    .execute()
}

/**
 * The revision under way of an offer, or a new one that begins with what the offer says today. Two who open it at once
 * get the same.
 */
export async function openRevision(
  trx: Trx,
  offerId: number,
  writing: Writing,
): Promise<Result<{ id: number }, 'NotFound'>> {
  const held = await holdOffer(trx, offerId, writing.owner)
  if (!held) return refused('NotFound')
  const { rows } = await sql<{ id: number }>`
    select r.id from listing_revisions r where r.offer_id = ${offerId} and ${isUnderWay}`.execute(trx)
  if (rows[0]) return done(rows[0])
  const content = await readContent(trx, offerId)
  const { id } = await trx
    .insertInto('listing_revisions')
    .values({
      listing_id: held.listingId,
      offer_id: offerId,
      organisation_id: held.organisationId,
      content: jsonb(content),
      by_proxy: writing.byProxy ? jsonb(writing.byProxy) : null,
      opened_by: writing.by,
      updated_by: writing.by,
      submitted_by: null,
      decided_by: null,
      opened_at: writing.now,
      updated_at: writing.now,
      submitted_at: null,
      decided_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepVersion(trx, id, 1, content, writing)
  return done({ id })
}

export type Saved =
  | { ok: true; version: number; content: Content }
  | { ok: false; refusal: 'NotFound' | 'NotOpen' | 'Unfit' }
  | { ok: false; refusal: 'Conflict'; version: number; conflicts: Conflict[] }

/** A revision as it stood at a version; null where that is kept no more. */
export async function contentAt(trx: Db, id: number, version: number): Promise<Content | null> {
  const found = await trx
    .selectFrom('revision_versions')
    .select('content')
    .where('revision_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return (found?.content as Content | undefined) ?? null
}

/**
 * Saves what somebody wrote of a revision. `seen`: the version that stood in front of them; `written`: values by path,
 * changed or not (undefined takes a fact or a way out). Others' saves since are kept: where both changed the same, nothing
 * is taken and both values come back.
 */
export async function saveRevision(
  trx: Trx,
  id: number,
  { seen, written }: { seen: number; written: Flat },
  writing: Writing,
): Promise<Saved> {
  const held = await holdRevision(trx, id, writing.owner)
  if (!held) return { ok: false, refusal: 'NotFound' }
  if (!(OPEN as readonly string[]).includes(held.state)) return { ok: false, refusal: 'NotOpen' }
  // Of a version that is kept no more everything counts as theirs.
  const before = seen === held.version ? held.content : await contentAt(trx, id, seen)
  const theirs = flatten(held.content)
  const { values, conflicts } = mergeValues(before ? flatten(before) : {}, theirs, written)
  if (conflicts.length > 0) return { ok: false, refusal: 'Conflict', version: held.version, conflicts }
  if (Object.keys(values).length === 0) return { ok: true, version: held.version, content: held.content }
  const parsed = contentSchema.safeParse(withValues(held.content, values))
  if (!parsed.success) return { ok: false, refusal: 'Unfit' }
  const version = held.version + 1
  await trx
    .updateTable('listing_revisions')
    .set({ content: jsonb(parsed.data), version, updated_by: writing.by, updated_at: writing.now })
    .where('id', '=', id)
    .execute()
  await keepVersion(trx, id, version, parsed.data, writing)
  return { ok: true, version, content: parsed.data }
}

/**
 * Notes that something beside its content was added to a listing, such as a photo: a revision begins where there is
 * none, and one that waits for a decision is another from now on, so that nobody lets through what they have not seen.
 */
export async function noteAddition(trx: Trx, offerId: number, writing: Writing): Promise<void> {
  const opened = await openRevision(trx, offerId, writing)
  const held = opened.ok ? await holdRevision(trx, opened.value.id, writing.owner) : null
  if (held?.state !== 'submitted') return
  const version = held.version + 1
  await trx
    .updateTable('listing_revisions')
    .set({ version, updated_by: writing.by, updated_at: writing.now })
    .where('id', '=', held.id)
    .execute()
  await keepVersion(trx, held.id, version, held.content, writing)
}

/** Throws away what was being written; what is public stays. A listing that was never more than a draft is withdrawn by its own move. */
export async function discardRevision(
  trx: Trx,
  id: number,
  writing: Writing,
): Promise<Result<{ offerId: number }, 'NotFound' | 'NotOpen'>> {
  const held = await holdRevision(trx, id, writing.owner)
  if (!held) return refused('NotFound')
  if (!(OPEN as readonly string[]).includes(held.state)) return refused('NotOpen')
  await trx
    .updateTable('listing_revisions')
    .set({ state: 'discarded', decided_by: writing.by, decided_at: writing.now })
    .where('id', '=', id)
    .execute()
  await trx.deleteFrom('revision_versions').where('revision_id', '=', id).execute()
  return done({ offerId: held.offerId })
}
