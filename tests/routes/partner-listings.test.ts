import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, dayInTokyo } from '../../app/lib/day.ts'
import { keepFresh } from '../../app/listings/keep-fresh.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { agreed, offerOf } from '../db/partnered.ts'
import { codeAt, makeAccount, PASSWORD } from '../db/people.ts'
import { openBrowser } from './browser.ts'
import { routesHandle } from './drawing.ts'
import { type Serving, serve } from './serving.ts'

// The pages of the promise as a browser without scripts gets them, on the day that it is.

const NOW = new Date()
const DAY = dayInTokyo(NOW)
let db: Kysely<Database>
let city: City
let portal: Serving
beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  portal = await serve({ handle: await routesHandle() })
  city = await makeCity(db)
  await agreed(db, city.realtor)
  await makeAccount(db, 'partner_member', { mail: 'member@example.jp', organisationId: city.realtor })
  await makeAccount(db, 'staff_manager', { mail: 'lead@example.jp', codes: true })
  await makeAccount(db, 'staff', { mail: 'staff@example.jp', codes: true })
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})
beforeEach(async () => {
  const tables = [
    'outbox',
    'tasks',
    'stale_reports',
    'confirm_tokens',
    'offers',
    'listing_search',
    'login_attempts',
  ] as const
  for (const table of tables) await db.deleteFrom(table).execute()
})

const offered = async (ago = 3, organisationId = city.realtor) => {
  const ids = await offerListing(db, city, { offer: { confirmedOn: addDays(DAY, -ago), organisationId } })
  return { ...ids, offerId: (await offerOf(db, ids.listingId)).id }
}
async function signedIn(mail = 'member@example.jp') {
  const browser = openBrowser(portal)
  const first = await browser.post('/login', { mail, password: PASSWORD })
  if (first.headers.location?.startsWith('/login/code')) {
    await db.updateTable('totp_secrets').set({ last_step: null }).execute()
    await browser.post(first.headers.location, { code: codeAt(new Date()) })
  }
  return browser
}
const numbers = (html: string) => [...new Set(html.match(/HN-\d{4}-\d{5}/g) ?? [])].sort()

describe('a partner’s list', () => {
  test('needs a log-in, and shows the organisation’s own alone, by state', async () => {
    const [own, stale, theirs] = [await offered(), await offered(20), await offered(3, city.other)]
    const away = await openBrowser(portal).get('/partner/listings')
    expect([away.status, away.headers.location]).toEqual([302, '/login?to=%2Fpartner%2Flistings'])
    const browser = await signedIn()
    const all = await browser.get('/partner/listings')
    expect(all.headers['cache-control']).toBe('private, no-store')
    expect(numbers(all.body)).toEqual([own.publicId, stale.publicId].sort())
    expect(all.body).toContain('あと11日')
    expect(all.body).toContain('期限から6日')
    expect(numbers((await browser.get('/en/partner/listings?tab=waiting')).body)).toEqual([stale.publicId])
    expect(numbers((await browser.get(`/partner/listings?offer=${theirs.offerId}`)).body)).toEqual([])
    const reference = (await offerOf(db, own.listingId)).partner_ref
    const found = await browser.get(`/partner/listings?tab=live&q=${reference}`)
    expect(numbers(found.body)).toEqual([own.publicId])
    expect(found.body).toContain(`管理番号：${reference}`)
    // Another state keeps the words.
    expect(found.body).toContain(`/partner/listings?tab=waiting&amp;q=${reference}`)
    expect(numbers((await browser.get(`/partner/listings?tab=waiting&q=${reference}`)).body)).toEqual([])
  })

  test('does what a row asks, says so, and answers 404 for what is another’s', async () => {
    const { listingId, offerId } = await offered()
    const theirs = await offered(3, city.other)
    const browser = await signedIn()
    const post = (form: Record<string, string>, query = '') => browser.post(`/partner/listings${query}`, form)
    const applied = await post({ intent: 'mark_applied', offer: String(offerId) }, '?tab=live&page=1')
    expect([applied.status, applied.headers.location]).toEqual([
      303,
      '/partner/listings?tab=live&page=1&did=mark_applied',
    ])
    expect((await offerOf(db, listingId)).status).toBe('applied')
    expect((await browser.get('/partner/listings?did=mark_applied')).body).toContain('「申込あり」にしました')
    for (const intent of ['confirm', 'close', 'pause', 'withdraw', 'relist'])
      expect([intent, (await post({ intent, offer: String(theirs.offerId) })).status]).toEqual([intent, 404])
    expect((await offerOf(db, theirs.listingId)).status).toBe('live')
    const again = await post({ intent: 'pause', offer: String(offerId) })
    expect([again.status, again.body.includes('この操作はもうできません')]).toEqual([400, true])
    expect((await post({ intent: 'expire', offer: String(offerId) })).status).toBe(400)
  })

  test('confirms a selection, and asks to select something', async () => {
    const [one, two] = [await offered(9), await offered(9)]
    const browser = await signedIn()
    expect((await browser.post('/partner/listings', { intent: 'confirm_bulk' })).status).toBe(400)
    const done = await browser.post('/partner/listings', { intent: 'confirm_bulk', offers: String(one.offerId) })
    const query = new URL(done.headers.location!, 'http://portal.test').searchParams
    expect(Number(query.get('confirmed')) + Number(query.get('asked'))).toBe(1)
    expect((await offerOf(db, two.listingId)).confirmed_on).toBe(addDays(DAY, -9))
  })
})

