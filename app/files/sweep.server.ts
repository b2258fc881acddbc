import type { Db } from '../../db/client.server.ts'
import { keyOfName, originalName, variantName } from './picture-name.ts'
import type { FileStore } from './storage.server.ts'

/** Younger files may belong to somebody who is still sending or whose photo is being made. */
const GRACE_MS = 60 * 60_000
const AT_ONCE = 500

/** Names that belong to photos on record, of those whose keys are given. */
async function wanted(db: Db, keys: readonly string[]): Promise<Set<string>> {
  const photos = await db
    .selectFrom('photos')
    .select(['file_key', 'state', 'variants'])
    .where('file_key', 'in', keys)
    .execute()
  return new Set(
    photos.flatMap(({ file_key, state, variants }) =>
      state === 'waiting' ? [originalName(file_key)] : variants.map(width => variantName(file_key, width)),
    ),
  )
}

/** Deletes files that belong to no photo, as a kill between file and row leaves them; returns how many went. */
export async function sweepFiles(db: Db, store: FileStore, now: Date): Promise<number> {
  let swept = 0
  const sweep = async (names: readonly string[]) => {
    const kept = await wanted(db, [...new Set(names.map(name => keyOfName(name)!))])
    for (const name of names.filter(name => !kept.has(name))) {
      await store.delete(name)
      swept++
    }
  }
  let old: string[] = []
  for await (const { name, at } of store.list()) {
    if (now.getTime() - at.getTime() > GRACE_MS) old.push(name)
    if (old.length < AT_ONCE) continue
    await sweep(old)
    old = []
  }
  if (old.length > 0) await sweep(old)
  return swept
}
