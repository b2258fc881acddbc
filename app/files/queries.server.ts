import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { PhotoOf } from './commands.server.ts'
import type { OwnPhoto } from './model.ts'

const ownPhotos = (db: Db, assetId: number) =>
  db
    .selectFrom('photos')
    .select([
      ...(['id', 'state', 'refusal', 'file_key as key', 'variants as widths', 'width', 'height'] as const),
      ...(['alt_ja as altJa', 'alt_en as altEn', 'right_holder as rightHolder', 'taken_on as takenOn'] as const),
      'is_public as isPublic',
      sql<boolean>`released_at is not null`.as('isReleased'),
    ])
    .where('asset_id', '=', assetId)
    .orderBy('position')
    .$castTo<OwnPhoto>()

/** All photos of a property, for whoever looks after it, in order. */
export const listPhotos = (db: Db, assetId: number): Promise<OwnPhoto[]> => ownPhotos(db, assetId).execute()

export const findPhoto = (db: Db, { assetId, photoId }: PhotoOf): Promise<OwnPhoto | undefined> =>
  ownPhotos(db, assetId).where('id', '=', photoId).executeTakeFirst()
