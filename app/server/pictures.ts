import { join } from 'node:path'
import { openDarkroom } from '../files/darkroom.server.ts'
import { type Pictures, providePictures } from '../files/pictures.server.ts'
import { diskStore } from '../files/storage.server.ts'

/** Files under the data folder, and the darkroom; known to the routes from here on. */
export function openPictures(dataFolder: string): Pictures {
  const pictures = { store: diskStore(join(dataFolder, 'photos')), darkroom: openDarkroom() }
  providePictures(pictures)
  return pictures
}
