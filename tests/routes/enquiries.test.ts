import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { drawnAt } from '../../app/enquiries/enquiry.ts'
import { importZoning } from '../../app/zoning/import.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { codeAt, makeAccount, PASSWORD } from '../db/people.ts'
import { layGround } from '../fixtures/ground.ts'
import { a55GeoJson, GOOD } from '../fixtures/zoning.ts'
import { openBrowser } from './browser.ts'
import { routesHandle } from './drawing.ts'
import { type Serving, serve } from './serving.ts'

// The form of an enquiry and the desks behind it, as browsers without scripts use them.

let db: Kysely<Database>
let portal: Serving
let city: City
let publicId: string
let offer: string

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  city = await makeCity(db)
  await layGround(db, ['boundary'])
  await importZoning(db, { name: 'z', bytes: a55GeoJson(GOOD) }, { today: TODAY })
  for (const [slug, organisationId] of [
    ['kita', city.realtor],
    ['minami', city.other],
  ] as const)
    await makeAccount(db, 'partner_member', { mail: `${slug}@example.jp`, organisationId })
  await makeAccount(db, 'staff', { mail: 'staff@example.jp', codes: true })
  const listing = await offerListing(db, city, { zone: 'qind', offers: [{}, { contactNameJa: '担当 佐藤' }] })
  publicId = listing.publicId
  offer = String((await db.selectFrom('offers').select('id').orderBy('id').executeTakeFirstOrThrow()).id)
  const handle = await routesHandle()
  portal = await serve({ handle: (request, context) => handle(request, { ...context, today: TODAY }) })
  await db.updateTable('offers').set({ next_update_on: '2099-01-01' }).execute()
  await db.updateTable('listing_search').set({ visible_until: '2099-01-01' }).execute()
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})
beforeEach(async () => {
  for (const table of ['enquiries', 'tasks', 'outbox', 'login_attempts', 'verdict_questions'] as const)
    await db.deleteFrom(table).execute()
})

const early = () => drawnAt(new Date(Date.now() - 60_000))
const form = (more: Record<string, string> = {}) => ({
  ...{ listing: publicId, offer, purpose: 'viewing', name: '見本 太郎', company: '見本工業', mail: 'taro@example.jp' },
  ...{ phone: '０４２-000-0000', words: '来週見られますか', drawn: early(), intent: 'send' },
  ...more,
})
const send = (more: Record<string, string> = {}, path = '/enquiries/new') => openBrowser(portal).post(path, form(more))
const kept = () => db.selectFrom('enquiries').select(['name', 'mail', 'words', 'city_hears']).execute()
const letters = () =>
  db.selectFrom('outbox').select(['recipient', 'subject', 'reply_to', 'body']).orderBy('id').execute()
const idOf = async () => (await db.selectFrom('enquiries').select('id').executeTakeFirstOrThrow()).id

