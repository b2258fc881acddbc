import { type Request, type Response, Router } from 'express'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { isStaff } from '../auth/model.ts'
import { findUser } from '../auth/who.server.ts'
import type { FileStore } from '../files/storage.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import { mayServe, type PhotoViewer } from '../listings/photos.server.ts'

type PhotosDeps = {
  db: Kysely<Database>
  searchDb: Kysely<Database>
  store: FileStore
  /** Whoever asks, where they are logged in. */
  viewerOf?: (req: Request) => Promise<PhotoViewer | null>
  today?: () => string
}

/** How long a picture that everybody may see is kept without asking again: a property leaves the public at midnight. */
const KEPT = { everybody: 'public, max-age=3600', viewer: 'private, no-store' } as const

const nobody = async () => null

/** Whoever is signed in, by the cookie of their request. */
export const viewerBy =
  (db: Kysely<Database>) =>
  async (req: Request): Promise<PhotoViewer | null> => {
    const cookie = req.get('cookie')
    if (!cookie) return null
    const holder = await findUser(db, new globalThis.Request('http://localhost/', { headers: { cookie } }))
    return holder && { organisationId: holder.user.organisationId, isStaff: isStaff(holder.user.role) }
  }

/**
 * GET /photos/NAME: a picture of a property that is public today, and others for those whose they are. Anything else
 * is passed on, to the page for 404.
 */
export function photosRouter(deps: PhotosDeps): Router {
  const { db, searchDb, store, viewerOf = nobody, today = () => dayInTokyo(new Date()) } = deps
  const router = Router()
  router.get('/photos/:name', async (req, res, next) => {
    try {
      const { name } = req.params
      const viewer = await viewerOf(req)
      // What was posted a moment ago is not yet on a replica.
      const audience = await mayServe(viewer ? db : searchDb, name, viewer, today())
      if (!audience || !(await send(req, res, store, name, KEPT[audience]))) next()
    } catch (error) {
      next(error)
    }
  })
  return router
}

/** False where there is no such file. A file never changes under its name, so the name is its tag. */
async function send(req: Request, res: Response, store: FileStore, name: string, kept: string): Promise<boolean> {
  res.set({ 'Cache-Control': kept, ETag: `"${name}"` })
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
