import { Router } from 'express'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { FileStore } from '../files/storage.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import { mayServe } from '../listings/photos.server.ts'
import { sendStored } from './stored-picture.ts'
import { photoViewer, type UserOf } from './viewer.ts'

type PhotosDeps = {
  db: Kysely<Database>
  searchDb: Kysely<Database>
  store: FileStore
  userOf: UserOf
  today?: () => string
}

/** How long a picture that everybody may see is kept without asking again: a property leaves the public at midnight. */
const KEPT = { everybody: 'public, max-age=3600', viewer: 'private, no-store' } as const

/**
 * GET /photos/NAME: a picture of a property that is public today, and others for those whose they are. Anything else
 * is passed on, to the page for 404.
 */
export function photosRouter({
  db,
  searchDb,
  store,
  userOf,
  today = () => dayInTokyo(new Date()),
}: PhotosDeps): Router {
  const router = Router()
  router.get('/photos/:name', async (req, res, next) => {
    try {
      const { name } = req.params
      const user = await userOf(req)
      // What was posted a moment ago is not yet on a replica.
      const audience = await mayServe(user ? db : searchDb, name, user && photoViewer(user), today())
      if (!audience || !(await sendStored(req, res, { store, name, cacheControl: KEPT[audience] }))) next()
    } catch (error) {
      next(error)
    }
  })
  return router
}
