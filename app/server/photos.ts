import { resolve } from 'node:path'
import { Router } from 'express'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { dayInTokyo } from '../lib/day.ts'
import { isPublicPhoto } from '../listings/photos.server.ts'

/** Names that the portal itself gives to pictures; nothing else is looked for on the disk. */
const FILE_KEY = /^[a-z0-9-]{8,80}\.(webp|jpg)$/

type PhotosDeps = { searchDb: Kysely<Database>; folder: string; today?: () => string }

/** GET /photos/NAME: a picture of a property that is public today. Anything else is passed on, to the page for 404. */
export function photosRouter({ searchDb, folder, today = () => dayInTokyo(new Date()) }: PhotosDeps): Router {
  const router = Router()
  const root = resolve(folder)
  router.get('/photos/:name', async (req, res, next) => {
    try {
      const { name } = req.params
      if (!FILE_KEY.test(name) || !(await isPublicPhoto(searchDb, name, today()))) return next()
      res.set('Cache-Control', 'public, max-age=3600')
      res.sendFile(name, { root, dotfiles: 'deny' }, error => {
        if (error && !res.headersSent) next()
      })
    } catch (error) {
      next(error)
    }
  })
  return router
}
