import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tokenHash } from '../../app/auth/secrets.server.ts'
import { elevate, openSession } from '../../app/auth/sessions.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from '../db/database.ts'
import { makeAccount, makeOrganisation } from '../db/people.ts'
import { tokenOf } from '../db/pushing.ts'
import { routesHandle } from './drawing.ts'
import { BASE_URL, type Serving, serve } from './serving.ts'

// The page on which a partner's manager issues and revokes tokens.

let db: Kysely<Database>
let portal: Serving
let session: string
let ids: { own: number; other: number; manager: number }

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  portal = await serve({ handle: await routesHandle() })
  const [own, other] = [await makeOrganisation(db, 'ours'), await makeOrganisation(db, 'theirs')]
  const user = await makeAccount(db, 'partner_manager', { mail: 'manager@example.jp', organisationId: own })
  const visit = { clientKey: '192.0.2.1', agent: 'test', now: new Date() }
  session = await db.transaction().execute(trx => openSession(trx, user, { stage: 'full', method: 'code', visit }))
  ids = { own, other, manager: user.id }
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})

const PATH = '/partner/tokens'
const headers = () => ({ Cookie: `sid=${btoa(JSON.stringify(session)).replace(/=+$/, '')}` })
const look = () => portal.ask(PATH, { headers: headers() })
const post = (form: string[][]) =>
  portal.ask(PATH, {
    method: 'POST',
    headers: { ...headers(), Origin: BASE_URL, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  })
const wish = [
  ['intent', 'issue'],
  ['name', '夜間連携'],
  ['scope', 'write'],
  ['days', '90'],
]
const TOKEN = /hip_[\w-]{43}/

test('the password is asked for first', async () => {
  const now = new Date()
  await db.updateTable('sessions').set({ elevated_until: null }).execute()
  const { status, headers: told } = await post(wish)
  expect([status, told.location]).toEqual([302, expect.stringMatching(/^\/account\/confirm\?to=/)])
  expect((await look()).body).not.toContain('name="days"')
  const { id } = await db.selectFrom('sessions').select('id').executeTakeFirstOrThrow()
  await elevate(db, id, now)
  expect((await look()).body).toContain('name="days"')
})

test('a token is shown on the answer and never again; the database knows its hash', async () => {
  const issued = await post(wish)
  const token = TOKEN.exec(issued.body)?.[0] ?? ''
  expect([issued.status, issued.headers['cache-control']]).toEqual([200, 'private, no-store'])
  const row = await db.selectFrom('api_tokens').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    ...{ token_hash: tokenHash(token), prefix: token.slice(0, 10), scopes: ['read', 'write'] },
    ...{ created_by: ids.manager, organisation_id: ids.own },
  })
  expect(JSON.stringify(row)).not.toContain(token)
  expect((await look()).body).not.toMatch(TOKEN)
  expect(portal.log.join('')).not.toContain(token)
  const audit = await db
    .selectFrom('audit_log')
    .select(['action', 'subject_id'])
    .orderBy('id', 'desc')
    .executeTakeFirst()
  expect(audit).toEqual({ action: 'api_token.issue', subject_id: String(row.id) })
})

test('a form with something missing comes back with what was written', async () => {
  const { status, body } = await post([
    ['intent', 'issue'],
    ['name', '夜間連携2'],
    ['days', '7'],
  ])
  expect([status, body.includes('value="夜間連携2"'), TOKEN.test(body)]).toEqual([400, true, false])
})

test('one’s own is revoked at once, another’s is not there', async () => {
  const other = await tokenOf(db, ids.other, ids.manager)
  const revoke = (id: number) =>
    post([
      ['intent', 'revoke'],
      ['token', String(id)],
    ])
  expect((await revoke(other.id)).status).toBe(404)
  const own = await tokenOf(db, ids.own, ids.manager)
  expect((await revoke(own.id)).status).toBe(303)
  const rows = await db.selectFrom('api_tokens').select(['id', 'revoked_by']).orderBy('id').execute()
  expect(rows.filter(({ revoked_by: by }) => by !== null)).toEqual([{ id: own.id, revoked_by: ids.manager }])
})
