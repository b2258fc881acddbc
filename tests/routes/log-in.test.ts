import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inviteAccount } from '../../app/auth/invitations.server.ts'
import { provideLetters } from '../../app/auth/letters.server.ts'
import { issueToken } from '../../app/auth/tokens.server.ts'
import { codeNow, openSecret } from '../../app/auth/totp.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from '../db/database.ts'
import { codeAt, letterBox, makeAccount, makeOrganisation, PASSWORD } from '../db/people.ts'
import { openBrowser } from './browser.ts'
import { routesHandle } from './drawing.ts'
import { type Serving, serve } from './serving.ts'

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

describe('a log-in in a browser without scripts', () => {
  test('leads from the page that was asked for through the log-in and back to it', async () => {
    await member()
    const browser = openBrowser(portal)
    const turned = await browser.get('/en/account?tab=1')
    expect(turned.status).toBe(302)
    expect(turned.headers.location).toBe('/en/login?to=%2Fen%2Faccount%3Ftab%3D1')
    const page = await browser.get(turned.headers.location!)
    expect(page.body).toContain('value="/en/account?tab=1"')
    expect(page.body).toContain('<meta name="robots" content="noindex"/>')
    const entered = await browser.post('/en/login', { ...LOG_IN, to: '/en/account?tab=1' })
    expect([entered.status, entered.headers.location]).toEqual([303, '/en/account?tab=1'])
    const own = await browser.get('/en/account')
    expect([own.status, own.headers['cache-control']]).toEqual([200, 'private, no-store'])
    expect(own.body).toContain('member@example.jp')
    expect((await browser.get('/login')).headers.location).toBe('/partner')
  })

  test('goes nowhere else, whatever it is told', async () => {
    await member()
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example'])
      expect((await openBrowser(portal).post('/login', { ...LOG_IN, to })).headers.location).toBe('/partner')
  })

  test('gives a cookie that scripts cannot read and other sites do not send', async () => {
    await member()
    const [line = ''] = (await openBrowser(portal).post('/login', LOG_IN)).headers['set-cookie'] ?? []
    expect(line).toMatch(/^sid=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  test('never goes on under the cookie of before', async () => {
    await member()
    const fixed = openBrowser(portal)
    await fixed.post('/login', LOG_IN)
    const before = fixed.cookies.get('sid')!
    await fixed.post('/login', LOG_IN)
    expect(fixed.cookies.get('sid')).not.toBe(before)
    const stale = openBrowser(portal)
    stale.cookies.set('sid', before)
    expect((await stale.get('/account')).status).toBe(302)
    // A cookie of somebody's own making is none.
    const made = openBrowser(portal)
    made.cookies.set('sid', Buffer.from(JSON.stringify('a'.repeat(43))).toString('base64'))
    await made.post('/login', LOG_IN)
    expect(made.cookies.get('sid')).not.toContain(Buffer.from(JSON.stringify('a'.repeat(43))).toString('base64'))
  })

  test('answers a wrong password and an unknown address in the same bytes', async () => {
    await member()
    const shown = async (mail: string) => {
      const reply = await openBrowser(portal).post('/login', { mail, password: 'not the password' })
      return [
        reply.status,
        reply.headers['set-cookie'],
        reply.body.replaceAll(mail, 'MAIL').replace(/nonce="[^"]*"|"requestId":"[^"]*"/g, ''),
      ]
    }
    const known = await shown('member@example.jp')
    expect(known[0]).toBe(400)
    expect(await shown('nobody@example.jp')).toEqual(known)
  })

  test('says 429 and how long after five wrong tries, and keeps what was written', async () => {
    await member()
    const browser = openBrowser(portal)
    for (let i = 0; i < 5; i++) await browser.post('/en/login', { ...LOG_IN, password: `wrong ${i}` })
    const reply = await browser.post('/en/login', LOG_IN)
    expect(reply.status).toBe(429)
    expect(reply.body).toContain('Wait about 15 minutes')
    expect(reply.body).toContain('value="member@example.jp"')
    expect(reply.body).not.toContain(PASSWORD)
  })

  test('from a page of another origin is refused', async () => {
    await member()
    const headers = { Origin: 'https://evil.example', 'Content-Type': 'application/x-www-form-urlencoded' }
    for (const path of ['/login', '/logout', '/account', '/account/codes', '/login/reset', '/login/passkey'])
      expect((await portal.ask(path, { method: 'POST', headers, body: 'a=1' })).status, path).toBe(403)
  })
})

describe('a log-out', () => {
  test('clears the browser, and the cookie is no good any more', async () => {
    await member()
    const browser = await signedIn()
    const held = browser.cookies.get('sid')!
    const reply = await browser.post('/logout', { locale: 'en' })
    expect([reply.status, reply.headers.location]).toEqual([303, '/en/login?out'])
    expect(reply.headers['clear-site-data']).toBe('"cache", "storage"')
    expect(browser.cookies.has('sid')).toBe(false)
    browser.cookies.set('sid', held)
    expect((await browser.get('/account')).status).toBe(302)
  })

  test('does not happen by looking', async () => {
    await member()
    const browser = await signedIn()
    await browser.get('/logout')
    expect((await browser.get('/account')).status).toBe(200)
  })
})

describe('the code', () => {
  test('is the second page for who has it, and nothing opens before', async () => {
    await makeAccount(db, 'staff', { mail: 'staff@example.jp', codes: true })
    const browser = openBrowser(portal)
    expect((await browser.get('/login/code')).headers.location).toBe('/login')
    const begun = await browser.post('/login', { mail: 'staff@example.jp', password: PASSWORD, to: '/account' })
    expect(begun.headers.location).toBe('/login/code?to=%2Faccount')
    expect((await browser.get('/account')).headers.location).toBe('/login/code?to=%2Faccount')
    expect((await browser.get('/login/code')).status).toBe(200)
    const wrong = await browser.post('/login/code', { code: '000000' })
    expect([wrong.status, wrong.body.includes('aria-invalid="true"')]).toEqual([400, true])
    const entered = await browser.post('/login/code', { code: codeAt(new Date()), to: '/account' })
    expect(entered.headers.location).toBe('/account')
    expect((await browser.get('/account')).status).toBe(200)
  })
})

describe('from the invitation to the account', () => {
  const invite = (role: 'partner_manager' | 'partner_member' = 'partner_manager') =>
    inviteAccount(
      db,
      { mail: 'new@example.jp', name: '新井 望', locale: 'ja', role, organisationId: realtor },
      { by: null, now: new Date(), sendLetter: box.sendLetter },
    )

  test('password, codes, recovery codes shown once, and in', async () => {
    await invite()
    const path = box.letters[0]!.path
    const browser = openBrowser(portal)
    // A program that reads mail looks at the link, more than once; it stays good.
    for (let i = 0; i < 3; i++) expect((await openBrowser(portal).get(path)).status).toBe(200)
    expect((await browser.post(path, { password: 'short' })).status).toBe(400)
    const accepted = await browser.post(path, { password: PASSWORD })
    expect(accepted.headers.location).toBe('/account/codes?to=%2Fpartner')
    expect((await openBrowser(portal).get(path)).status).toBe(410)
    expect((await browser.get('/account')).headers.location).toBe('/account/codes?to=%2Faccount')
    const page = await browser.get('/account/codes?to=%2Faccount')
    expect(page.body).toContain('<svg viewBox="0 0 ')
    const held = await db
      .selectFrom('totp_secrets')
      .select(['account_id', 'secret', 'key_id as keyId'])
      .executeTakeFirstOrThrow()
    const secret = openSecret(held.account_id, held) ?? ''
    expect(page.body).toContain(secret)
    expect(held.secret).not.toContain(secret)
    const code = codeNow(secret, new Date())
    const ready = await browser.post('/account/codes', { intent: 'take', code, to: '/account' })
    expect(ready.status).toBe(200)
    expect(new Set(ready.body.match(/\b[a-z2-7]{4}(-[a-z2-7]{4}){3}\b/g)).size).toBe(10)
    const own = await browser.get('/account')
    expect([own.status, own.body.includes('残り：10個')]).toEqual([200, true])
  })

  test('no line of the log holds what the links carry', async () => {
    await invite('partner_member')
    await db.transaction().execute(trx => issueToken(trx, null, 'reset', new Date()))
    const path = box.letters[0]!.path
    portal.log.length = 0
    for (const each of [path, `/en${path}`, `${path}/`, '/en/login/reset/abcdefghijklmnop'])
      await openBrowser(portal).get(each)
    expect(portal.log.length).toBeGreaterThan(0)
    for (const line of portal.log) expect(line).not.toMatch(new RegExp(`${path.split('/').at(-1)}|abcdefghijklmnop`))
  })
})
