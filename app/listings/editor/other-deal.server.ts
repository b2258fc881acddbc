import type { Trx } from '../../../db/client.server.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import { listTowns } from '../../places/queries.server.ts'
import { flatten, NO_TERMS } from '../content.ts'
import type { Deal } from '../model.ts'
import { draftListing, type OpenRefusal } from '../open-listing.server.ts'
import { saveRevision, type Writing } from '../revisions.server.ts'
import { automaticTitles } from './title.ts'
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
  const towns = await listTowns(trx)
  const town = towns.find(({ id }) => id === content.place.townId)
  const titles = town ? automaticTitles(content, town) : {}
  // Written by them, not found there: of a property that was never public nothing stands on record yet.
  const own = flatten({ ...content, ...titles, partnerRef: drafted.value.publicId, terms: NO_TERMS, adConsent: null })
  const saved = await saveRevision(trx, drafted.value.revisionId, { seen: 1, written: own }, writing)
  if (!saved.ok) throw new Error(`What is copied of a listing fits a listing: ${saved.refusal}`)
  return done({ publicId: drafted.value.publicId })
}
