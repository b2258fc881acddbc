import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { disableAccount } from '../../app/auth/accounts.server.ts'
import { logIn, logInWithCode, logOut } from '../../app/auth/log-in.server.ts'
import { changePassword, requestReset, resetPassword } from '../../app/auth/passwords.server.ts'
import { endSessionsOfOrganisation, findSession, listSessions } from '../../app/auth/sessions.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from './database.ts'
import { codeAt, later, letterBox, makeAccount, makeOrganisation, NOW, PASSWORD, signIn, visitAt } from './people.ts'

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

describe('a session', () => {
  test('ends when nobody touches it and when its day is over: sooner for staff', async () => {
    await member()
    await staff()
    const partner = await signIn(db, 'member@example.jp')
    const begun = await withCode(await signIn(db, 'lead@example.jp'), codeAt(NOW), NOW)
    const lead = begun.ok ? begun.token : ''
    expect([await isIn(partner, later(119)), await isIn(lead, later(29))]).toEqual([true, true])
    // Seen at minute 29 and 119: from there it counts anew.
    expect([await isIn(partner, later(240)), await isIn(lead, later(60))]).toEqual([false, false])
  })

  test('ends after eight or twelve hours, however busy', async () => {
    await member()
    const token = await signIn(db, 'member@example.jp')
    for (let minutes = 60; minutes < 720; minutes += 60) expect(await isIn(token, later(minutes))).toBe(true)
    expect(await isIn(token, later(720))).toBe(false)
  })

  test('is no good after log-out, and that is noted', async () => {
    await member()
    const token = await signIn(db, 'member@example.jp')
    await logOut(db, token, NOW)
    expect(await findSession(db, token, NOW)).toBeNull()
    const last = await db.selectFrom('audit_log').select('action').orderBy('id', 'desc').executeTakeFirst()
    expect(last?.action).toBe('account.log_out')
  })

  test('is no good after the account is disabled elsewhere', async () => {
    const user = await member()
    const lead = await staff()
    const token = await signIn(db, 'member@example.jp')
    expect(await disableAccount(db, lead, user.id, NOW)).toEqual({ ok: true })
    expect(await findSession(db, token, NOW)).toBeNull()
    expect(await enterAs('member@example.jp', PASSWORD)).toEqual({ ok: false, refusal: 'Wrong' })
  })

  test('ends with all others of its organisation, and of no other', async () => {
    await member()
    const other = await makeAccount(db, 'bank', {
      mail: 'bank@example.jp',
      organisationId: await makeOrganisation(db, `bank${Math.floor(performance.now())}`, 'bank'),
    })
    const [ours, theirs] = [await signIn(db, 'member@example.jp'), await signIn(db, other.mail)]
    expect(await db.transaction().execute(trx => endSessionsOfOrganisation(trx, realtor, NOW))).toBe(1)
    expect([await isIn(ours), await isIn(theirs)]).toEqual([false, true])
  })

  test('is kept when its own password changes, and the others end', async () => {
    const user = await member()
    const [here, there] = [await signIn(db, user.mail), await signIn(db, user.mail)]
    const holder = (await findSession(db, here, NOW))!
    const { letters, sendLetter } = letterBox()
    const change = (current: string, password: string) =>
      changePassword(db, holder, { current, password, portal: [], now: NOW, sendLetter })
    expect(await change('not the password', 'yuku kawa no nagare')).toEqual({ ok: false, refusal: 'Wrong' })
    expect(await change(PASSWORD, 'password1234')).toEqual({ ok: false, refusal: 'Password', fault: 'common' })
    expect(await listSessions(db, user, NOW)).toHaveLength(2)
    expect(await change(PASSWORD, 'yuku kawa no nagare')).toEqual({ ok: true })
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
    expect(letters.map(({ kind }) => kind)).toEqual(['password_changed'])
    expect(await enterAs(user.mail, PASSWORD)).toEqual({ ok: false, refusal: 'Wrong' })
  })
})

