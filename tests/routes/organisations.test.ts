import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { provideLetters } from '../../app/auth/letters.server.ts'
import { addDays, dayInTokyo } from '../../app/lib/day.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { makeCity } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { codeAt, letterBox, makeAccount, makeOrganisation, PASSWORD } from '../db/people.ts'
import { openBrowser } from './browser.ts'
import { routesHandle } from './drawing.ts'
import { type Serving, serve } from './serving.ts'

// Organisations, agreements and leads in a browser without scripts.

let db: Kysely<Database>
let portal: Serving
let bank: number
let rival: number
const today = dayInTokyo(new Date())
beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  provideLetters(letterBox().sendLetter)
  portal = await serve({ handle: await routesHandle() })
  await makeCity(db)
  bank = await makeOrganisation(db, 'ginko', 'bank')
  rival = await makeOrganisation(db, 'shinkin', 'bank')
  await makeAccount(db, 'staff_manager', { mail: 'lead@example.jp', codes: true })
  await makeAccount(db, 'staff', { mail: 'staff@example.jp', codes: true })
  await makeAccount(db, 'staff', { mail: 'desk@example.jp', codes: true })
  await makeAccount(db, 'bank', { mail: 'bank@example.jp', organisationId: bank })
  await makeAccount(db, 'bank', { mail: 'rival@example.jp', organisationId: rival })
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})

async function signedIn(mail: string, isStaff = false) {
  const browser = openBrowser(portal)
  await browser.post('/login', { mail, password: PASSWORD })
  if (isStaff) expect((await browser.post('/login/code', { code: codeAt(new Date()) })).status).toBe(303)
  return browser
}

const TERMS = {
  ...{ kinds: 'factory', publication: 'reviewed', startsOn: today, endsOn: addDays(today, 300) },
}

test('an organisation is registered, agreed with, suspended and let in again', async () => {
  const lead = await signedIn('lead@example.jp', true)
  const form = await lead.get('/staff/organisations/new')
  expect(form.status).toBe(200)
  const wrong = await lead.post('/staff/organisations/new', { kind: 'realtor', nameJa: '東不動産', id: 'higashi' })
  expect(wrong.status).toBe(400)
  expect(wrong.body).toContain('宅建業者には免許証番号が要ります')
  expect(wrong.body).toContain('value="東不動産"')
  const given = { kind: 'realtor', nameJa: '東不動産', id: 'higashi', licenceNumber: '東京都知事(1)第5号' }
  const made = await lead.post('/staff/organisations/new', given)
  expect(made.status).toBe(303)
  const path = made.headers.location!
  expect((await lead.post('/staff/organisations/new', given)).body).toContain('この記号はほかの連携先が使っています')
  const id = Number(path.split('/').at(-1))
  await makeAccount(db, 'partner_member', { mail: 'east@example.jp', organisationId: id })
  expect((await lead.post(path, { intent: 'register', ...TERMS, endsOn: '' })).body).toContain('年月日を入れてください')
  const decided = async (form: Record<string, string>, words: string) => {
    const { status, headers } = await lead.post(path, form)
    expect([status, headers.location]).toEqual([303, `${path}?told=${form.intent}`])
    const { body } = await lead.get(headers.location!)
    expect([body.includes('role="status"'), body.includes(words)]).toEqual([true, true])
  }
  await decided({ intent: 'register', ...TERMS }, '協定を登録しました')
  expect((await lead.get(path)).body).toContain('有効（')
  expect((await lead.get(`${path}?told=moon`)).body).not.toContain('role="status"')
  const member = await signedIn('east@example.jp')
  expect((await member.get('/partner/organisation')).status).toBe(200)
  await decided({ intent: 'suspend', reason: '確認のため' }, '協定を停止しました')
  const out = await member.get('/partner')
  expect([out.status, out.headers.location]).toEqual([302, '/login?to=%2Fpartner&agreement=suspended'])
  expect((await member.get(out.headers.location!)).body).toContain('協定が停止されている')
  const refused = await member.post('/login', { mail: 'east@example.jp', password: PASSWORD })
  expect([refused.status, refused.body.includes('協定が停止されている')]).toEqual([403, true])
  await decided({ intent: 'lift' }, '協定の停止を解きました')
  expect((await member.post('/login', { mail: 'east@example.jp', password: PASSWORD })).status).toBe(303)
})

test('staff read an agreement and decide nothing about it; two who edit hear of each other', async () => {
  const staff = await signedIn('staff@example.jp', true)
  const path = `/staff/organisations/${rival}`
  expect((await staff.get(path)).body).toContain('課長権限')
  for (const intent of ['register', 'amend', 'renew', 'suspend', 'lift'])
    expect((await staff.post(path, { intent, ...TERMS })).status).toBe(404)
  const facts = { intent: 'facts', version: '1', kind: 'bank', nameJa: 'しんきん', nameEn: 'Shinkin' }
  expect((await staff.post(path, facts)).status).toBe(303)
  const second = await staff.post(path, { ...facts, nameJa: '信用金庫' })
  expect([second.status, second.body.includes('ほかの人が先に変更しました')]).toEqual([400, true])
  expect(second.body).toContain('value="信用金庫"')
  expect((await staff.get(`/staff/organisations?q=${encodeURIComponent('しんきん')}&kind=bank`)).body).toContain(
    '>1件<',
  )
  expect((await staff.get('/staff/organisations/0')).status).toBe(404)
})

test('a lead is its bank’s; to another bank and to the city it is not there', async () => {
  const own = await signedIn('bank@example.jp')
  const { id: town } = await db.selectFrom('towns').select('id').orderBy('id').executeTakeFirstOrThrow()
  const given = {
    kind: 'closing',
    propertyKind: 'factory',
    deal: 'rent',
    town: String(town),
    note: 'カナリアの覚え書き',
  }
  const wrong = await own.post('/partner/leads/new', { ...given, area: 'many' })
  expect([wrong.status, wrong.body.includes('カナリアの覚え書き')]).toEqual([400, true])
  const made = await own.post('/partner/leads/new', given)
  expect(made.status).toBe(303)
  const path = made.headers.location!
  expect((await own.get(path)).body).toContain('カナリアの覚え書き')
  const other = await signedIn('rival@example.jp')
  expect((await other.get(path)).status).toBe(404)
  for (const intent of ['edit', 'consent', 'take_back', 'attach', 'hand_over', 'withdraw'])
    expect(
      (
        await other.post(path, {
          ...{ intent, version: '1', agent: '1', consentBy: 'a', consentOn: today, consentMethod: 'phone' },
          ...{ consentDocument: 'a', ...given },
        })
      ).status,
    ).toBe(404)
  expect((await other.get('/partner/leads')).body).not.toContain('カナリア')
  const staff = await signedIn('desk@example.jp', true)
  const known = await staff.get('/staff/leads')
  expect(known.body).toContain('取引先の廃業・移転')
  expect(known.body).not.toMatch(/カナリア|旭が丘|豊田四丁目|日野本町/)
  expect((await staff.get(path)).status).toBe(404)
  expect((await own.get(`${path}?told=hand_over`)).body).toContain('案件を引き渡しました')
  expect((await own.get(`${path}?told=edit`)).body).not.toContain('role="status"')
  expect((await own.post(path, { intent: 'hand_over', version: '1' })).body).toContain('所有者の同意の記録がありません')
})
