import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { provideLetters } from '../../app/auth/letters.server.ts'
import { findDuplicates } from '../../app/feeds/duplicates/find.server.ts'
import { dayInTokyo } from '../../app/lib/day.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { codeAt, letterBox, makeAccount, PASSWORD } from '../db/people.ts'
import { openBrowser } from './browser.ts'
import { routesHandle } from './drawing.ts'
import { type Serving, serve } from './serving.ts'

// Duplicates as staff see and decide them, in a browser without scripts, and what the public sees of it.

let db: Kysely<Database>
let city: City
let portal: Serving
let staff: Awaited<ReturnType<typeof signedIn>>
let desk: Awaited<ReturnType<typeof signedIn>>
const today = dayInTokyo(new Date())
beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  provideLetters(letterBox().sendLetter)
  portal = await serve({ handle: await routesHandle() })
  city = await makeCity(db)
  await makeAccount(db, 'staff', { mail: 'staff@example.jp', codes: true })
  await makeAccount(db, 'staff', { mail: 'desk@example.jp', codes: true })
  ;[staff, desk] = [await signedIn('staff@example.jp'), await signedIn('desk@example.jp')]
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})

async function signedIn(mail: string) {
  const browser = openBrowser(portal)
  await browser.post('/login', { mail, password: PASSWORD })
  expect((await browser.post('/login/code', { code: codeAt(new Date()) })).status).toBe(303)
  return browser
}

const FACTS = {
  ...{ leasable_area_m2: 320, storeys: 1, structure: 'S', ceiling_height_min_m: 5 },
  real_estate_id: '01234567890120001',
}

async function foundPair() {
  const offer = { rentYen: 330_000, confirmedOn: today }
  const listing = { publishedOn: today, firstSeenOn: today }
  const first = await offerListing(db, city, { facts: FACTS, offer, listing })
  const second = await offerListing(db, city, {
    facts: { ...FACTS, leasable_area_m2: 321 },
    offer: { ...offer, organisationId: city.other },
    listing: { ...listing, titleJa: '<b>倉庫</b>' },
  })
  await findDuplicates(db, new Date(), new AbortController().signal)
  const { id } = await db
    .selectFrom('duplicate_pairs')
    .select('id')
    .where('first_id', '=', first.listingId)
    .where('second_id', '=', second.listingId)
    .executeTakeFirstOrThrow()
  return { first, second, path: `/staff/duplicates/${id}` }
}
const clear = () => sql`truncate listings, assets cascade`.execute(db)

test('staff merge a pair, the public sees one with two who offer it, and a split gives both back', async () => {
  await clear()
  const { first, second, path } = await foundPair()
  const list = await staff.get('/staff/duplicates')
  expect([list.status, list.body.includes(path), list.body.includes('面積差0.3%')]).toEqual([200, true, true])
  const page = await staff.get(path)
  expect(page.body).toContain('&lt;b&gt;倉庫')
  expect(page.body).not.toContain('<b>倉庫')
  expect(page.body).toContain('320㎡')
  expect(page.body).toContain('残す物件（題・説明・項目・住所・写真が公開ページに出る側）')
  expect((await staff.get(`/en${path}`)).body).toContain('Disagreements')

  const merging = { decision: 'merge', version: '1', keep: String(first.listingId) }
  const none = await staff.post(path, { decision: 'merge', version: '1', reason: '同じ写真' })
  expect([none.status, none.body.includes('残す物件を選んでください'), none.body.includes('同じ写真')]).toEqual([
    400,
    true,
    true,
  ])
  const merged = await staff.post(path, merging)
  expect([merged.status, merged.headers.location]).toEqual([303, `${path}?done=merge`])
  expect((await staff.post(path, merging)).status).toBe(303)
  expect((await staff.get(`${path}?done=merge`)).body).toContain('同じ物件としてまとめました')

  const reader = openBrowser(portal)
  const gone = await reader.get(`/listings/${second.publicId}?use=x`)
  expect([gone.status, gone.headers.location]).toEqual([302, `/listings/${first.publicId}?use=x`])
  expect((await reader.get(`/en/listings/${second.publicId}`)).headers.location).toBe(`/en/listings/${first.publicId}`)
  const api = await reader.get(`/api/listings/${second.publicId}`)
  expect([api.status, api.headers.location]).toEqual([302, `/api/listings/${first.publicId}`])
  const card = await reader.get(`/listings/${second.publicId}/card`)
  expect([card.status, card.headers.location?.endsWith(`/listings/${first.publicId}/card`)]).toEqual([302, true])
  const shown = await reader.get(`/listings/${first.publicId}`)
  expect(shown.body).toContain('minami不動産')

  const noReason = await staff.post(path, { decision: 'split', version: '2' })
  expect([noReason.status, noReason.body.includes('理由を書いてください')]).toEqual([400, true])
  const split = await staff.post(path, { decision: 'split', version: '2', reason: '別の棟' })
  expect(split.headers.location).toBe(`${path}?done=split`)
  expect((await reader.get(`/listings/${second.publicId}`)).status).toBe(200)
  await findDuplicates(db, new Date(), new AbortController().signal)
  expect((await staff.get('/staff/duplicates?state=dismissed')).body).toContain(path)
})

test('of two who decide at once one wins and the other is told', async () => {
  await clear()
  const { first, path } = await foundPair()
  expect((await staff.post(path, { decision: 'apart', version: '1', reason: '別の棟' })).status).toBe(303)
  const late = await desk.post(path, { decision: 'merge', version: '1', keep: String(first.listingId) })
  expect([late.status, late.body.includes('ほかの担当者が先に判断したか')]).toEqual([409, true])
  expect(await db.selectFrom('listing_merges').select('id').execute()).toEqual([])
  expect((await staff.post(path, { decision: 'burn', version: '2' })).status).toBe(400)
  expect((await staff.get('/staff/duplicates/999999')).status).toBe(404)
})
