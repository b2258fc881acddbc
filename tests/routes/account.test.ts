import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { provideLetters } from '../../app/auth/letters.server.ts'
import { requireCan, requireRole } from '../../app/auth/who.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { makeAuthenticator } from '../db/authenticator.ts'
import { testDb } from '../db/database.ts'
import { codeAt, letterBox, makeAccount, makeOrganisation, PASSWORD } from '../db/people.ts'
import { openBrowser } from './browser.ts'
import { routesHandle } from './drawing.ts'
import { BASE_URL, type Serving, serve } from './serving.ts'

let db: Kysely<Database>
let portal: Serving
let realtor: number
let box: ReturnType<typeof letterBox>
beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  portal = await serve({ handle: await routesHandle() })
  realtor = await makeOrganisation(db, 'kita')
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})
beforeEach(async () => {
  for (const table of ['mail_tokens', 'accounts', 'login_attempts'] as const) await db.deleteFrom(table).execute()
  box = letterBox()
  provideLetters(box.sendLetter)
})

const member = (mail = 'member@example.jp') => makeAccount(db, 'partner_member', { mail, organisationId: realtor })
const LOG_IN = { mail: 'member@example.jp', password: PASSWORD }

async function signedIn() {
  const browser = openBrowser(portal)
  expect((await browser.post('/login', LOG_IN)).status).toBe(303)
  return browser
}

describe('a reset', () => {
  test('answers an unknown address in the same bytes, and writes only to the known one', async () => {
    await member()
    const ask = async (mail: string) => {
      const reply = await openBrowser(portal).post('/login/reset', { mail })
      return [reply.status, reply.body.replaceAll(mail, 'MAIL').replace(/nonce="[^"]*"|"requestId":"[^"]*"/g, '')]
    }
    expect(await ask('nobody@example.jp')).toEqual(await ask('member@example.jp'))
    expect(box.letters.map(({ kind, to }) => [kind, to.mail])).toEqual([['reset', 'member@example.jp']])
  })

  test('by its link: looking uses nothing up, using it ends the sessions, and it is good once', async () => {
    await member()
    const before = await signedIn()
    await openBrowser(portal).post('/login/reset', { mail: LOG_IN.mail })
    const { path } = box.letters[0]!
    for (let i = 0; i < 3; i++) expect((await openBrowser(portal).get(path)).status).toBe(200)
    const browser = openBrowser(portal)
    expect((await browser.post(path, { password: 'password1234' })).status).toBe(400)
    const set = await browser.post(path, { password: 'yuku kawa no nagare' })
    expect([set.status, set.headers.location]).toEqual([303, '/login?changed'])
    // It opens no session by itself.
    expect(browser.cookies.has('sid')).toBe(false)
    expect((await before.get('/account')).status).toBe(302)
    expect((await browser.get(path)).status).toBe(410)
    expect((await browser.post(path, { password: 'another password' })).status).toBe(410)
  })
})

