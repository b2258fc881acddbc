import type { Kysely } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { accountOf, type By } from './by.ts'
import { type Added, holdAsset, recordStored } from './commands.server.ts'
import { MOST_FLYERS, type Whose } from './flyer-model.ts'
import type { PhotoState } from './model.ts'
import type { Original } from './original.server.ts'
import { originalName, pageName } from './picture-name.ts'
import type { FileStore } from './storage.server.ts'

/** A flyer of a property, looked for among those of an organisation or among all. */
export type FlyerOf = { assetId: number; flyerId: number; whose: Whose }

const audit = (trx: Trx, action: string, flyerId: number, { actor, now }: By) =>
  appendAudit(trx, { actor, action, subjectKind: 'flyer', subjectId: flyerId }, now)

/** `organisationId`: who brings it, also where the city enters it for them. */
export type NewFlyer = { assetId: number; organisationId: number; original: Original; by: By }

/**
 * Records a file that has been stored as a flyer of the property; it waits for its pages to be drawn. The same file
 * again from the same organisation is answered with the flyer it already is, unless that was refused: then it is tried
 * once more. Whoever calls has made sure that the property is the organisation's.
 */
export const addFlyer = (
  db: Kysely<Database>,
  store: FileStore,
  flyer: NewFlyer,
): Promise<Result<Added, 'tooMany' | 'notFound'>> =>
  recordStored(store, flyer.original, () => db.transaction().execute(trx => recordFlyer(trx, flyer)))

async function recordFlyer(trx: Trx, flyer: NewFlyer): Promise<Result<Added, 'tooMany' | 'notFound'>> {
  const { assetId, organisationId, original, by } = flyer
  if (!(await holdAsset(trx, assetId))) return refused('notFound')
  const { key, sha256 } = original
  await trx
    .deleteFrom('flyers')
    .where('asset_id', '=', assetId)
    .where('organisation_id', '=', organisationId)
    .where('sha256', '=', sha256)
    .where('state', '=', 'refused')
    .execute()
  const held = await trx
    .selectFrom('flyers')
    .select(['id', 'state', 'sha256'])
    .where('asset_id', '=', assetId)
    .where('organisation_id', '=', organisationId)
    .execute()
  const same = held.find(flyer => flyer.sha256 === sha256)
  if (same) return done({ id: same.id, state: same.state as PhotoState, isRepeat: true })
  if (held.length >= MOST_FLYERS) return refused('tooMany')
  const { id } = await trx
    .insertInto('flyers')
    .values({
      ...{ asset_id: assetId, organisation_id: organisationId, file_key: key, sha256 },
      ...{ uploaded_by: accountOf(by), recorded_at: by.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(trx, 'flyer.add', id, by)
  return done({ id, state: 'waiting', isRepeat: false })
}

/** Takes a flyer away, then its files. A kill in between leaves files without a row, which the sweep finds. */
export async function removeFlyer(
  db: Kysely<Database>,
  store: FileStore,
  { assetId, flyerId, whose }: FlyerOf,
  by: By,
): Promise<Result<null, 'notFound'>> {
  const names = await db.transaction().execute(async trx => {
    const flyer = await trx
      .selectFrom('flyers')
      .select('file_key as key')
      .where('asset_id', '=', assetId)
      .where('id', '=', flyerId)
      .$if(whose !== 'anybody', query => query.where('organisation_id', '=', whose as number))
      .forUpdate()
      .executeTakeFirst()
    if (!flyer) return null
    const pages = await trx
      .selectFrom('flyer_pages')
      .select(['number', 'variants'])
      .where('flyer_id', '=', flyerId)
      .execute()
    await trx.deleteFrom('flyers').where('id', '=', flyerId).execute()
    await audit(trx, 'flyer.remove', flyerId, by)
    const drawn = pages.flatMap(page => page.variants.map(width => pageName(flyer.key, page.number, width)))
    return [...drawn, originalName(flyer.key)]
  })
  if (!names) return refused('notFound')
  for (const name of names) await store.delete(name)
  return done(null)
}
