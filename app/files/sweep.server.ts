import type { Db } from '../../db/client.server.ts'
import { keyOfName, originalName, pageName, variantName } from './picture-name.ts'
import type { FileStore } from './storage.server.ts'

/** Younger files may belong to somebody who is still sending or whose pictures are being made. */
const GRACE_MS = 60 * 60_000
const AT_ONCE = 500

/** Names that belong to photos, flyers and partners' files on record, of those whose keys are given. */
async function wanted(db: Db, keys: readonly string[]): Promise<Set<string>> {
  const photos = await db
    .selectFrom('photos')
    .select(['file_key as key', 'state', 'variants'])
    .where('file_key', 'in', keys)
    .execute()
  const flyers = await db
    .selectFrom('flyers')
    .select(['file_key as key', 'state'])
    .where('file_key', 'in', keys)
    .execute()
  const pages = await db
    .selectFrom('flyer_pages as p')
    .innerJoin('flyers as f', 'f.id', 'p.flyer_id')
    .select(['f.file_key as key', 'p.number', 'p.variants'])
    .where('f.file_key', 'in', keys)
    .execute()
  const imports = await db
    .selectFrom('imports')
    .select('file_key as key')
    .where('file_key', 'in', keys)
    .where('state', '!=', 'dropped')
    .execute()
  return new Set([
    ...imports.map(({ key }) => originalName(key)),
    ...[...photos, ...flyers].filter(({ state }) => state === 'waiting').map(({ key }) => originalName(key)),
    ...photos.flatMap(({ key, variants }) => variants.map(width => variantName(key, width))),
    ...pages.flatMap(({ key, number, variants }) => variants.map(width => pageName(key, number, width))),
  ])
}

/** Deletes files that belong to nothing on record, as a kill between file and row leaves them; returns how many went. */
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
