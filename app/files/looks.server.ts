import type { Db } from '../../db/client.server.ts'
import { variantName } from './picture-name.ts'
import type { Pictures } from './pictures.server.ts'

const AT_ONCE = 100

const listUnseen = (db: Db, most: number) =>
  db
    .selectFrom('photos')
    .select(['id', 'asset_id as assetId', 'file_key as key', 'variants'])
    .where('state', '=', 'ready')
    .where('look_hash', 'is', null)
    .orderBy('id')
    .limit(most)
    .execute()

/** Whether there are photos of which nobody has noted how they look. */
export const isAnyUnseen = async (db: Db): Promise<boolean> => (await listUnseen(db, 1)).length > 0

/**
 * Notes how photos look that have been made, from their smallest variant, those of long ago like today's; of one whose
 * picture is away that it cannot be told. Returns the assets whose they are, one for each photo.
 */
export async function noteLooks(db: Db, { store, darkroom }: Pictures, signal: AbortSignal): Promise<number[]> {
  const unseen = await listUnseen(db, AT_ONCE)
  const noted: number[] = []
  for (const { id, assetId, key, variants } of unseen) {
    if (signal.aborted) break
    const hash = await darkroom.look(() => store.get(variantName(key, Math.min(...variants))))
    await db
      .updateTable('photos')
      .set({ look_hash: hash ?? 'none' })
      .where('id', '=', id)
      .execute()
    noted.push(assetId)
  }
  return noted
}