describe('the form of an enquiry', () => {
  test('names the property, each who offers it with their person, and the work of the visit with its verdict', async () => {
    const query = new URLSearchParams({ listing: publicId, offer, use: 'lathe', workshop_area: '80' })
    const { status, body } = await openBrowser(portal).get(`/enquiries/new?${query}`)
    expect(status).toBe(200)
    for (const told of ['担当 田中', '担当 佐藤', '旋盤', 'name="workshop_area" value="80"', 'サンプルの物件です'])
      expect(body).toContain(told)
    expect(body).not.toMatch(/name="city"[^>]*checked/)
  })

  test('leads from the page of the property, with the work', async () => {
    const { body } = await openBrowser(portal).get(`/listings/${publicId}?use=lathe`)
    expect(body).toContain(`/enquiries/new?listing=${publicId}&amp;offer=${offer}&amp;use=lathe`)
  })

  test('shows what would be sent, goes back with all of it, and only then sends', async () => {
    const check = await send({ intent: 'check', city: '1' })
    expect(check.status).toBe(200)
    expect(check.body).toContain('この内容で問い合わせる')
    expect(check.body).toContain('来週見られますか')
    const edit = await send({ intent: 'edit', city: '1' })
    expect(edit.body).toMatch(/name="city"[^>]*checked/)
    expect(edit.body).toContain('value="見本 太郎"')
    expect(await kept()).toEqual([])
    const sent = await send()
    expect(sent.status).toBe(303)
    expect(sent.headers.location).toMatch(/^\/enquiries\/received\?number=E-\d{5}&receipt=[0-9a-f]{20}$/)
    const receipt = await openBrowser(portal).get(sent.headers.location!)
    expect([receipt.status, receipt.body.includes('taro@example.jp')]).toEqual([200, false])
    expect((await openBrowser(portal).get('/enquiries/received?number=E-00001&receipt=x')).status).toBe(404)
  })

  test.each([
    ['no name', { name: ' ' }, 'お名前を書いてください'],
    ['no address', { mail: '' }, 'メールアドレスを書いてください'],
    ['two addresses', { mail: 'a@example.jp,b@example.jp' }, '一つだけ書いてください'],
    ['no purpose', { purpose: 'gift' }, 'ご用件を選び直してください'],
    ['too many words', { words: 'あ'.repeat(2001) }, '2,000文字以内'],
    ['a phone that is none', { phone: 'call me' }, '電話番号を数字で'],
    ['a field that only programs see', { website: 'http://spam.example' }, '空のままにする欄'],
    ['a form that comes back before it was drawn', { drawn: '9999999999' }, '早すぎました'],
    ['a form that was never drawn', { drawn: '' }, '早すぎました'],
  ])('comes back with %s named and the rest kept', async (_, bad, told) => {
    const reply = await send(bad)
    expect(reply.status).toBe(400)
    expect(reply.body).toContain(told)
    expect(reply.body).toContain('value="見本工業"')
    expect(await kept()).toEqual([])
    expect(await letters()).toEqual([])
  })

  test('takes two thousand characters, however many bytes they have', async () => {
    expect((await send({ words: '𠮷'.repeat(2000) })).status).toBe(303)
  })

  test('pressed twice is one enquiry', async () => {
    const [one, two] = await Promise.all([send(), send()])
    expect(two.headers.location).toBe(one.headers.location)
    expect(await kept()).toHaveLength(1)
    expect(await letters()).toHaveLength(2)
  })

  test('tells the city by consent only', async () => {
    await send()
    expect((await letters()).map(({ recipient }) => recipient)).toEqual(['kita@example.jp', 'taro@example.jp'])
    await send({ words: '市にも', city: '1' })
    expect((await letters()).slice(2).map(({ recipient }) => recipient)).toEqual(
      expect.arrayContaining(['kita@example.jp', 'staff@example.jp', 'taro@example.jp']),
    )
  })

  test.each([
    '\r\nBcc: b@example.jp',
    '\nBcc: b@example.jp\n\nPay now',
    '\u2028Bcc: b@example.jp',
    '%0d%0aBcc: b@example.jp',
  ])('makes no header and no paragraph of ours out of %j', async evil => {
    const reply = await send({ name: `見本${evil}`, company: `会社${evil}`, words: `本文${evil}` })
    expect(reply.status).toBe(303)
    for (const { subject, reply_to, body } of await letters()) {
      expect(`${subject}${reply_to}`).not.toMatch(/[\r\n\u2028]/)
      expect(body).not.toMatch(/^(Bcc|Pay)/m)
    }
    expect((await send({ mail: `taro@example.jp${evil}` })).status).toBe(400)
  })

  test('is taken so often for one address, and then says when to come back', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 7; i++) statuses.push((await send({ words: `言葉${i}` })).status)
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429, 429])
    expect((await letters()).filter(({ recipient }) => recipient === 'taro@example.jp')).toHaveLength(5)
  })

  test('says so where the property is gone, and where there is none', async () => {
    const gone = await offerListing(db, city, { listing: { status: 'closed', endedOn: TODAY } })
    const reply = await openBrowser(portal).get(`/enquiries/new?listing=${gone.publicId}`)
    expect(reply.status).toBe(410)
    expect(reply.body).toContain('この物件は公開を終えました')
    expect(reply.body).toContain(`/listings/${publicId}`)
    expect((await send({ listing: gone.publicId, offer: '999999' })).status).toBe(410)
    expect((await openBrowser(portal).get('/en/enquiries/new')).status).toBe(404)
    expect((await send({ offer: '999999' })).status).toBe(409)
  })
})

async function signedIn(name: 'kita' | 'minami' | 'staff') {
  const browser = openBrowser(portal)
  await browser.post('/login', { mail: `${name}@example.jp`, password: PASSWORD })
  if (name === 'staff') {
    await db.updateTable('totp_secrets').set({ last_step: null }).execute()
    expect((await browser.post('/login/code', { code: codeAt(new Date()) })).status).toBe(303)
  }
  return browser
}

