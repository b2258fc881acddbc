import type { Kysely } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { refused } from '../lib/result.ts'
import { type Claimed, whileClaimed } from './claims.server.ts'
import type { Page } from './darkroom.server.ts'
import type { FlyerFault } from './flyer-model.ts'
import { originalName, pageName } from './picture-name.ts'
import type { Pictures } from './pictures.server.ts'

type Db = Kysely<Database>
/** A page without its points. */
type Drawn = Omit<Page, 'bytes'>

/** Draws the pages of a flyer that waits and throws its document away, as {@link whileClaimed} has it. */
export const renderFlyer = (db: Db, pictures: Pictures, id: number, now: Date): Promise<void> =>
  whileClaimed(db, { table: 'flyers', id, now }, flyer => render(db, pictures, flyer))

async function render(db: Db, { store, darkroom }: Pictures, { id, key, isHopeless }: Claimed): Promise<void> {
  const original = originalName(key)
  const drawn: Drawn[] = []
  const keep = async ({ bytes, ...page }: Page) => {
    drawn.push(page)
    await store.put(pageName(key, page.number, page.width), [bytes])
  }
  const made = isHopeless ? refused('broken') : await darkroom.render(() => store.get(original), keep)
  const isKept = made.ok && (await db.transaction().execute(trx => keepPages(trx, id, drawn)))
  if (!made.ok) await refuse(db, id, made.refusal)
  // Refused after some pages, or taken away in the meantime.
  if (!isKept) for (const { number, width } of drawn) await store.delete(pageName(key, number, width))
  await store.delete(original)
}

async function refuse(db: Db, id: number, refusal: FlyerFault): Promise<void> {
  await db
    .updateTable('flyers')
    .set({ state: 'refused', refusal })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

async function keepPages(trx: Trx, flyer_id: number, drawn: readonly Drawn[]): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('flyers')
    .set({ state: 'ready' })
    .where('id', '=', flyer_id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const rows = [...new Set(drawn.map(({ number }) => number))].map(number => {
    const variants = drawn.filter(page => page.number === number)
    const { width, height } = variants.at(-1)!
    return { flyer_id, number, width, height, variants: variants.map(page => page.width) }
  })
  await trx.insertInto('flyer_pages').values(rows).execute()
  return true
}
