import { verify } from '@node-rs/argon2'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { takeCodes } from '../../app/auth/codes.server.ts'
import { logIn, logInWithCode } from '../../app/auth/log-in.server.ts'
import { findSession } from '../../app/auth/sessions.server.ts'
import { beginCodes, codeNow, renewRecoveryCodes } from '../../app/auth/totp.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from './database.ts'
import { codeAt, later, letterBox, makeAccount, makeOrganisation, NOW, PASSWORD, signIn, visitAt } from './people.ts'

vi.mock('@node-rs/argon2', async original => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return { ...real, verify: vi.fn(real.verify) }
})

let db: Kysely<Database>
let realtor: number
beforeAll(async () => {
  db = await testDb()
  realtor = await makeOrganisation(db, 'kita')
})
afterAll(() => db.destroy())
beforeEach(async () => {
  for (const table of ['mail_tokens', 'accounts', 'login_attempts'] as const) await db.deleteFrom(table).execute()
})

const member = (mail = 'member@example.jp') => makeAccount(db, 'partner_member', { mail, organisationId: realtor })
const staff = () => makeAccount(db, 'staff_manager', { mail: 'lead@example.jp', codes: true })
const enterAs = (mail: string, password: string, visit = visitAt(), held: string | null = null) =>
  logIn(db, { mail, password, visit, held, sendLetter: letterBox().sendLetter })
const withCode = (held: string, code: string, now: Date) =>
  logInWithCode(db, { held, code, visit: visitAt(now), sendLetter: letterBox().sendLetter })
const isIn = async (token: string, now = NOW) => (await findSession(db, token, now))?.session.stage === 'full'

const countLines = async () =>
  (
    await db
      .selectFrom('audit_log')
      .select(query => query.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

describe('a log-in by password', () => {
  test('finds the account whatever the capitals, and opens a session of which only a hash is stored', async () => {
    const user = await member()
    const entered = await enterAs('Member@Example.JP', PASSWORD)
    expect(entered).toMatchObject({ ok: true, stage: 'full' })
    const token = entered.ok ? entered.token : ''
    expect(await findSession(db, token, NOW)).toMatchObject({ user })
    const row = await db.selectFrom('sessions').select(['token_hash', 'address', 'agent']).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ address: '192.0.2.x', agent: 'Firefox (Linux)' })
    expect(row.token_hash).not.toContain(token)
  })

  test('takes one way and gives one answer for an unknown address, a wrong password and who is not active', async () => {
    await member()
    const gone = await member('gone@example.jp')
    await db.updateTable('accounts').set({ state: 'disabled' }).where('id', '=', gone.id).execute()
    await db.insertInto('accounts').values({ mail: 'new@example.jp', name: 'a', locale: 'ja', role: 'staff' }).execute()
    const asked: [string, string][] = [
      ['nobody@example.jp', PASSWORD],
      ['member@example.jp', 'wrong password here'],
      ['gone@example.jp', PASSWORD],
      ['new@example.jp', PASSWORD],
    ]
    for (const [mail, password] of asked) {
      const before = await countLines()
      vi.mocked(verify).mockClear()
      expect(await enterAs(mail, password)).toEqual({ ok: false, refusal: 'Wrong' })
      expect(verify).toHaveBeenCalledTimes(1)
      expect((await countLines()) - before).toBe(1)
    }
    expect(await db.selectFrom('sessions').select('id').execute()).toEqual([])
  })

  test('replaces the session that the browser came with', async () => {
    await member()
    const before = await signIn(db, 'member@example.jp')
    const entered = await enterAs('member@example.jp', PASSWORD, visitAt(), before)
    expect(entered.ok && entered.token).not.toBe(before)
    expect(await findSession(db, before, NOW)).toBeNull()
  })

  test('is told by letter where it comes from a new device, but not the first time', async () => {
    await member()
    const { letters, sendLetter } = letterBox()
    const from = (clientKey: string) =>
      logIn(db, {
        ...{ mail: 'member@example.jp', password: PASSWORD, held: null, sendLetter },
        visit: visitAt(NOW, clientKey),
      })
    for (const clientKey of ['192.0.2.1', '192.0.2.7', '198.51.100.1', '198.51.100.1']) await from(clientKey)
    expect(letters.map(({ kind, path }) => [kind, path])).toEqual([['new_sign_in', '/account']])
  })
})