describe('the partners’ desk', () => {
  test('shows one’s own enquiry and answers it; to another organisation it is not there', async () => {
    await send()
    const path = `/partner/enquiries/${await idOf()}`
    const [own, other] = [await signedIn('kita'), await signedIn('minami')]
    expect((await own.get(path)).body).toContain('来週見られますか')
    expect((await own.get('/partner/enquiries')).body).toContain('見本 太郎')
    expect((await own.get('/partner')).body).toContain(path)
    expect((await other.get('/partner/enquiries')).body).not.toContain('見本 太郎')
    expect((await other.get('/partner')).body).not.toContain(path)
    expect((await other.get(path)).status).toBe(404)
    for (const intent of ['letter', 'mark', 'close'])
      expect((await other.post(path, { intent, words: 'x', way: 'phone', seen: '0' })).status).toBe(404)
    for (const odd of ['0', 'x', '1e3', '99999999999999999999'])
      expect((await own.get(`/partner/enquiries/${odd}`)).status).toBe(404)
    expect((await openBrowser(portal).get(path)).status).toBe(302)
    const answered = await own.post(path, { intent: 'letter', words: '水曜にどうぞ', seen: '0' })
    expect([answered.status, answered.headers.location]).toEqual([303, `${path}?done=letter`])
    expect((await letters()).at(-1)).toMatchObject({ recipient: 'taro@example.jp', reply_to: 'kita@example.jp' })
  })

  test('keeps the words of an answer that somebody else was quicker with', async () => {
    await send()
    const path = `/partner/enquiries/${await idOf()}`
    const own = await signedIn('kita')
    await own.post(path, { intent: 'mark', way: 'phone', seen: '0' })
    const late = await own.post(path, { intent: 'letter', words: '私の返事です', seen: '0' })
    expect(late.status).toBe(409)
    expect(late.body).toContain('私の返事です')
    expect((await own.post(path, { intent: 'mark', words: 'メモ', seen: '1' })).status).toBe(400)
    expect((await own.post(path, { intent: 'steal' })).status).toBe(400)
  })

  test('is not for the city’s own desk, nor the other way round', async () => {
    const [own, staff] = [await signedIn('kita'), await signedIn('staff')]
    for (const path of ['/staff/enquiries', '/staff/questions', '/staff'])
      expect((await own.get(path)).status).toBe(404)
    expect((await staff.get('/partner/enquiries')).status).toBe(404)
  })
})

describe('the city’s desk', () => {
  test('reads an enquiry only where its sender wished so', async () => {
    await send()
    const hidden = `/staff/enquiries/${await idOf()}`
    const staff = await signedIn('staff')
    const { status, body } = await staff.get(hidden)
    expect(status).toBe(200)
    expect(body).not.toMatch(/見本 太郎|taro@example|来週見られますか/)
    expect((await staff.get('/staff/enquiries')).body).not.toMatch(/見本 太郎|taro@example/)
    await db.deleteFrom('enquiries').execute()
    await send({ city: '1' })
    expect((await staff.get(`/staff/enquiries/${await idOf()}`)).body).toContain('来週見られますか')
  })

  test('has a task for a question, takes it, answers it and is done', async () => {
    const staff = await signedIn('staff')
    await openBrowser(portal).post('/zoning/ask', { use: 'lathe', lng: '139.382', lat: '35.652', mail: 'q@example.jp' })
    const { id } = await db.selectFrom('verdict_questions').select('id').executeTakeFirstOrThrow()
    const path = `/staff/questions/${id}`
    expect((await staff.get('/staff')).body).toContain(path)
    const task = await db.selectFrom('tasks').select('id').executeTakeFirstOrThrow()
    const took = await staff.post('/staff?show=all', { intent: 'take', task: String(task.id) })
    expect([took.status, took.headers.location]).toEqual([303, '/staff?show=all'])
    expect((await staff.post('/staff', { intent: 'give', task: '999999', to: '1' })).status).toBe(409)
    expect((await staff.get('/staff?show=mine')).body).toContain(path)
    expect((await staff.get('/en/staff/questions')).body).toContain(`/en${path}`)
    expect((await staff.get(path)).body).toContain('q@example.jp')
    expect((await staff.post(path, { intent: 'letter', words: '' })).status).toBe(400)
    expect((await staff.post(path, { intent: 'letter', words: 'できます' })).headers.location).toBe(`${path}?done`)
    expect((await staff.post(path, { intent: 'letter', words: 'できます' })).status).toBe(409)
    expect((await letters()).at(-1)).toMatchObject({ recipient: 'q@example.jp', reply_to: 'staff@example.jp' })
    expect((await staff.get('/staff')).body).not.toContain(path)
    expect((await staff.get('/staff/questions/999999')).status).toBe(404)
  })
})