describe('a reset by mail', () => {
  test('answers alike for an address without an account, and writes alike', async () => {
    await member()
    const { letters, sendLetter } = letterBox()
    for (const mail of ['member@example.jp', 'nobody@example.jp'])
      expect(await requestReset(db, { mail, visit: visitAt(), sendLetter })).toBe(0)
    expect(letters).toMatchObject([{ kind: 'reset', to: { mail: 'member@example.jp' }, locale: 'ja' }])
    expect(await db.selectFrom('mail_tokens').select('purpose').execute()).toHaveLength(2)
    expect(JSON.stringify(await db.selectFrom('mail_tokens').select('token_hash').execute())).not.toContain(
      letters[0]!.path.split('/').at(-1),
    )
  })

  test('is good once and for an hour, ends the sessions, and does not skip the code', async () => {
    const user = await staff()
    const open = await withCode(await signIn(db, user.mail), codeAt(NOW), NOW)
    const box = letterBox()
    const ask = () => requestReset(db, { mail: user.mail, visit: visitAt(), sendLetter: box.sendLetter })
    const set = (token: string, now = NOW) =>
      resetPassword(db, { token, password: 'yuku kawa no nagare', portal: [], now, sendLetter: box.sendLetter })
    await ask()
    const first = box.token('reset')
    await ask()
    const token = box.token('reset')
    // A newer letter makes the older one useless; so does an hour.
    expect(await set(first)).toEqual({ ok: false, refusal: 'Gone' })
    expect(await set(token, later(61))).toEqual({ ok: false, refusal: 'Gone' })
    const both = await Promise.all([set(token), set(token)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await set(token)).toEqual({ ok: false, refusal: 'Gone' })
    expect(open.ok && (await isIn(open.token))).toBe(false)
    expect(await enterAs(user.mail, 'yuku kawa no nagare')).toMatchObject({ ok: true, stage: 'code' })
  })

  test('that was stolen opens nothing once its person has acted, and never in silence', async () => {
    const user = await member()
    const box = letterBox()
    const steal = async () => {
      await requestReset(db, { mail: user.mail, visit: visitAt(), sendLetter: box.sendLetter })
      return box.token('reset')
    }
    const use = (token: string, password = 'nusunda tegami no kagi') =>
      resetPassword(db, { token, password, portal: [], now: NOW, sendLetter: box.sendLetter })
    // The password is changed meanwhile.
    const first = await steal()
    const holder = (await findSession(db, await signIn(db, user.mail), NOW))!
    const given = {
      current: PASSWORD,
      password: 'yuku kawa no nagare',
      portal: [],
      now: NOW,
      sendLetter: box.sendLetter,
    }
    expect(await changePassword(db, holder, given)).toEqual({ ok: true })
    expect(await use(first)).toEqual({ ok: false, refusal: 'Gone' })
    // Used before anybody notices: it opens no session by itself, and its person is told at once.
    const second = await steal()
    box.letters.length = 0
    expect(await use(second)).toEqual({ ok: true })
    expect(box.letters.map(({ kind, to }) => [kind, to.mail])).toEqual([['password_changed', user.mail]])
    expect(await listSessions(db, user, NOW)).toEqual([])
    // The account is shut.
    const third = await steal()
    const boss = await makeAccount(db, 'partner_manager', { mail: 'boss@example.jp', organisationId: realtor })
    await disableAccount(db, boss, user.id, NOW)
    expect(await use(third)).toEqual({ ok: false, refusal: 'Gone' })
  })

  test('is asked for three times in half an hour', async () => {
    await member()
    const { letters, sendLetter } = letterBox()
    const waits = []
    for (let i = 0; i < 5; i++)
      waits.push(await requestReset(db, { mail: 'member@example.jp', visit: visitAt(), sendLetter }))
    expect(waits.map(wait => wait > 0)).toEqual([false, false, false, true, true])
    expect(letters).toHaveLength(3)
  })
})
