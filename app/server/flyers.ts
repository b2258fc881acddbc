import { Router } from 'express'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { can } from '../auth/can.ts'
import { findOwnerOfPage } from '../files/flyer-queries.server.ts'
import type { FileStore } from '../files/storage.server.ts'
import { sendStored } from './stored-picture.ts'
import type { UserOf } from './viewer.ts'

type FlyersDeps = { db: Kysely<Database>; store: FileStore; userOf: UserOf }

/**
 * GET /flyers/NAME: a page of a flyer, for the organisation that brought it and for the city's desk; never for the
 * public, also where its property is. Anything else is passed on, to the page for 404.
 */
export function flyersRouter({ db, store, userOf }: FlyersDeps): Router {
  const router = Router()
  router.get('/flyers/:name', async (req, res, next) => {
    try {
      const { name } = req.params
      const user = await userOf(req)
      const owner = user && (await findOwnerOfPage(db, name))
      const isTheirs = owner !== null && can(user, 'flyer.read', owner)
      if (!isTheirs || !(await sendStored(req, res, { store, name, cacheControl: 'private, no-store' }))) next()
    } catch (error) {
      next(error)
    }
  })
  return router
}
