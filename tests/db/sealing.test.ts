import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { resealCodes } from '../../app/auth/reseal.server.ts'
import { provideSecret, seal, unseal } from '../../app/auth/sealing.server.ts'
import { beginCodes, codeNow, confirmCodes, spendCode } from '../../app/auth/totp.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from './database.ts'
import { later, makeAccount, NOW, SECRET } from './people.ts'

const FIRST = 'the first secret of this portal, long enough'
const SECOND = 'the second secret of this portal, long enough'

let db: Kysely<Database>
beforeAll(async () => {
  db = await testDb()
})
afterAll(() => db.destroy())
beforeEach(async () => {
  await db.deleteFrom('accounts').execute()
  provideSecret(FIRST)
})

const rows = () => db.selectFrom('totp_secrets').select(['secret', 'key_id as keyId']).execute()
const spend = (id: number, now = NOW) => db.transaction().execute(trx => spendCode(trx, id, codeNow(SECRET, now), now))
const person = () => makeAccount(db, 'staff', { mail: 'staff@example.jp', codes: true })

describe('what is sealed', () => {
  test('opens at its place only, never twice alike, and not after a change', () => {
    const [one, other] = [seal('secret', 'totp:1'), seal('secret', 'totp:1')]
    expect(one.text).not.toBe(other.text)
    expect(unseal(one, 'totp:1')).toBe('secret')
    expect(unseal(one, 'totp:2')).toBeNull()
    const bytes = Buffer.from(one.text, 'base64url')
    for (const at of [0, 12, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      expect(unseal({ ...one, text: changed.toString('base64url') }, 'totp:1')).toBeNull()
    }
    for (const text of ['', 'AAAA']) expect(unseal({ ...one, text }, 'totp:1')).toBeNull()
  })

  test('is opened with the former secret while it is stated, and with no other', () => {
    const sealed = seal('secret', 'totp:1')
    provideSecret(SECOND, FIRST)
    expect(unseal(sealed, 'totp:1')).toBe('secret')
    provideSecret(SECOND)
    expect(unseal(sealed, 'totp:1')).toBeNull()
  })
})

describe('the secrets of one-time codes', () => {
  test('stand sealed in the database, from the moment that they are made', async () => {
    const { id, mail } = await person()
    const begun = await beginCodes(db, { id, mail }, 'Portal')
    expect(await beginCodes(db, { id, mail }, 'Portal')).toEqual(begun)
    for (const row of await rows()) {
      expect(row.keyId).not.toBeNull()
      expect([SECRET, begun.secret]).not.toContain(row.secret)
    }
    const code = codeNow(begun.secret, NOW)
    expect(await db.transaction().execute(trx => confirmCodes(trx, id, code, NOW))).toHaveLength(10)
  })

  test('written before they were sealed are good only after the start that seals them', async () => {
    const { id } = await person()
    await db.updateTable('totp_secrets').set({ secret: SECRET, key_id: null }).execute()
    expect(await spend(id)).toBe(false)
    expect(await resealCodes(db)).toEqual({ sealed: 1, lost: 0 })
    expect((await rows()).map(row => row.secret)).not.toContain(SECRET)
    expect(await spend(id)).toBe(true)
    expect(await resealCodes(db)).toEqual({ sealed: 0, lost: 0 })
  })

  test('go over to a new secret of the server, and are told as lost without the old one', async () => {
    const { id, mail } = await person()
    await beginCodes(db, { id, mail }, 'Portal')
    provideSecret(SECOND)
    expect(await resealCodes(db)).toEqual({ sealed: 0, lost: 2 })
    expect(await spend(id)).toBe(false)
    provideSecret(SECOND, FIRST)
    expect(await resealCodes(db)).toEqual({ sealed: 2, lost: 0 })
    provideSecret(SECOND)
    expect(await spend(id, later(1))).toBe(true)
  })

  test('begun under a secret that is gone are begun anew', async () => {
    const { id, mail } = await person()
    const before = await beginCodes(db, { id, mail }, 'Portal')
    provideSecret(SECOND)
    const after = await beginCodes(db, { id, mail }, 'Portal')
    expect(after.secret).not.toBe(before.secret)
    expect(await beginCodes(db, { id, mail }, 'Portal')).toEqual(after)
  })
})
