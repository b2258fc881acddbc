import type { Trx } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import { NO_TERMS } from '../content.ts'
import type { Deal } from '../model.ts'
import { draftListing, type OpenRefusal } from '../open-listing.server.ts'
import type { Writing } from '../revisions.server.ts'
import { findWorking } from './working.server.ts'

export const otherDeal = (deal: Deal): Deal => (deal === 'rent' ? 'sale' : 'rent')

/**
 * Begins a listing of the same property under the other deal, with what is known of it and terms of its own. Where there
 * is one already, it is that: `Taken` where somebody else offers it.
 */
export async function openOtherDeal(
  trx: Trx,
  publicId: string,
  writing: Writing,
): Promise<Result<{ publicId: string }, OpenRefusal | 'Taken'>> {
  const working = await findWorking(trx, publicId, writing.owner)
  if (!working) return refused('NotFound')
  const { assetId, organisationId, content } = working
  const deal = otherDeal(working.deal)
  // Two who press the button at once are one after the other.
  await trx.selectFrom('assets').select('id').where('id', '=', assetId).forUpdate().execute()
  const there = await trx
    .selectFrom('listings')
    .select('public_id as publicId')
    .where('asset_id', '=', assetId)
    .where('deal', '=', deal)
    .executeTakeFirst()
  if (there) return (await findWorking(trx, there.publicId, writing.owner)) ? done(there) : refused('Taken')
  const drafted = await draftListing(trx, { organisationId, assetId, deal, ...content }, writing)
  if (!drafted.ok) return drafted
  const { revisionId } = drafted.value
  const same = { ...content, partnerRef: drafted.value.publicId, terms: NO_TERMS, adConsent: null }
  await trx
    .updateTable('listing_revisions')
    .set({ content: jsonb(same), updated_at: writing.now })
    .where('id', '=', revisionId)
    .execute()
  await trx
    .updateTable('revision_versions')
    .set({ content: jsonb(same) })
    .where('revision_id', '=', revisionId)
    .execute()
  return done({ publicId: drafted.value.publicId })
}
