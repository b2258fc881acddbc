import type { Trx } from '../../../db/client.server.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { actOnOffer } from '../../listings/act.server.ts'
import { confirmInBulk } from '../../listings/bulk-confirm.server.ts'
import type { Content, Flat } from '../../listings/content.ts'
import { automaticTitle } from '../../listings/editor/title.ts'
import type { Deal, Kind, TransactionMode } from '../../listings/model.ts'
import { moveOffer } from '../../listings/moves.server.ts'
import { isAllowed } from '../../listings/moves.ts'
import { openListing } from '../../listings/open-listing.server.ts'
import { actorOf } from '../../listings/publish.server.ts'
import { UNDER_WAY } from '../../listings/revision.ts'
import { openRevision, saveRevision, type Writing } from '../../listings/revisions.server.ts'
import { submitRevision, takeBack } from '../../listings/submit.server.ts'
import type { Posting } from '../../tasks/hear.server.ts'
import type { Around } from '../sheet/column.ts'
import { withCompanions } from '../sheet/companions.ts'
import type { Held } from '../sheet/compare.ts'
import type { Operation } from '../sheet/core-columns.ts'
import type { Became } from './became.ts'
import { noteOwn, ownRevision } from './own-revision.server.ts'

export type Applied = { became: Became; offerId: number | null; why?: string }

export type Applying = {
  organisationId: number
  by: number | null
  now: Date
  posting: Posting
  towns: ReadonlyMap<number, Around['towns'][number]>
}

/** A row that has been checked, compared anew with what is there now. */
export type Ready = { operation: Operation; deal: Deal | null; written: Flat; held: Held | null; hasChanges: boolean }

export const writingOf = ({ organisationId, by, now }: Applying): Writing => ({
  ...{ owner: { organisationId }, by, now, via: 'feed' },
})

/** Does what a row asks for, by the same ways as whoever types: a draft, its submission, a confirmation, an end. */
export async function applyRow(trx: Trx, row: Ready, applying: Applying): Promise<Applied> {
  const { held, operation, hasChanges } = row
  if (!held) return operation === 'put' ? begin(trx, row, applying) : { became: 'left', offerId: null }
  // It may have come since the file was checked.
  if (row.deal && row.deal !== held.deal) return { became: 'refused', offerId: null, why: 'other_deal' }
  if (operation !== 'put')
    return hasChanges ? end(trx, held, operation, applying) : { became: 'left', offerId: held.offerId }
  return hasChanges ? change(trx, held, row.written, applying) : confirm(trx, held, applying)
}

async function begin(trx: Trx, { deal, written }: Ready, applying: Applying): Promise<Applied> {
  const { organisationId, towns } = applying
  const kind = written.kind as Kind
  const townId = written['place.townId'] as number
  const town = towns.get(townId)!
  const area = written[kind === 'land' ? 'facts.land_area_m2' : 'facts.leasable_area_m2'] as
    | { value: number }
    | undefined
  const titleOf = (locale: 'ja' | 'en') => automaticTitle(locale, kind, town, area?.value ?? null)
  const at = (written['place.at'] as Content['place']['at'] | undefined) ?? null
  const place: Content['place'] = {
    ...{ at, townId, addressJa: written['place.addressJa'] as string, addressEn: null },
    ...{ roadNameJa: null, roadNameEn: null },
    // Nothing is told more exactly than the partner asked for.
    precision: at ? ((written['place.precision'] as 'exact' | 'town' | undefined) ?? 'town') : 'town',
  }
  const transactionMode = written.transactionMode as TransactionMode
  const titles = { titleJa: (written.titleJa as string | undefined) ?? titleOf('ja'), titleEn: titleOf('en') }
  const opening = { organisationId, kind, deal: deal!, place, transactionMode, ...titles }
  const opened = await openListing(trx, opening, writingOf(applying))
  if (!opened.ok) return { became: 'refused', offerId: null, why: opened.refusal }
  const { revisionId, offerId } = opened.value
  // What the file calls it is known from the beginning: the next file finds it by that.
  const called = written.partnerRef as string
  await trx.updateTable('offers').set({ partner_ref: called }).where('id', '=', offerId).execute()
  const all = await withPerson(trx, revisionId, written, applying)
  const saved = await saveRevision(trx, revisionId, { seen: 1, written: all }, writingOf(applying))
  if (!saved.ok) return { became: 'refused', offerId, why: saved.refusal }
  return submit(trx, offerId, revisionId, saved.version, applying)
}