describe('one’s own account', () => {
  test('lists the sessions and ends another one, but nobody else’s', async () => {
    await member()
    const [here, there] = [await signedIn(), await signedIn()]
    const other = await makeAccount(db, 'partner_member', { mail: 'other@example.jp', organisationId: realtor })
    const stranger = openBrowser(portal)
    await stranger.post('/login', { mail: other.mail, password: PASSWORD })
    const ids = await db.selectFrom('sessions').select(['id', 'account_id']).orderBy('id').execute()
    const theirs = ids.find(({ account_id }) => account_id === other.id)!
    expect((await here.post('/account', { intent: 'session', session: String(theirs.id) })).status).toBe(404)
    expect((await here.post('/account', { intent: 'session', session: String(ids[1]!.id) })).status).toBe(303)
    expect((await there.get('/account')).status).toBe(302)
    expect((await stranger.get('/account')).status).toBe(200)
  })

  test('changes name and password, and says what is wrong', async () => {
    await member()
    const browser = await signedIn()
    expect(
      (await browser.post('/account', { intent: 'profile', name: '改名 太郎', locale: 'en', role: 'operator' })).status,
    ).toBe(303)
    const row = await db.selectFrom('accounts').select(['name', 'locale', 'role']).executeTakeFirst()
    expect(row).toEqual({ name: '改名 太郎', locale: 'en', role: 'partner_member' })
    const wrong = await browser.post('/en/account', {
      intent: 'password',
      current: 'x',
      password: 'yuku kawa no nagare',
    })
    expect(wrong.body).toContain('The current password is wrong.')
    const right = { intent: 'password', current: PASSWORD, password: 'yuku kawa no nagare' }
    expect((await browser.post('/account', right)).status).toBe(303)
    expect((await browser.get('/account')).status).toBe(200)
    for (const intent of ['', '__proto__', 'delete'])
      expect((await browser.post('/account', { intent })).status).toBe(400)
  })

  test('asks for the password once more before the codes are touched', async () => {
    await member()
    const browser = await signedIn()
    await db.updateTable('sessions').set({ elevated_until: null }).execute()
    expect((await browser.get('/account/codes')).headers.location).toBe('/account/confirm?to=%2Faccount%2Fcodes')
    expect((await browser.send('/account/passkeys', { step: 'ask' })).status).toBe(302)
    expect((await browser.post('/account/confirm', { password: 'x' })).status).toBe(400)
    const confirmed = await browser.post('/account/confirm', { password: PASSWORD, to: '/account/codes' })
    expect(confirmed.headers.location).toBe('/account/codes')
    const page = await browser.get('/account/codes')
    expect([page.status, page.body.includes('まだ設定していません')]).toEqual([200, true])
  })

  test('says on every page of the codes alike whether they are set', async () => {
    await makeAccount(db, 'partner_member', { mail: 'coded@example.jp', organisationId: realtor, codes: true })
    const browser = openBrowser(portal)
    await browser.post('/login', { mail: 'coded@example.jp', password: PASSWORD })
    expect((await browser.post('/login/code', { code: codeAt(new Date()) })).status).toBe(303)
    for (const path of ['/account', '/account/codes']) {
      const { status, body } = await browser.get(path)
      expect([status, body.includes('設定済みです。'), body.includes('まだ設定していません')], path).toEqual([
        200,
        true,
        false,
      ])
    }
  })
})

describe('a passkey over HTTP', () => {
  test('is registered on the account page and opens a log-in by itself', async () => {
    await member()
    const device = makeAuthenticator(BASE_URL)
    const browser = await signedIn()
    const asked = JSON.parse((await browser.send('/account/passkeys', { step: 'ask' })).body)
    expect(asked.rp).toEqual({ id: 'portal.test', name: '日野市 事業用地ナビ' })
    const made = { step: 'answer', name: '職場', response: device.create(asked) }
    expect((await browser.send('/account/passkeys', made)).status).toBe(201)
    expect((await browser.send('/account/passkeys', made)).status).toBe(400)
    expect((await browser.get('/account')).body).toContain('職場')
    const other = openBrowser(portal)
    const question = JSON.parse((await other.send('/login/passkey', { step: 'ask' })).body)
    const proof = { step: 'answer', response: device.get(question), to: '//evil.example', locale: 'en' }
    const entered = await other.send('/login/passkey', proof)
    expect([entered.status, JSON.parse(entered.body)]).toEqual([200, { path: '/en/partner' }])
    expect((await other.get('/en/account')).status).toBe(200)
    expect((await openBrowser(portal).send('/login/passkey', proof)).status).toBe(400)
    for (const odd of [{}, { step: 'answer' }, { step: 'answer', response: { id: 1 } }])
      expect((await openBrowser(portal).send('/login/passkey', odd)).status).toBe(400)
  })
})

describe('a page for some', () => {
  test('sends strangers to the log-in, and is not there for who may not', async () => {
    await member()
    const browser = await signedIn()
    const from = (cookie: string) => new Request(`${BASE_URL}/staff/audit?page=2`, { headers: { cookie } })
    const held = `sid=${browser.cookies.get('sid')}`
    const refused = async (deed: Promise<unknown>) => {
      const answer = await deed.catch((thrown: Response) => thrown)
      return answer instanceof Response ? [answer.status, answer.headers.get('location')] : 'let in'
    }
    expect(await refused(requireRole(db, from(''), ['staff']))).toEqual([302, '/login?to=%2Fstaff%2Faudit%3Fpage%3D2'])
    expect(await refused(requireRole(db, from(held), ['staff']))).toEqual([404, null])
    expect(await refused(requireRole(db, from(held), ['partner_member']))).toBe('let in')
    expect(await refused(requireCan(db, from(held), 'audit.read'))).toEqual([404, null])
    expect(await refused(requireCan(db, from(held), 'listing.edit', { organisationId: realtor }))).toBe('let in')
    expect(await refused(requireCan(db, from(held), 'listing.edit', { organisationId: realtor + 1 }))).toEqual([
      404,
      null,
    ])
  })
})
