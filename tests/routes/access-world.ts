import type { Kysely } from 'kysely'
import { openListing } from '../../app/listings/open-listing.server.ts'
import type { Database } from '../../db/schema.ts'
import { makeCity } from '../db/city.ts'
import type { Named } from './access.ts'

/** One thing of each kind that is ours and one that is another organisation's, as paths name them. */
export type World = Record<Named, Record<'own' | 'other', string>> & { ids: Record<'own' | 'other', number> }

const NOW = new Date('2026-11-26T03:00:00Z')

/** Two organisations under agreements, each with one of everything. */
export async function makeWorld(db: Kysely<Database>, ids: World['ids']): Promise<World> {
  const city = await makeCity(db)
  const made = {
    own: await makeOne(db, city.towns.asahi, ids.own),
    other: await makeOne(db, city.towns.asahi, ids.other),
  }
  const of = (name: keyof typeof made.own) => ({ own: made.own[name], other: made.other[name] })
  return { ids, listing: of('listing'), revision: of('revision'), organisation: of('organisation') }
}

async function makeOne(db: Kysely<Database>, townId: number, organisationId: number) {
  await db
    .insertInto('agreements')
    .values({
      organisation_id: organisationId,
      kinds: ['factory', 'land'],
      publication: 'reviewed',
      ...{ starts_on: '2026-04-01', ends_on: '2099-03-31', suspended_at: null, suspended_reason: null },
      ...{ note: null, recorded_by: null, superseded_at: null },
    })
    .execute()
  const place = { at: null, townId, addressJa: '旭が丘3-2-1', addressEn: null, roadNameJa: null, roadNameEn: null }
  const opened = await db.transaction().execute(trx =>
    openListing(
      trx,
      {
        organisationId,
        kind: 'factory',
        deal: 'rent',
        place: { ...place, precision: 'town' },
        transactionMode: 'brokerage',
        titleJa: '試験工場',
        titleEn: 'Test factory',
      },
      { owner: { organisationId }, by: null, now: NOW },
    ),
  )
  if (!opened.ok) throw new Error(opened.refusal)
  const { publicId, revisionId } = opened.value
  return { listing: publicId, revision: String(revisionId), organisation: String(organisationId) }
}