/** Another person than the organisation's own is that person in every language. */
async function withPerson(trx: Trx, revisionId: number, written: Flat, { towns }: Applying): Promise<Flat> {
  if (!('contact.nameJa' in written) && !('contact.hoursJa' in written)) return written
  const { content } = await trx
    .selectFrom('listing_revisions')
    .select('content')
    .where('id', '=', revisionId)
    .executeTakeFirstOrThrow()
  return withCompanions(content as Content, written, [...towns.values()])
}

async function submit(
  trx: Trx,
  offerId: number,
  revisionId: number,
  version: number,
  applying: Applying,
): Promise<Applied> {
  const sent = await submitRevision(trx, revisionId, version, writingOf(applying), applying.posting)
  await noteOwn(trx, offerId)
  if (sent.ok) return { became: sent.isPublished ? 'published' : 'submitted', offerId }
  const why = sent.refusal === 'Incomplete' ? sent.lacks.map(({ id }) => id).join(' ') : sent.refusal
  return { became: 'drafted', offerId, why }
}

/** A change goes into what is being written of the offer, where somebody is; else it is submitted at once. */
async function change(trx: Trx, { offerId, status }: Held, written: Flat, applying: Applying): Promise<Applied> {
  const writing = writingOf(applying)
  const { organisationId, by, now } = applying
  // What had ended is a draft again, whether or not it lacks something still.
  if (isAllowed('relist', status))
    await moveOffer(trx, offerId, 'relist', { owner: { organisationId }, by: actorOf(by), now })
  const before = await trx
    .selectFrom('listing_revisions')
    .select(['id', 'state'])
    .where('offer_id', '=', offerId)
    .where('state', 'in', [...UNDER_WAY])
    .executeTakeFirst()
  // What a file has begun a file may complete; what a person has touched is theirs to submit.
  const isSomebodys =
    before !== undefined && before.state !== 'submitted' && (await ownRevision(trx, offerId)) !== before.id
  if (before?.state === 'submitted') await takeBack(trx, before.id, writing)
  const opened = await openRevision(trx, offerId, writing)
  if (!opened.ok) return { became: 'refused', offerId, why: opened.refusal }
  const { id } = opened.value
  const { version } = await trx
    .selectFrom('listing_revisions')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const saved = await saveRevision(trx, id, { seen: version, written }, writing)
  if (!saved.ok) return { became: 'refused', offerId, why: saved.refusal }
  return isSomebodys ? { became: 'drafted', offerId } : submit(trx, offerId, id, saved.version, applying)
}

/** Named again as it stands: that it can still be had has been said again. */
async function confirm(trx: Trx, { offerId, status }: Held, applying: Applying): Promise<Applied> {
  const { organisationId, by, now } = applying
  if (status !== 'live') return { became: 'left', offerId }
  const acting = { owner: { organisationId }, by: actorOf(by), now, method: 'feed' } as const
  const { confirmed, asked } = await confirmInBulk(trx, [offerId], acting)
  return { became: confirmed > 0 ? 'confirmed' : asked > 0 ? 'asked' : 'left', offerId }
}

async function end(trx: Trx, { offerId }: Held, operation: 'withdraw' | 'close', applying: Applying): Promise<Applied> {
  const { organisationId, by, now } = applying
  const acting = { owner: { organisationId }, by: actorOf(by), now, method: 'feed', dealtOn: dayInTokyo(now) } as const
  const ended = await actOnOffer(trx, offerId, operation, acting)
  return ended.ok ? { became: 'ended', offerId } : { became: 'refused', offerId, why: ended.refusal }
}
