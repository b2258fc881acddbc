import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { type Result, refused } from '../lib/result.ts'
import type { Variant } from './darkroom.server.ts'
import type { PictureFault } from './model.ts'
import { originalName, variantName } from './picture-name.ts'
import type { Pictures } from './pictures.server.ts'

/** Whoever claims a photo has this long; then it is taken for dead, and another may. */
const CLAIM_MS = 5 * 60_000
/** A photo at which the process died this often is not looked at again. */
const MOST_TRIES = 3

type Claimed = { id: number; key: string; tries: number }

/** Waits, and is in nobody's hands. */
const isFree = (now: Date) => sql<boolean>`state = 'waiting'
  and (claimed_at is null or claimed_at < ${new Date(now.getTime() - CLAIM_MS)})`

const claim = (db: Db, id: number, now: Date): Promise<Claimed | undefined> =>
  db
    .updateTable('photos')
    .set({ claimed_at: now, tries: sql<number>`tries + 1` })
    .where('id', '=', id)
    .where(isFree(now))
    .returning(['id', 'file_key as key', 'tries'])
    .executeTakeFirst()

/**
 * Makes the variants of a photo that waits, and throws its original away. Does nothing for one that is in other hands
 * or no longer waits. What goes wrong with the portal itself, such as a full disk, is thrown; the photo goes on waiting.
 */
export async function developPhoto(db: Db, pictures: Pictures, id: number, now: Date): Promise<void> {
  const photo = await claim(db, id, now)
  if (!photo) return
  try {
    await develop(db, pictures, photo)
  } catch (error) {
    // The process lives: this was no death that counts.
    await db.updateTable('photos').set({ tries: sql<number>`tries - 1` }).where('id', '=', id).execute()
    throw error
  }
}

async function develop(db: Db, { store, darkroom }: Pictures, photo: Claimed): Promise<void> {
  const original = await store.get(originalName(photo.key))
  if (!original) return refuse(db, photo, 'lost')
  const made: Result<Variant[], PictureFault> =
    photo.tries > MOST_TRIES ? refused('broken') : await darkroom.develop(original)
  if (!made.ok) await refuse(db, photo, made.refusal)
  else {
    for (const { width, bytes } of made.value) await store.put(variantName(photo.key, width), [bytes])
    const isKept = await keep(db, photo, made.value)
    // Taken away in the meantime.
    if (!isKept) for (const { width } of made.value) await store.delete(variantName(photo.key, width))
  }
  await store.delete(originalName(photo.key))
}

async function refuse(db: Db, { id }: Claimed, refusal: PictureFault): Promise<void> {
  await db
    .updateTable('photos')
    .set({ state: 'refused', refusal, is_public: false })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

async function keep(db: Db, { id }: Claimed, variants: readonly Variant[]): Promise<boolean> {
  const { width, height } = variants.at(-1)!
  const { numUpdatedRows } = await db
    .updateTable('photos')
    .set({ state: 'ready', width, height, variants: variants.map(variant => variant.width) })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes up what a process left that died, or had no time for; returns how many photos were looked at. */
export async function developWaiting(db: Db, pictures: Pictures, now: Date): Promise<number> {
  const waiting = await db.selectFrom('photos').select('id').where(isFree(now)).orderBy('id').execute()
  for (const { id } of waiting) await developPhoto(db, pictures, id, now)
  return waiting.length
}
