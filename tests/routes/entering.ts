import type { Kysely } from 'kysely'
import { holdToken } from '../../app/auth/cookie.server.ts'
import type { User } from '../../app/auth/model.ts'
import { openSession } from '../../app/auth/sessions.server.ts'
import type { Database } from '../../db/schema.ts'
import { visitAt } from '../db/people.ts'
import { openBrowser } from './browser.ts'
import { BASE_URL, type Serving } from './serving.ts'

/** A browser in which somebody is signed in, all steps done; the log-in itself has tests of its own. */
export async function enterAs(portal: Serving, db: Kysely<Database>, user: User, { elevated = true } = {}) {
  const how = { stage: 'full', method: 'code', visit: visitAt(new Date()) } as const
  const token = await db.transaction().execute(trx => openSession(trx, user, how))
  if (!elevated)
    await db.updateTable('sessions').set({ elevated_until: null }).where('account_id', '=', user.id).execute()
  const browser = openBrowser(portal)
  const [pair = ''] = (await holdToken(new Request(BASE_URL), token)).split(';')
  const at = pair.indexOf('=')
  browser.cookies.set(pair.slice(0, at), pair.slice(at + 1))
  return browser
}