describe('a letter’s link', () => {
  async function link() {
    const made = await offered(11)
    await keepFresh(db, { baseUrl: 'http://portal.test', now: NOW }, new AbortController().signal)
    const { body } = await db.selectFrom('outbox').select('body').executeTakeFirstOrThrow()
    return { ...made, path: /\/confirm\/[\w-]{43}/.exec(body!)![0] }
  }

  test('shows the property and four answers to whoever holds it; only a posted answer acts', async () => {
    const { path, publicId, listingId } = await link()
    const browser = openBrowser(portal)
    for (const at of [path, `/en${path}`]) {
      const page = await browser.get(at)
      expect([page.status, page.headers['cache-control']]).toEqual([200, 'private, no-store'])
      expect(numbers(page.body)).toEqual([publicId])
      for (const answer of ['still', 'applied', 'closed', 'terms']) expect(page.body).toContain(`value="${answer}"`)
    }
    expect((await offerOf(db, listingId)).confirmed_on).toBe(addDays(DAY, -11))
    const wrong = await browser.post(path, { answer: 'closed', dealtOn: addDays(DAY, 1) })
    expect([wrong.status, wrong.body.includes('成約した日を今日までの日付で')]).toEqual([400, true])
    const terms = await browser.post(path, { answer: 'terms' })
    expect([terms.status, terms.headers.location]).toEqual([303, `/partner/listings/${publicId}`])
    const done = await browser.post(path, { answer: 'still' })
    expect([done.status, done.headers.location]).toEqual([303, path])
    expect((await offerOf(db, listingId)).confirmed_on).toBe(DAY)
    expect((await browser.get(path)).body).toContain('お答えを記録しました')
    expect((await browser.post(path, { answer: 'closed' })).status).toBe(410)
    const dead = await browser.get('/confirm/nothing')
    expect([dead.status, dead.body.includes('このリンクは使えません')]).toEqual([410, true])
  })
})

describe('a visitor', () => {
  test('reports by a form whose answer is the same for every address, and confirms by a button', async () => {
    const { publicId, listingId } = await offered()
    const path = `/listings/${publicId}/report`
    const browser = openBrowser(portal)
    expect((await browser.get(`/listings/${publicId}`)).body).toContain(path)
    const bad = await browser.post(path, { mail: 'no address' })
    expect([bad.status, bad.body.includes('value="no address"')]).toEqual([400, true])
    expect((await browser.post(path, { mail: 'a@example.jp', website: 'x' })).status).toBe(400)
    const ask = async () => {
      const { status, body } = await browser.post(path, { mail: 'a@example.jp' })
      return [status, body.replace(/nonce="[^"]*"|"requestId":"[^"]*"/g, '')]
    }
    const first = await ask()
    expect(first[0]).toBe(200)
    expect(await ask()).toEqual(first)
    const { body } = await db.selectFrom('outbox').select('body').orderBy('id').executeTakeFirstOrThrow()
    const link = /\/reports\/[\w-]{43}/.exec(body!)![0]
    expect((await browser.get(link)).status).toBe(200)
    expect(await db.selectFrom('stale_reports').select('id').where('confirmed_at', 'is not', null).execute()).toEqual(
      [],
    )
    expect((await browser.post(link, {})).status).toBe(303)
    expect((await browser.get(`/en${link}`)).body).toContain('Thank you for telling us')
    expect((await offerOf(db, listingId)).status).toBe('live')
    expect((await browser.get('/listings/HN-2026-99999/report')).status).toBe(404)
    expect((await browser.get('/reports/nothing')).status).toBe(410)
  })

  test('reads the record of the promise, in both languages', async () => {
    await offered()
    await offered(20)
    const page = await openBrowser(portal).get('/freshness')
    expect(page.status).toBe(200)
    expect(page.body).toContain('50%')
    expect((await openBrowser(portal).get('/en/freshness')).body).toContain('1 of 2 properties')
    expect((await openBrowser(portal).get('/about')).body).toContain('href="/freshness"')
  })
})

describe('the city', () => {
  test('sees all of them by stage, and records what was said on the telephone', async () => {
    const [fresh, late] = [await offered(1), await offered(22)]
    const browser = await signedIn('staff@example.jp')
    expect(numbers((await browser.get('/staff/listings')).body)).toEqual([fresh.publicId, late.publicId].sort())
    expect(numbers((await browser.get('/staff/listings?stage=task')).body)).toEqual([late.publicId])
    const path = `/staff/calls/${late.offerId}`
    expect((await browser.get(path)).body).toContain('042-000-0001')
    expect((await browser.post(path, { intent: 'confirm' })).status).toBe(303)
    expect(await offerOf(db, late.listingId)).toMatchObject({ confirmed_on: DAY, confirm_method: 'phone' })
    expect((await browser.get('/staff/calls/999999')).status).toBe(404)
    expect((await browser.get('/staff/calls/x')).status).toBe(404)
    const partner = await signedIn()
    for (const other of ['/staff/listings', path, '/staff/settings/freshness'])
      expect([other, (await partner.get(other)).status]).toEqual([other, 404])
    expect((await partner.post(path, { intent: 'close' })).status).toBe(404)
  })

  test('sets the promise by its managers alone', async () => {
    const path = '/staff/settings/freshness'
    const staff = await signedIn('staff@example.jp')
    expect((await staff.get(path)).status).toBe(200)
    expect((await staff.post(path, { rent: '7', sale: '30', large_site: '90' })).status).toBe(404)
    const lead = await signedIn('lead@example.jp')
    const wrong = await lead.post(path, { rent: '2', sale: '30', large_site: 'ninety' })
    expect([wrong.status, wrong.body.includes('value="ninety"')]).toEqual([400, true])
    const set = await lead.post(path, { rent: '１０', sale: '30', large_site: '90' })
    expect([set.status, set.headers.location]).toEqual([303, `${path}?saved`])
    expect((await lead.get(path)).body).toContain('value="10"')
    await db.deleteFrom('freshness_promises').execute()
  })
})
