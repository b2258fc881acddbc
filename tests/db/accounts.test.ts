import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeRole, disableAccount, enableAccount, endSessionsOf } from '../../app/auth/accounts.server.ts'
import { type Accepted, acceptInvitation, inviteAccount, inviteAgain } from '../../app/auth/invitations.server.ts'
import { logIn } from '../../app/auth/log-in.server.ts'
import type { Role, User } from '../../app/auth/model.ts'
import { deedsFor, findAccount, listAccounts } from '../../app/auth/people.server.ts'
import type { PeopleFilter } from '../../app/auth/people.ts'
import { purgeLogIns } from '../../app/auth/purge.server.ts'
import { findSession } from '../../app/auth/sessions.server.ts'
import { findToken } from '../../app/auth/tokens.server.ts'
import type { Database } from '../../db/schema.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD, demoCode, openDemoAccounts } from '../../db/seed/demo-accounts.ts'
import { setSampleDay } from '../../db/seed/sample-day.ts'
import { ownDb, testDb } from './database.ts'
import { later, letterBox, makeAccount, makeOrganisation, NOW, PASSWORD, signIn, visitAt } from './people.ts'

let db: Kysely<Database>
let realtor: number
let other: number
let bank: number
beforeAll(async () => {
  db = await testDb()
  realtor = await makeOrganisation(db, 'kita')
  other = await makeOrganisation(db, 'minami')
  bank = await makeOrganisation(db, 'ginko', 'bank')
})
afterAll(() => db.destroy())
beforeEach(async () => {
  for (const table of ['mail_tokens', 'accounts', 'login_attempts'] as const) await db.deleteFrom(table).execute()
})

const manager = () => makeAccount(db, 'partner_manager', { mail: 'manager@example.jp', organisationId: realtor })
const invitation = (role: Role, organisationId: number | null, mail = 'new@example.jp') =>
  ({ mail, name: '新井 望', locale: 'en', role, organisationId }) as const

