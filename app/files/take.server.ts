import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { type Added, addPhoto, type NewPhoto, removePhoto } from './commands.server.ts'
import { developPhoto } from './developing.server.ts'
import { addFlyer, type NewFlyer, removeFlyer } from './flyer-commands.server.ts'
import type { FlyerRefusal } from './flyer-model.ts'
import { listFlyers } from './flyer-queries.server.ts'
import { renderFlyer } from './flyer-rendering.server.ts'
import type { PhotoRefusal } from './model.ts'
import type { Original } from './original.server.ts'
import type { Pictures } from './pictures.server.ts'
import { findPhoto } from './queries.server.ts'

type Db = Kysely<Database>

export type Waiting = {
  /** Milliseconds for which whoever sent it waits for the pictures; they are made afterwards all the same. */
  patienceMs?: number
  /** Told what goes wrong with the portal itself; the file goes on waiting. */
  reportError: (error: unknown) => void
}

const PATIENCE_MS = 10_000

/** Files are looked at on the portal's own account. */
const byPortal = (now: Date) => ({ actor: 'portal', now }) as const

type Taken = Result<Added, PhotoRefusal | 'notFound'>

/**
 * Takes photos that have been stored, in their order: records them and makes their variants. What turns out to be
 * unusable while its sender waits is answered with the reason and leaves nothing behind; later the reason stands beside
 * the photo. One answer for each original.
 */
export async function takePhotos(
  db: Db,
  pictures: Pictures,
  { originals, ...photo }: Omit<NewPhoto, 'original'> & { originals: readonly Original[] },
  { patienceMs = PATIENCE_MS, reportError }: Waiting,
): Promise<Taken[]> {
  const added: Taken[] = []
  for (const original of originals) added.push(await addPhoto(db, pictures.store, { ...photo, original }))
  const { now } = photo.by
  const making = added.map(one => one.ok && developPhoto(db, pictures, one.value.id, now).catch(reportError))
  await within(patienceMs, Promise.all(making))
  const taken: Taken[] = []
  for (const one of added) taken.push(one.ok ? await photoAsMade(db, pictures, photo, one.value) : one)
  return taken
}

async function photoAsMade(
  db: Db,
  { store }: Pictures,
  { assetId, by }: Pick<NewPhoto, 'assetId' | 'by'>,
  added: Added,
): Promise<Taken> {
  const photo = { assetId, photoId: added.id }
  const found = await findPhoto(db, photo)
  if (!found) return refused('notFound')
  if (found.refusal === null) return done({ ...added, state: found.state })
  await removePhoto(db, store, photo, byPortal(by.now))
  return refused(found.refusal)
}

/** Takes a flyer that has been stored, as {@link takePhotos} takes photos. */
export async function takeFlyer(
  db: Db,
  pictures: Pictures,
  flyer: NewFlyer,
  { patienceMs = PATIENCE_MS, reportError }: Waiting,
): Promise<Result<Added, FlyerRefusal | 'notFound'>> {
  const added = await addFlyer(db, pictures.store, flyer)
  if (!added.ok) return added
  const { assetId, organisationId: whose, by } = flyer
  const { id: flyerId } = added.value
  await within(patienceMs, renderFlyer(db, pictures, flyerId, by.now).catch(reportError))
  const found = (await listFlyers(db, assetId, whose)).find(({ id }) => id === flyerId)
  if (!found) return refused('notFound')
  if (found.refusal === null) return done({ ...added.value, state: found.state })
  await removeFlyer(db, pictures.store, { assetId, flyerId, whose }, byPortal(by.now))
  return refused(found.refusal)
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise(resolve => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, over]).finally(() => clearTimeout(timer))
}
