import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { provideLetters } from '../../app/auth/letters.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from '../db/database.ts'
import { letterBox, makeAccount, makeOrganisation } from '../db/people.ts'
import { routesHandle } from './drawing.ts'
import { enterAs } from './entering.ts'
import { type Serving, serve } from './serving.ts'

let db: Kysely<Database>
let portal: Serving
let realtor: number
let other: number
let box: ReturnType<typeof letterBox>
beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  portal = await serve({ handle: await routesHandle() })
  realtor = await makeOrganisation(db, 'kita')
  other = await makeOrganisation(db, 'minami')
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

const manager = () => makeAccount(db, 'partner_manager', { mail: 'manager@example.jp', organisationId: realtor })
const member = (mail: string, organisationId = realtor) => makeAccount(db, 'partner_member', { mail, organisationId })
const stateOf = async (id: number) =>
  (await db.selectFrom('accounts').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

describe('a partner’s team', () => {
  test('shows its own people, and to members nothing', async () => {
    const boss = await manager()
    const mate = await member('mate@example.jp')
    await member('far@example.jp', other)
    const page = await (await enterAs(portal, db, boss)).get('/partner/team')
    expect([page.status, page.headers['cache-control']]).toEqual([200, 'private, no-store'])
    expect(page.body).toContain('mate@example.jp')
    expect(page.body).not.toContain('far@example.jp')
    expect((await (await enterAs(portal, db, mate)).get('/partner/team')).status).toBe(404)
  })

  test('has no page for another organisation’s person, in either language, and nothing can be done to them', async () => {
    const boss = await manager()
    const far = await member('far@example.jp', other)
    const browser = await enterAs(portal, db, boss)
    for (const path of [`/partner/team/${far.id}`, `/en/partner/team/${far.id}`, '/partner/team/0', '/partner/team/x'])
      expect((await browser.get(path)).status, path).toBe(404)
    for (const intent of ['disable', 'invite', 'sessions', 'role', 'enable'])
      expect((await browser.post(`/partner/team/${far.id}`, { intent, role: 'partner_member' })).status).toBe(404)
    expect([await stateOf(far.id), box.letters]).toEqual(['active', []])
  })

  test('shuts somebody out: their browser is out in the same moment, and comes in again after', async () => {
    const boss = await manager()
    const mate = await member('mate@example.jp')
    const theirs = await enterAs(portal, db, mate)
    expect((await theirs.get('/partner')).status).toBe(200)
    const browser = await enterAs(portal, db, boss)
    expect((await browser.get(`/partner/team/${mate.id}`)).body).toContain('利用を止める')
    const done = await browser.post(`/partner/team/${mate.id}`, { intent: 'disable' })
    expect([done.status, done.headers.location]).toEqual([303, `/partner/team/${mate.id}?done=disable`])
    expect((await theirs.get('/partner')).headers.location).toMatch(/^\/login\?/)
    expect((await browser.get(done.headers.location!)).body).toContain('開いていたログインも終わりました')
    await browser.post(`/partner/team/${mate.id}`, { intent: 'enable' })
    expect(await stateOf(mate.id)).toBe('active')
  })

  test('asks for the password first where it was not given a moment ago', async () => {
    const boss = await manager()
    const mate = await member('mate@example.jp')
    const browser = await enterAs(portal, db, boss, { elevated: false })
    const page = await browser.get(`/partner/team/${mate.id}`)
    expect(page.body).toContain(`/account/confirm?to=%2Fpartner%2Fteam%2F${mate.id}`)
    expect(page.body).not.toContain('name="intent"')
    const refused = await browser.post(`/partner/team/${mate.id}`, { intent: 'disable' })
    expect(refused.headers.location).toBe(`/account/confirm?to=%2Fpartner%2Fteam%2F${mate.id}`)
    expect((await browser.get('/partner/team/new')).headers.location).toBe(
      '/account/confirm?to=%2Fpartner%2Fteam%2Fnew',
    )
    expect(await stateOf(mate.id)).toBe('active')
  })

  test('invites by letter, says what is wrong and keeps the rest, and gives no role above', async () => {
    const browser = await enterAs(portal, db, await manager())
    const given = { name: '新井 望', mail: 'new@example.jp', role: 'partner_member', locale: 'en' }
    for (const [field, value] of [
      ['mail', 'nonsense'],
      ['name', ' '],
      ['role', 'operator'],
      ['role', 'nobody'],
      ['mail', 'MANAGER@example.jp'],
    ] as const) {
      const back = await browser.post('/partner/team/new', { ...given, [field]: value })
      expect([field, value, back.status]).toEqual([field, value, 400])
      if (field !== 'name') expect(back.body).toContain('value="新井 望"')
    }
    const sent = await browser.post('/en/partner/team/new', { ...given, organisation: String(other) })
    expect(sent.headers.location).toBe('/en/partner/team?done=invited')
    expect(box.letters.map(({ kind, to, locale }) => [kind, to.mail, locale])).toEqual([
      ['invitation', 'new@example.jp', 'en'],
    ])
    // The form's own word for the organisation is none: it is the sender's.
    const { organisation_id } = await db
      .selectFrom('accounts')
      .select('organisation_id')
      .where('mail', '=', 'new@example.jp')
      .executeTakeFirstOrThrow()
    expect(organisation_id).toBe(realtor)
  })
})

describe('the city’s accounts', () => {
  test('are everybody’s, narrowed by the address', async () => {
    await manager()
    await member('far@example.jp', other)
    const lead = await makeAccount(db, 'staff_manager', { mail: 'lead@example.jp' })
    const browser = await enterAs(portal, db, lead)
    const all = (await browser.get('/staff/accounts')).body
    for (const mail of ['manager@example.jp', 'far@example.jp', 'lead@example.jp']) expect(all).toContain(mail)
    const some = (await browser.get(`/staff/accounts?organisation=${other}&role=&state=active&q=`)).body
    expect([some.includes('far@example.jp'), some.includes('manager@example.jp')]).toEqual([true, false])
    expect((await browser.get('/staff/accounts?state=disabled')).body).toContain('当てはまる人はいません')
  })

  test('are not there for partners', async () => {
    const browser = await enterAs(portal, db, await manager())
    for (const path of ['/staff/accounts', '/staff/accounts/new', '/staff/accounts/1'])
      expect((await browser.get(path)).status, path).toBe(404)
  })

  test('keep their last manager, in clear words', async () => {
    const boss = await manager()
    const lead = await makeAccount(db, 'staff_manager', { mail: 'lead@example.jp' })
    const browser = await enterAs(portal, db, lead)
    const back = await browser.post(`/staff/accounts/${boss.id}`, { intent: 'disable' })
    expect([back.status, back.body.includes('この役割で利用できる人は、ほかにいません')]).toEqual([400, true])
    expect(await stateOf(boss.id)).toBe('active')
  })

  test('are invited to an organisation that is chosen first: it says which roles there are', async () => {
    const bank = await makeOrganisation(db, 'ginko', 'bank')
    const staff = await makeAccount(db, 'staff', { mail: 'staff@example.jp' })
    const browser = await enterAs(portal, db, staff)
    expect((await browser.get('/staff/accounts/new')).body).not.toContain('name="mail"')
    const form = (await browser.get(`/staff/accounts/new?organisation=${bank}`)).body
    expect(form.match(/<option value="[a-z_]+">/g)).toEqual(['<option value="city">', '<option value="bank">'])
    const given = { name: '新井 望', mail: 'new@example.jp', role: 'bank', locale: 'ja', organisation: String(bank) }
    const sent = await browser.post('/staff/accounts/new', given)
    expect(sent.headers.location).toBe(`/staff/accounts?organisation=${bank}&done=invited`)
    // Staff give no role of the city.
    const back = await browser.post('/staff/accounts/new', {
      ...given,
      mail: 'x@example.jp',
      role: 'staff',
      organisation: 'city',
    })
    expect(back.status).toBe(400)
    expect((await browser.post('/staff/accounts/new', { ...given, organisation: 'x' })).status).toBe(400)
  })
})
