import type { Request, Response } from 'express'
import type { FileStore } from '../files/storage.server.ts'

/**
 * Sends a picture from the store, kept as `cacheControl` says. False where there is none. A file never changes under its
 * name, so the name is its tag.
 */
export async function sendStored(
  req: Request,
  res: Response,
  { store, name, cacheControl }: { store: FileStore; name: string; cacheControl: string },
): Promise<boolean> {
  res.set({ 'Cache-Control': cacheControl, ETag: `"${name}"` })
  if (req.fresh) {
    res.status(304).end()
    return true
  }
  const bytes = await store.get(name)
  if (bytes) {
    res.set({ 'Content-Security-Policy': "default-src 'none'; sandbox", 'Content-Disposition': 'inline' })
    res.type('webp').send(bytes)
    return true
  }
  res.removeHeader('Cache-Control')
  res.removeHeader('ETag')
  return false
}
