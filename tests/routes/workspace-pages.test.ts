import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../app/auth/sessions.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from '../db/database.ts'
import { makeAccount, makeOrganisation } from '../db/people.ts'
import { routesHandle } from './drawing.ts'
import { type Serving, serve } from './serving.ts'

// What pages of the workspaces show without scripts, to a partner and to the city.

let db: Kysely<Database>
let portal: Serving
const sessions: Record<'partner' | 'city', string> = { partner: '', city: '' }
const NOW = new Date()
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000)

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  portal = await serve({ handle: await routesHandle() })
  const own = await makeOrganisation(db, 'ours')
  const manager = await makeAccount(db, 'partner_manager', { mail: 'manager@example.jp', organisationId: own })
  const lead = await makeAccount(db, 'staff_manager', { mail: 'lead@example.jp' })
  const visit = { clientKey: '192.0.2.1', agent: 'test', now: NOW }
  const open = (user: typeof lead) =>
    db.transaction().execute(trx => openSession(trx, user, { stage: 'full', method: 'code', visit }))
  sessions.partner = await open(manager)
  sessions.city = await open(lead)
  await db
    .insertInto('pull_feeds')
    .values({
      ...{ organisation_id: own, name: '一覧', format: 'csv', state: 'active', failures: 2, is_sample: false },
      ...{ url: 'https://list.example.jp/a.csv', every_hours: 24, at_hours: null, content_changed_at: ago(40) },
      ...{ sealed_authorization: null, key_id: null, etag: null, last_modified: null, content_sha256: null },
      ...{ next_run_at: NOW, last_run_at: NOW, last_success_at: ago(2), created_at: ago(60), created_by: null },
      ...{ last_failure_at: NOW, last_failure: 'UnchangedTooLong' },
    })
    .execute()
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})

const look = async (who: keyof typeof sessions, path: string) => {
  const Cookie = `sid=${btoa(JSON.stringify(sessions[who])).replace(/=+$/, '')}`
  const { status, body } = await portal.ask(path, { headers: { Cookie } })
  expect(status, path).toBe(200)
  return body
}

test('a feed is ended behind a question, and one that stays the same calls for a look', async () => {
  const body = await look('partner', '/partner/feeds')
  expect(body).toMatch(/<details[^>]*>(?:(?!<\/details>).)*value="stop"/s)
  expect(body.match(/value="stop"/g)).toHaveLength(1)
  expect(body).toContain('>注意<')
  expect(body).not.toContain('>失敗<')
})

test('whoever sends a list says whose everything it is', async () => {
  expect(await look('partner', '/partner/imports')).toContain('これが当社の掲載の全件です')
  expect(await look('city', '/staff/imports')).toContain('これがこの連携先の掲載の全件です')
  expect(await look('city', '/en/staff/imports')).toContain('This is everything that this partner offers')
})

test('the menu on a phone names where one is', async () => {
  expect(await look('city', '/staff/feeds')).toMatch(/<summary[^>]*>(?:(?!<\/summary>).)*メニュー：自動取得/s)
  expect(await look('partner', '/en/partner/listings')).toMatch(/<summary[^>]*>(?:(?!<\/summary>).)*Menu: Properties/s)
})