describe('guessing', () => {
  afterAll(() => {
    vi.useRealTimers()
  })

  test('fifty wrong passwords from one address: five are looked at, and the right one works from elsewhere', async () => {
    await member()
    const answers = []
    for (let i = 0; i < 50; i++) answers.push(await enterAs('member@example.jp', `wrong password ${i}`))
    expect(answers.filter(answer => !answer.ok && answer.refusal === 'Wrong')).toHaveLength(5)
    expect(answers.at(-1)).toMatchObject({ refusal: 'TooMany', waitSeconds: expect.any(Number) })
    expect(await enterAs('member@example.jp', PASSWORD)).toMatchObject({ refusal: 'TooMany' })
    expect(await enterAs('member@example.jp', PASSWORD, visitAt(NOW, '198.51.100.9'))).toMatchObject({ ok: true })
  })

  test('from many addresses: the account pauses, and after the pause the right password works', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW })
    await member()
    let looked = 0
    for (let i = 0; i < 30; i++) {
      const answer = await enterAs('member@example.jp', 'wrong password', visitAt(NOW, `198.51.100.${i}`))
      if (!answer.ok && answer.refusal === 'Wrong') looked += 1
    }
    expect(looked).toBe(20)
    const elsewhere = visitAt(NOW, '203.0.113.5')
    expect(await enterAs('member@example.jp', PASSWORD, elsewhere)).toMatchObject({ refusal: 'TooMany' })
    vi.setSystemTime(later(16))
    expect(await enterAs('member@example.jp', PASSWORD, elsewhere)).toMatchObject({ ok: true })
    vi.useRealTimers()
  })

  test('an address is stopped that tries one account after the other, and an unknown address counts alike', async () => {
    const answers = []
    for (let i = 0; i < 25; i++) answers.push(await enterAs(`nobody${i}@example.jp`, 'wrong password'))
    expect(answers.filter(answer => !answer.ok && answer.refusal === 'Wrong')).toHaveLength(20)
    expect(answers.at(-1)).toMatchObject({ refusal: 'TooMany' })
  })

  test('all at once does not get more tries, and the table holds no address', async () => {
    await member()
    const answers = await Promise.all(Array.from({ length: 12 }, () => enterAs('member@example.jp', 'wrong password')))
    expect(answers.filter(answer => !answer.ok && answer.refusal === 'Wrong')).toHaveLength(5)
    const rows = await db.selectFrom('login_attempts').select('key').execute()
    expect(JSON.stringify(rows)).not.toMatch(/member|192\.0/)
  })
})

describe('a one-time code', () => {
  test('is asked for after the password, and nothing is open before it', async () => {
    await staff()
    const begun = await enterAs('lead@example.jp', PASSWORD)
    expect(begun).toMatchObject({ ok: true, stage: 'code' })
    const held = begun.ok ? begun.token : ''
    expect(await isIn(held)).toBe(false)
    const entered = await withCode(held, codeAt(NOW), NOW)
    expect(entered).toMatchObject({ ok: true, stage: 'full' })
    const token = entered.ok ? entered.token : ''
    expect(token).not.toBe(held)
    expect(await isIn(token)).toBe(true)
    expect(await findSession(db, held, NOW)).toBeNull()
  })

  test('is good once, and so are those before it', async () => {
    await staff()
    expect(await withCode(await signIn(db, 'lead@example.jp'), codeAt(NOW), NOW)).toMatchObject({ ok: true })
    const again = await signIn(db, 'lead@example.jp')
    expect(await withCode(again, codeAt(NOW), NOW)).toEqual({ ok: false, refusal: 'Wrong' })
    expect(await withCode(again, codeAt(later(-0.5)), NOW)).toEqual({ ok: false, refusal: 'Wrong' })
    expect(await withCode(again, codeAt(later(0.5)), later(0.5))).toMatchObject({ ok: true })
  })

  test('of which two come at once is used by one', async () => {
    await staff()
    const held = [await signIn(db, 'lead@example.jp'), await signIn(db, 'lead@example.jp')]
    const entered = await Promise.all(held.map(token => withCode(token, codeAt(NOW), NOW)))
    expect(entered.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('is asked for within ten minutes, and may be wrong five times', async () => {
    await staff()
    const held = await signIn(db, 'lead@example.jp')
    expect(await withCode(held, codeAt(later(11)), later(11))).toEqual({ ok: false, refusal: 'Wrong' })
    const answers = []
    for (let i = 0; i < 7; i++) answers.push(await withCode(held, '000000', NOW))
    expect(answers.map(answer => !answer.ok && answer.refusal)).toEqual([
      ...Array(5).fill('Wrong'),
      ...Array(2).fill('TooMany'),
    ])
    expect(await withCode(held, codeAt(NOW), NOW)).toMatchObject({ refusal: 'TooMany' })
  })

  test('is replaced by a recovery code, once', async () => {
    const user = await staff()
    const [first = ''] = await db.transaction().execute(trx => renewRecoveryCodes(trx, user.id))
    const typed = first.toUpperCase().replaceAll('-', ' ')
    expect(await withCode(await signIn(db, 'lead@example.jp'), typed, NOW)).toMatchObject({ ok: true })
    expect(await withCode(await signIn(db, 'lead@example.jp'), first, NOW)).toEqual({ ok: false, refusal: 'Wrong' })
  })

  test('is owed by a role that needs it: nothing but the set-up is open until then', async () => {
    await makeAccount(db, 'partner_manager', { mail: 'manager@example.jp', organisationId: realtor })
    const held = await signIn(db, 'manager@example.jp')
    const holder = await findSession(db, held, NOW)
    expect(holder?.session.stage).toBe('enrol')
    const { secret } = await beginCodes(db, holder!.user, 'Portal')
    expect((await beginCodes(db, holder!.user, 'Portal')).secret).toBe(secret)
    const give = (code: string) =>
      takeCodes(db, holder!, { code, visit: visitAt(), held, sendLetter: letterBox().sendLetter })
    expect(await give('123456')).toEqual({ ok: false, refusal: 'Wrong' })
    const taken = await give(codeNow(secret, NOW))
    expect(taken.ok && new Set(taken.recoveryCodes).size).toBe(10)
    expect(taken.ok && (await isIn(taken.token))).toBe(true)
    expect(await findSession(db, held, NOW)).toBeNull()
    // The code that took them into use is used up.
    const next = await signIn(db, 'manager@example.jp')
    expect(await withCode(next, codeNow(secret, NOW), NOW)).toEqual({ ok: false, refusal: 'Wrong' })
  })
})
