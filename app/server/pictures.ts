import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { openDarkroom } from '../files/darkroom.server.ts'
import { developWaiting } from '../files/developing.server.ts'
import { type Pictures, providePictures } from '../files/pictures.server.ts'
import { diskStore, type FileStore } from '../files/storage.server.ts'
import { sweepFiles } from '../files/sweep.server.ts'
import type { Logger } from './log.ts'

const LOOK_EVERY_MS = 60_000
const SWEEP_EVERY_MS = 60 * 60_000

/** Where files are kept under the data folder. */
export const filesUnder = (dataFolder: string): FileStore => diskStore(join(dataFolder, 'photos'))

/** Files under the data folder, and the darkroom; known to the routes from here on. */
export function openPictures(dataFolder: string): Pictures {
  const pictures = { store: filesUnder(dataFolder), darkroom: openDarkroom() }
  providePictures(pictures)
  return pictures
}

/** Takes up photos that a process before this one left waiting, and files that it left behind. Returns how to end it. */
export function tendPictures(db: Kysely<Database>, pictures: Pictures, logger: Logger): () => void {
  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    try {
      const photos = await developWaiting(db, pictures, new Date())
      if (photos > 0) logger.info({ photos }, 'photos taken up that waited')
    } catch (error) {
      logger.error({ err: error }, 'a waiting photo could not be developed')
    }
    isLooking = false
  }
  const sweep = async () => {
    try {
      const files = await sweepFiles(db, pictures.store, new Date())
      if (files > 0) logger.info({ files }, 'files deleted that belonged to no photo')
    } catch (error) {
      logger.error({ err: error }, 'files could not be swept')
    }
  }
  void look()
  void sweep()
  const timers = [setInterval(look, LOOK_EVERY_MS).unref(), setInterval(sweep, SWEEP_EVERY_MS).unref()]
  return () => timers.forEach(clearInterval)
}
