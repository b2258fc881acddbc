import { join } from 'node:path'
import { openDarkroom } from '../files/darkroom.server.ts'
import { type Pictures, providePictures } from '../files/pictures.server.ts'
import { diskStore, type FileStore } from '../files/storage.server.ts'

/** Where files are kept under the data folder. */
export const filesUnder = (dataFolder: string): FileStore => diskStore(join(dataFolder, 'photos'))

/** Files under the data folder, and the darkroom; known to the routes from here on. */
export function openPictures(dataFolder: string): Pictures {
  const pictures = { store: filesUnder(dataFolder), darkroom: openDarkroom() }
  providePictures(pictures)
  return pictures
}
