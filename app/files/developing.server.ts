import type { Db } from '../../db/client.server.ts'
import { refused } from '../lib/result.ts'
import { type Claimed, whileClaimed } from './claims.server.ts'
import type { Variant } from './lane.server.ts'
import type { PictureFault } from './model.ts'
import { originalName, variantName } from './picture-name.ts'
import type { Pictures } from './pictures.server.ts'

/** Makes the variants of a photo that waits and throws its original away, as {@link whileClaimed} has it. */
export const developPhoto = (db: Db, pictures: Pictures, id: number, now: Date): Promise<void> =>
  whileClaimed(db, { table: 'photos', id, now }, photo => develop(db, pictures, photo))

async function develop(db: Db, { store, darkroom }: Pictures, { id, key, isHopeless }: Claimed): Promise<void> {
  const original = originalName(key)
  const made = isHopeless ? refused('broken') : await darkroom.develop(() => store.get(original))
  if (!made.ok) await refuse(db, id, made.refusal)
  else {
    for (const { width, bytes } of made.value) await store.put(variantName(key, width), [bytes])
    const isKept = await keep(db, id, made.value)
    // Taken away in the meantime.
    if (!isKept) for (const { width } of made.value) await store.delete(variantName(key, width))
  }
  await store.delete(original)
}

async function refuse(db: Db, id: number, refusal: PictureFault): Promise<void> {
  await db
    .updateTable('photos')
    .set({ state: 'refused', refusal, is_public: false })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

async function keep(db: Db, id: number, variants: readonly Variant[]): Promise<boolean> {
  const { width, height } = variants.at(-1)!
  const { numUpdatedRows } = await db
    .updateTable('photos')
    .set({ state: 'ready', width, height, variants: variants.map(variant => variant.width) })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
