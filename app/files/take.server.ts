import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { type Added, addPhoto, removePhoto } from './commands.server.ts'
import { developPhoto } from './developing.server.ts'
import type { PhotoRefusal } from './model.ts'
import type { Pictures } from './pictures.server.ts'
import { findPhoto } from './queries.server.ts'

type Taking = Parameters<typeof addPhoto>[2] & {
  now: Date
  /** Milliseconds for which whoever sent it waits for the picture; it is made afterwards all the same. */
  patienceMs?: number
  reportError: (error: unknown) => void
}

const PATIENCE_MS = 10_000

/**
 * Takes a photo that has been stored: records it and makes its variants. A picture that turns out to be unusable while
 * its sender waits is answered with the reason and leaves nothing behind; later the reason stands beside the photo.
 */
export async function takePhoto(
  db: Kysely<Database>,
  pictures: Pictures,
  { now, patienceMs = PATIENCE_MS, reportError, ...photo }: Taking,
): Promise<Result<Added, PhotoRefusal | 'notFound'>> {
  const added = await addPhoto(db, pictures.store, photo)
  if (!added.ok) return added
  const { id, isRepeat } = added.value
  await within(patienceMs, developPhoto(db, pictures, id, now).catch(reportError))
  const found = await findPhoto(db, { assetId: photo.assetId, photoId: id })
  if (!found) return refused('notFound')
  if (found.refusal === null) return done({ id, state: found.state, isRepeat })
  await removePhoto(db, pictures.store, { assetId: photo.assetId, photoId: id })
  return refused(found.refusal)
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise(resolve => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, over]).finally(() => clearTimeout(timer))
}
