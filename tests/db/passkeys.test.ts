import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addPasskey,
  beginPasskey,
  beginPasskeyLogIn,
  listPasskeys,
  logInWithPasskey,
  removePasskey,
} from '../../app/auth/passkeys.server.ts'
import { findSession } from '../../app/auth/sessions.server.ts'
import type { Database } from '../../db/schema.ts'
import { makeAuthenticator } from './authenticator.ts'
import { testDb } from './database.ts'
import { later, letterBox, makeAccount, NOW, signIn, visitAt } from './people.ts'

const SITE = { origin: 'https://portal.example', name: 'Portal' }

let db: Kysely<Database>
beforeAll(async () => {
  db = await testDb()
})
afterAll(() => db.destroy())
beforeEach(async () => {
  for (const table of ['accounts', 'login_attempts', 'passkey_challenges'] as const)
    await db.deleteFrom(table).execute()
})

const staff = () => makeAccount(db, 'staff', { mail: 'staff@example.jp' })
type Device = ReturnType<typeof makeAuthenticator>

async function register(user: Awaited<ReturnType<typeof staff>>, device: Device, now = NOW) {
  const options = await beginPasskey(db, user, SITE, NOW)
  const response = device.create(options)
  return { response, isAdded: await addPasskey(db, user, { response, name: '職場', site: SITE, now }) }
}
const enterWith = (response: ReturnType<Device['get']>, now = NOW) =>
  logInWithPasskey(db, {
    ...{ response, site: SITE, held: null, sendLetter: letterBox().sendLetter },
    visit: visitAt(now),
  })
const challenge = () => beginPasskeyLogIn(db, SITE, NOW)

describe('a passkey', () => {
  test('is registered, opens a whole log-in without a code, and is taken away', async () => {
    const user = await staff()
    const device = makeAuthenticator(SITE.origin)
    expect((await register(user, device)).isAdded).toBe(true)
    const asked = await challenge()
    expect(asked.allowCredentials ?? []).toEqual([])
    const entered = await enterWith(device.get(asked))
    expect(entered).toMatchObject({ ok: true, stage: 'full' })
    expect(entered.ok && (await findSession(db, entered.token, NOW))).toMatchObject({
      user,
      session: { method: 'passkey' },
    })
    const [held] = await listPasskeys(db, user.id)
    expect(held).toMatchObject({ name: '職場', lastUsedAt: NOW })
    const other = await makeAccount(db, 'staff', { mail: 'other@example.jp' })
    expect(await removePasskey(db, other, held!.id, NOW)).toBe(false)
    expect(await removePasskey(db, user, held!.id, NOW)).toBe(true)
    expect(await enterWith(device.get(await challenge()))).toEqual({ ok: false, refusal: 'Wrong' })
  })

  test('stands for the code of a role that needs one: the password alone opens nothing more', async () => {
    const user = await staff()
    await register(user, makeAuthenticator(SITE.origin))
    const holder = await findSession(db, await signIn(db, user.mail), NOW)
    expect(holder?.session.stage).toBe('code')
  })

  test('is believed on a challenge of ours, once, within five minutes', async () => {
    const user = await staff()
    const device = makeAuthenticator(SITE.origin)
    await register(user, device)
    const asked = await challenge()
    expect(await enterWith(device.get(asked))).toMatchObject({ ok: true })
    expect(await enterWith(device.get(asked))).toEqual({ ok: false, refusal: 'Wrong' })
    const made = { challenge: Buffer.alloc(32, 7).toString('base64url') }
    expect(await enterWith(device.get(made))).toEqual({ ok: false, refusal: 'Wrong' })
    expect(await enterWith(device.get(await challenge()), later(6))).toEqual({ ok: false, refusal: 'Wrong' })
    // A challenge for registering is none for a log-in.
    expect(await enterWith(device.get(await beginPasskey(db, user, SITE, NOW)))).toEqual({
      ok: false,
      refusal: 'Wrong',
    })
  })

  test('of another site, of a person it has not recognised, or that is a copy, is refused', async () => {
    const user = await staff()
    for (const device of [
      makeAuthenticator('https://evil.example'),
      makeAuthenticator(SITE.origin, { verifies: false }),
    ])
      expect((await register(user, device)).isAdded).toBe(false)
    const device = makeAuthenticator(SITE.origin)
    const { response } = await register(user, device)
    expect(await addPasskey(db, user, { response, name: 'a', site: SITE, now: NOW })).toBe(false)
    for (let i = 0; i < 2; i++) expect(await enterWith(device.get(await challenge()))).toMatchObject({ ok: true })
    device.rewind()
    expect(await enterWith(device.get(await challenge()))).toEqual({ ok: false, refusal: 'Wrong' })
    const changed = device.get(await challenge())
    changed.response.signature = `${changed.response.signature.slice(0, -4)}AAAA`
    expect(await enterWith(changed)).toEqual({ ok: false, refusal: 'Wrong' })
  })

  test('of an account that is disabled opens nothing', async () => {
    const user = await staff()
    const device = makeAuthenticator(SITE.origin)
    await register(user, device)
    await db.updateTable('accounts').set({ state: 'disabled' }).where('id', '=', user.id).execute()
    expect(await enterWith(device.get(await challenge()))).toEqual({ ok: false, refusal: 'Wrong' })
  })
})
