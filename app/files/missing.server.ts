import type { Db } from '../../db/client.server.ts'
import { originalName, variantName } from './picture-name.ts'

const AT_ONCE = 500

/**
 * Photos on record for which a file is not among those that are there: of one that waits the file as it was sent, of
 * one that is ready every variant. Returns their ids.
 */
export async function listPhotosWithoutFiles(db: Db, there: ReadonlySet<string>): Promise<number[]> {
  const lacking: number[] = []
  for (let after = 0; ; ) {
    const part = await db
      .selectFrom('photos')
      .select(['id', 'state', 'file_key as key', 'variants'])
      .where('id', '>', after)
      .where('state', '!=', 'refused')
      .orderBy('id')
      .limit(AT_ONCE)
      .execute()
    for (const { id, state, key, variants } of part) {
      const names = state === 'waiting' ? [originalName(key)] : variants.map(width => variantName(key, width))
      if (!names.every(name => there.has(name))) lacking.push(id)
    }
    const last = part.at(-1)
    if (!last || part.length < AT_ONCE) return lacking
    after = last.id
  }
}
