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
let atCity: string
let ids: { own: number; other: number; manager: number }

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  portal = await serve({ handle: await routesHandle() })
  const [own, other] = [await makeOrganisation(db, 'ours'), await makeOrganisation(db, 'theirs')]
  const user = await makeAccount(db, 'partner_manager', { mail: 'manager@example.jp', organisationId: own })
  const visit = { clientKey: '192.0.2.1', agent: 'test', now: new Date() }
  const open = (who: typeof user) =>
    db.transaction().execute(trx => openSession(trx, who, { stage: 'full', method: 'code', visit }))
  session = await open(user)
  atCity = await open(await makeAccount(db, 'staff_manager', { mail: 'lead@example.jp' }))
  ids = { own, other, manager: user.id }
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})

const PATH = '/partner/tokens'
const headers = (who = session) => ({ Cookie: `sid=${btoa(JSON.stringify(who)).replace(/=+$/, '')}` })
const look = () => portal.ask(PATH, { headers: headers() })
const post = (form: string[][], path = PATH, who = session) =>
  portal.ask(path, {
    method: 'POST',
    headers: { ...headers(who), Origin: BASE_URL, 'Content-Type': 'application/x-www-form-urlencoded' },
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
  // What was written is not written again for the next one.
  expect(issued.body).not.toContain('value="夜間連携"')
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

test('what the city revokes it asks about first, and tells whoever speaks for the organisation, once', async () => {
  await makeAccount(db, 'partner_member', { mail: 'member@example.jp', organisationId: ids.own })
  const token = await tokenOf(db, ids.own, ids.manager)
  const page = await portal.ask('/staff/tokens', { headers: headers(atCity) })
  expect(page.body).toMatch(/<details[^>]*>(?:(?!<\/details>).)*このトークンを取り消す/s)
  const revoke = () => post([['token', String(token.id)]], '/staff/tokens', atCity)
  expect([(await revoke()).status, (await revoke()).status]).toEqual([303, 303])
  const letters = await db
    .selectFrom('outbox')
    .select(['recipient', 'subject', 'body'])
    .where('kind', '=', 'api_token_revoked')
    .execute()
  expect(letters.map(({ recipient }) => recipient)).toEqual(['manager@example.jp'])
  const { name, prefix } = await db
    .selectFrom('api_tokens')
    .select(['name', 'prefix'])
    .where('id', '=', token.id)
    .executeTakeFirstOrThrow()
  expect(letters[0]?.subject).toContain(name)
  expect(letters[0]?.body).toContain(prefix)
  expect(letters[0]?.body).toContain(`${BASE_URL}/partner/tokens`)
})