describe('an invitation', () => {
  test('brings its person in with a password, once, within a week', async () => {
    const by = await manager()
    const box = letterBox()
    const asked = { by, now: NOW, sendLetter: box.sendLetter }
    const invited = await inviteAccount(db, invitation('partner_member', realtor), asked)
    expect(invited).toMatchObject({ ok: true })
    expect(box.letters).toMatchObject([{ kind: 'invitation', locale: 'en', expiresAt: later(7 * 24 * 60) }])
    expect(box.letters[0]!.path).toMatch(/^\/en\/invitation\/[\w-]{43}$/)
    const token = box.token('invitation')
    expect(await findToken(db, token, 'reset', NOW)).toBeNull()
    expect(await findToken(db, token, 'invite', later(7 * 24 * 60))).toBeNull()
    const accept = (password: string): Promise<Accepted> =>
      acceptInvitation(db, {
        ...{ token, password, portal: [], held: null, sendLetter: box.sendLetter },
        visit: visitAt(),
      })
    expect(await accept('new@example.jp')).toEqual({ ok: false, refusal: 'Password', fault: 'own' })
    const both = await Promise.all([accept(PASSWORD), accept(PASSWORD)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const entered = both.find(({ ok }) => ok)
    expect(entered?.ok && (await findSession(db, entered.token, NOW))?.user.organisationId).toBe(realtor)
    expect(await accept(PASSWORD)).toEqual({ ok: false, refusal: 'Gone' })
  })

  test.each([
    ['a role of the city', 'staff', 'none'],
    ['another organisation', 'partner_member', 'other'],
    ['a role that does not fit', 'bank', 'own'],
    ['an organisation that is not there', 'partner_member', 'unknown'],
  ] as const)('of a partner’s manager to %s is refused', async (_what, role, to) => {
    const organisation = { none: null, other, own: realtor, unknown: 0 }[to]
    const asked = { by: await manager(), now: NOW, sendLetter: letterBox().sendLetter }
    expect(await inviteAccount(db, invitation(role, organisation), asked)).toEqual({ ok: false, refusal: 'NotYours' })
    expect(await db.selectFrom('accounts').select('id').execute()).toHaveLength(1)
  })

  test('to an address that is taken, whatever its capitals, is refused', async () => {
    const asked = { by: await manager(), now: NOW, sendLetter: letterBox().sendLetter }
    const again = invitation('partner_member', realtor, 'MANAGER@example.jp')
    expect(await inviteAccount(db, again, asked)).toEqual({ ok: false, refusal: 'MailTaken' })
  })

  test('anew takes everything from who lost the way in, and only within reach', async () => {
    const by = await manager()
    const lost = await makeAccount(db, 'partner_manager', {
      ...{ mail: 'lost@example.jp', organisationId: realtor, codes: true },
    })
    const stranger = await makeAccount(db, 'bank', { mail: 'bank@example.jp', organisationId: bank })
    const box = letterBox()
    const asked = { by, now: NOW, sendLetter: box.sendLetter }
    expect(await inviteAgain(db, stranger.id, asked)).toEqual({ ok: false, refusal: 'NotYours' })
    await signIn(db, lost.mail)
    expect(await inviteAgain(db, lost.id, asked)).toMatchObject({ ok: true })
    expect(await db.selectFrom('totp_secrets').select('id').execute()).toEqual([])
    expect(await db.selectFrom('sessions').select('id').where('revoked_at', 'is', null).execute()).toEqual([])
    expect(await findToken(db, box.token('invitation'), 'invite', NOW)).toMatchObject({ accountId: lost.id })
    await expect(signIn(db, lost.mail)).rejects.toThrow('Wrong')
  })
})

describe('other people’s accounts', () => {
  test('are shut and opened within reach; all others are not found', async () => {
    const by = await manager()
    const mate = await makeAccount(db, 'partner_member', { mail: 'mate@example.jp', organisationId: realtor })
    const far = await makeAccount(db, 'partner_member', { mail: 'far@example.jp', organisationId: other })
    const lead = await makeAccount(db, 'staff_manager', { mail: 'lead@example.jp' })
    const notFound = { ok: false, refusal: 'NotFound' }
    for (const id of [far.id, lead.id, by.id, 0]) expect(await disableAccount(db, by, id, NOW)).toEqual(notFound)
    expect(await disableAccount(db, mate, by.id, NOW)).toEqual(notFound)
    expect(await disableAccount(db, by, mate.id, NOW)).toEqual({ ok: true })
    await expect(signIn(db, mate.mail)).rejects.toThrow('Wrong')
    expect(await enableAccount(db, by, mate.id, NOW)).toEqual({ ok: true })
    expect(await signIn(db, mate.mail)).toBeTruthy()
    // Nobody shuts out who stands above them.
    const operator = await makeAccount(db, 'operator', { mail: 'operator@example.jp' })
    expect(await disableAccount(db, lead, operator.id, NOW)).toEqual(notFound)
  })

  test('get only roles that one may give, and log in anew under them', async () => {
    const by = await manager()
    const mate = await makeAccount(db, 'partner_member', { mail: 'mate@example.jp', organisationId: realtor })
    const token = await signIn(db, mate.mail)
    for (const role of ['operator', 'staff', 'bank'] as const)
      expect(await changeRole(db, by, mate.id, role, NOW)).toEqual({ ok: false, refusal: 'RoleNotYours' })
    expect(await changeRole(db, by, mate.id, 'partner_manager', NOW)).toEqual({ ok: true })
    expect(await findSession(db, token, NOW)).toBeNull()
  })

  test('of whom the last of a kind stays: operator, the city’s manager, a partner’s manager', async () => {
    const operator = await makeAccount(db, 'operator', { mail: 'operator@example.jp' })
    const lead = await makeAccount(db, 'staff_manager', { mail: 'lead@example.jp' })
    const theirs = await manager()
    const lastOne = { ok: false, refusal: 'LastOne' }
    for (const { id } of [lead, theirs]) expect(await disableAccount(db, operator, id, NOW)).toEqual(lastOne)
    expect(await changeRole(db, operator, theirs.id, 'partner_member', NOW)).toEqual(lastOne)
    expect(await changeRole(db, operator, lead.id, 'staff', NOW)).toEqual(lastOne)
    // Somebody of another organisation, or who has not come yet, takes nobody's place.
    await makeAccount(db, 'partner_manager', { mail: 'far@example.jp', organisationId: other })
    const asked = { by: operator, now: NOW, sendLetter: letterBox().sendLetter }
    await inviteAccount(db, invitation('partner_manager', realtor), asked)
    expect(await disableAccount(db, operator, theirs.id, NOW)).toEqual(lastOne)
    await makeAccount(db, 'partner_manager', { mail: 'second@example.jp', organisationId: realtor })
    expect(await disableAccount(db, operator, theirs.id, NOW)).toEqual({ ok: true })
  })

  test('of two operators who shut each other out at once, one is left', async () => {
    const one = await makeAccount(db, 'operator', { mail: 'one@example.jp' })
    const two = await makeAccount(db, 'operator', { mail: 'two@example.jp' })
    const both = await Promise.all([disableAccount(db, one, two.id, NOW), disableAccount(db, two, one.id, NOW)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.selectFrom('accounts').select('id').where('state', '=', 'active').execute()).toHaveLength(1)
  })

  test('are logged out by others within reach, and log in again', async () => {
    const by = await manager()
    const mate = await makeAccount(db, 'partner_member', { mail: 'mate@example.jp', organisationId: realtor })
    const far = await makeAccount(db, 'partner_member', { mail: 'far@example.jp', organisationId: other })
    const [token, farToken] = [await signIn(db, mate.mail), await signIn(db, far.mail)]
    expect(await endSessionsOf(db, by, mate.id, NOW)).toEqual({ ok: true })
    expect(await findSession(db, token, NOW)).toBeNull()
    expect(await endSessionsOf(db, by, far.id, NOW)).toEqual({ ok: false, refusal: 'NotFound' })
    expect(await endSessionsOf(db, mate, by.id, NOW)).toEqual({ ok: false, refusal: 'NotFound' })
    expect(await findSession(db, farToken, NOW)).not.toBeNull()
    expect(await signIn(db, mate.mail)).toBeTruthy()
  })

  test('are seen and offered deeds within reach only, and nobody’s own', async () => {
    const by = await manager()
    const mate = await makeAccount(db, 'partner_member', { mail: 'mate@example.jp', organisationId: realtor })
    const far = await makeAccount(db, 'partner_member', { mail: 'far@example.jp', organisationId: other })
    const staff = await makeAccount(db, 'staff', { mail: 'staff@example.jp' })
    const deedsOf = async (who: User, id: number) => {
      const line = await findAccount(db, who, id, NOW)
      return line && deedsFor(who, line)
    }
    expect(await deedsOf(by, mate.id)).toEqual(['invite', 'role', 'sessions', 'disable'])
    expect(await deedsOf(by, by.id)).toEqual([])
    expect(await deedsOf(by, far.id)).toBeNull()
    expect(await deedsOf(by, staff.id)).toBeNull()
    expect(await deedsOf(mate, by.id)).toBeNull()
    // Staff invite; who may come in and as what is for their manager.
    expect(await deedsOf(staff, mate.id)).toEqual(['invite'])
    await disableAccount(db, by, mate.id, NOW)
    expect(await deedsOf(by, mate.id)).toEqual(['enable'])
  })

  test('are listed by organisation', async () => {
    const by = await manager()
    await makeAccount(db, 'bank', { mail: 'bank@example.jp', organisationId: bank })
    await makeAccount(db, 'staff', { mail: 'staff@example.jp' })
    const mails = async (filter: PeopleFilter) =>
      (await listAccounts(db, filter, { page: 1, now: NOW })).people.map(({ mail }) => mail)
    expect(await mails({ organisationId: realtor })).toEqual([by.mail])
    expect(await mails({ organisationId: null })).toEqual(['staff@example.jp'])
    expect(await mails({ role: 'bank', state: 'active' })).toEqual(['bank@example.jp'])
    expect(await mails({ state: 'disabled' })).toEqual([])
    expect(await mails({ words: 'STAFF@' })).toEqual(['staff@example.jp'])
    expect(await mails({ words: '%' })).toEqual([])
    expect(await mails({})).toHaveLength(3)
  })

  test('no secret and no address stands in the audit log', async () => {
    const by = await manager()
    await inviteAccount(db, invitation('partner_member', realtor), { by, now: NOW, sendLetter: letterBox().sendLetter })
    const lines = JSON.stringify(await db.selectFrom('audit_log').select(['actor', 'subject_id', 'fields']).execute())
    expect(lines).not.toMatch(/@|example|argon2/)
  })
})

test('what log-ins leave behind goes after its time', async () => {
  const user = await manager()
  await signIn(db, user.mail)
  const past = new Date(0)
  await db
    .insertInto('passkey_challenges')
    .values({ challenge_hash: 'a', purpose: 'log_in', expires_at: past })
    .execute()
  await db.insertInto('mail_tokens').values({ purpose: 'reset', token_hash: 'a', expires_at: past }).execute()
  await db.insertInto('login_attempts').values({ key: 'a', points: 1, expire: 1 }).execute()
  await purgeLogIns(db, NOW)
  expect(await db.selectFrom('sessions').select('id').execute()).toHaveLength(1)
  await purgeLogIns(db, later(100 * 24 * 60))
  for (const table of ['sessions', 'passkey_challenges', 'mail_tokens'] as const)
    expect(await db.selectFrom(table).select('expires_at').execute(), table).toEqual([])
  expect(await db.selectFrom('login_attempts').select('key').where('key', '=', 'a').execute()).toEqual([])
})

test('the sample’s log-ins open the demonstration, and nothing once the city has a partner of its own', async () => {
  const own = await ownDb()
  expect(await openDemoAccounts(own)).toEqual([])
  await own.transaction().execute(trx => setSampleDay(trx, '2026-11-22'))
  for (const slug of new Set(DEMO_ACCOUNTS.flatMap(({ organisation }) => organisation ?? [])))
    await own
      .insertInto('organisations')
      .values({ slug, kind: 'realtor', name_ja: slug, name_en: slug, is_sample: true })
      .execute()
  for (let start = 0; start < 2; start++) expect(await openDemoAccounts(own)).toHaveLength(DEMO_ACCOUNTS.length)
  expect(await own.selectFrom('accounts').select('id').execute()).toHaveLength(DEMO_ACCOUNTS.length)
  const enter = (mail: string) =>
    logIn(own, {
      ...{ mail, password: DEMO_PASSWORD, held: null, sendLetter: letterBox().sendLetter },
      visit: visitAt(NOW, mail),
    })
  const entered = await enter('partner@mihon.example')
  expect(entered).toMatchObject({ ok: true, stage: 'full' })
  expect(await enter('staff@mihon.example')).toMatchObject({ ok: true, stage: 'code' })
  expect(demoCode('staff@mihon.example', NOW)).toMatch(/^\d{6}$/)
  for (const none of ['partner@mihon.example', 'real@example.jp']) expect(demoCode(none, NOW)).toBeNull()
  await makeOrganisation(own, 'real')
  expect(entered.ok && (await findSession(own, entered.token, NOW))).toBeNull()
  expect(await enter('partner@mihon.example')).toEqual({ ok: false, refusal: 'Wrong' })
  expect(await openDemoAccounts(own)).toEqual([])
})
