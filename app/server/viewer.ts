import type { Request as ExpressRequest } from 'express'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { reachesOf } from '../auth/can.ts'
import type { User } from '../auth/model.ts'
import { findUser } from '../auth/who.server.ts'
import type { PhotoViewer } from '../listings/photos.server.ts'

/** Who asks for a file, where they are signed in. */
export type UserOf = (req: ExpressRequest) => Promise<User | null>

/** By the session cookie, as pages know it: it is read under BASE_URL, whatever name the request came by. */
export const sessionUser =
  (db: Kysely<Database>, baseUrl: string): UserOf =>
  async req => {
    const cookie = req.get('cookie')
    if (!cookie) return null
    return (await findUser(db, new Request(baseUrl, { headers: { cookie } })))?.user ?? null
  }

/** Whoever may read a listing before it is public sees its photos: one's own, or, for the city, all. */
export function photoViewer({ role, organisationId }: User): PhotoViewer {
  const reaches = reachesOf(role, 'listing.read')
  return { organisationId: reaches.includes('own') ? organisationId : null, isStaff: reaches.includes('any') }
}
