import type { Darkroom } from './darkroom.server.ts'
import type { FileStore } from './storage.server.ts'

/** What photos need of this process: where files are kept and where pictures are made. */
export type Pictures = { store: FileStore; darkroom: Darkroom }

const holder = globalThis as { portalPictures?: Pictures }

/** Set once by the entry point; kept on globalThis because the built pages are a program of their own. */
export function providePictures(pictures: Pictures): void {
  holder.portalPictures = pictures
}

/** The process's pictures. Only routes and entry points ask for them; everything else is given them. */
export function thePictures(): Pictures {
  if (!holder.portalPictures) throw new Error('Nothing keeps files yet: the entry point calls providePictures first')
  return holder.portalPictures
}
