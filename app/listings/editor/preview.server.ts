import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { confirmOffer } from '../confirm.server.ts'
import { applyContent } from '../content.server.ts'
import { type LiveDetailPage, loadDetailPage } from '../detail-page.server.ts'
import { followOffers } from '../follow.server.ts'
import { holdOffer, type Owner } from '../moves.server.ts'
import { releasePhotos } from '../photos.server.ts'
import { outcomeOf } from '../rebase.server.ts'
import { findWorking } from './working.server.ts'

/** Carries the page out of a transaction that is not to stay. */
class Looked extends Error {
  constructor(readonly page: LiveDetailPage | null) {
    super('A preview is taken back')
  }
}

type Asked = Omit<Parameters<typeof loadDetailPage>[1], 'id'>

/**
 * The public's page as it would be if what is being written were public now: it is made so, read by what reads every
 * public page, and taken back. Nothing else can therefore be shown than what the public would see. Null: not theirs.
 */
export async function previewPage(
  db: Kysely<Database>,
  publicId: string,
  owner: Owner,
  asked: Asked,
  now: Date,
): Promise<LiveDetailPage | null> {
  const working = await findWorking(db, publicId, owner)
  if (!working) return null
  try {
    await db.transaction().execute(async trx => {
      const held = await holdOffer(trx, working.offerId, owner)
      if (!held) throw new Looked(null)
      const { revision, content } = working
      const after = revision ? (await outcomeOf(trx, revision)).after : content
      await applyContent(trx, held, after)
      await trx
        .updateTable('offers')
        .set({ status: 'live', pause_reason: null })
        .where('id', '=', held.offerId)
        .execute()
      await releasePhotos(trx, { ...working, upTo: now, now })
      await confirmOffer(trx, held, { method: 'workspace', now })
      await followOffers(trx, held.listingId, asked.today)
      const page = await loadDetailPage(trx, { ...asked, id: publicId })
      throw new Looked(page?.state === 'live' ? page : null)
    })
  } catch (error) {
    if (error instanceof Looked) return error.page
    throw error
  }
  return null
}
