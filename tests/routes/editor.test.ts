import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { provideLetters } from '../../app/auth/letters.server.ts'
import type { Role } from '../../app/auth/model.ts'
import { openDarkroom } from '../../app/files/darkroom.server.ts'
import { providePictures } from '../../app/files/pictures.server.ts'
import { diskStore } from '../../app/files/storage.server.ts'
import { addDays } from '../../app/lib/day.ts'
import type { Content } from '../../app/listings/content.ts'
import { KINDS } from '../../app/listings/model.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { codeAt, letterBox, makeAccount, PASSWORD } from '../db/people.ts'
import { openBrowser } from './browser.ts'
import { routesHandle } from './drawing.ts'
import { type Serving, serve } from './serving.ts'

// The whole way of a listing from its place to its submission, as a browser without scripts goes it.

let db: Kysely<Database>
let portal: Serving
let city: City

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  provideLetters(letterBox().sendLetter)
  city = await makeCity(db)
  await zoneTheCity()
  providePictures({ store: diskStore(mkdtempSync(join(tmpdir(), 'editor-'))), darkroom: openDarkroom() })
  portal = await serve({ handle: await routesHandle() })
  for (const organisation of [city.realtor, city.other]) await agree(organisation)
  await db
    .updateTable('organisations')
    .set({
      ...{
        licence_number: '東京都知事(1)第1号',
        address_ja: '日野市神明1-1',
        address_en: '1-1 Shimmei',
        phone: '042-000-0000',
      },
      ...{ contact_name_ja: '田中', contact_name_en: 'Tanaka', contact_hours_ja: '平日', contact_hours_en: 'Weekdays' },
    })
    .execute()
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})
beforeEach(async () => {
  await db.deleteFrom('login_attempts').execute()
})

const today = new Date().toISOString().slice(0, 10)
/** One zone over everything. */
async function zoneTheCity() {
  const papers = {
    name_ja: '用途地域',
    name_en: 'Zones',
    source_ja: '試験',
    source_en: 'Test',
    licence: 'CC0',
    edition: '1',
  }
  const { id } = await db
    .insertInto('datasets')
    .values({ layer: 'zoning', ...papers, is_sample: true, checksum: 'z', feature_count: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`insert into zoning_areas (dataset_id, zone_id, coverage_ratio_pct, floor_area_ratio_pct, geom, is_current)
    values (${id}, 'qind', 60, 200, ST_Multi(ST_MakeEnvelope(139.3, 35.6, 139.5, 35.7, 4326)), true)`.execute(db)
}

const agree = (organisation_id: number) =>
  db
    .insertInto('agreements')
    .values({
      ...{ organisation_id, starts_on: addDays(today, -10), ends_on: addDays(today, 300), kinds: [...KINDS] },
      ...{ may_offer_off_market: false, publication: 'reviewed', suspended_at: null, suspended_reason: null },
      ...{ note: null, recorded_by: null, superseded_at: null },
    })
    .execute()

let serial = 0
async function signedIn(role: Role = 'partner_member', organisationId: number | null = city.realtor) {
  const mail = `person${++serial}@example.jp`
  const codes = role === 'staff'
  await makeAccount(db, role, { mail, organisationId, codes })
  const browser = openBrowser(portal)
  await browser.post('/login', { mail, password: PASSWORD })
  if (codes) expect((await browser.post('/login/code', { code: codeAt(new Date()) })).status).toBe(303)
  return browser
}
type Browser = Awaited<ReturnType<typeof signedIn>>

const BEGIN = {
  place: '旭が丘三丁目2-1',
  lng: '139.371',
  lat: '35.657',
  kind: 'factory',
  deal: 'rent',
  mode: 'brokerage',
}

async function begun(browser: Browser, more: Record<string, string> = {}): Promise<string> {
  const answer = await browser.post('/partner/listings/new', { ...BEGIN, place: `旭が丘三丁目2-${++serial}`, ...more })
  expect(answer.status).toBe(303)
  return answer.headers.location!
}

/** The fields of the form of a section, as the page holds them, with some written. */
async function sent(browser: Browser, path: string, written: Record<string, string>, intent = 'next') {
  const page = await browser.get(path)
  const seen = /name="seen" value="(\d+)"/.exec(page.body)?.[1] ?? ''
  return browser.post(path, { seen, intent, ...written })
}

const AREA = {
  'facts.leasable_area_m2': '51.4坪',
  'facts.built_ym': 'S58.11',
  'facts.structure': 'S',
  'facts.storeys': '1階',
  'unknown.ceiling_height_min_m': '1',
  'facts.ceiling_height_min_m': '',
}
const TERMS = {
  ...{ rent: '38.5万円', tax: 'excluded', commonFee: 'なし', deposit: '3か月', keyMoney: '1か月' },
  ...{ leaseKind: 'ordinary', leaseTerm: '3年', available: '即時', adConsent: 'yes' },
}

async function complete(browser: Browser, path: string) {
  for (const [section, written] of [
    ['area', AREA],
    ['terms', TERMS],
  ] as const) {
    const answer = await sent(browser, `${path}/${section}`, written)
    expect([section, answer.status]).toEqual([section, 303])
  }
}

const revisionOf = (path: string) =>
  db
    .selectFrom('listing_revisions as r')
    .innerJoin('listings as l', 'l.id', 'r.listing_id')
    .select(['r.id', 'r.state', 'r.version', 'r.content'])
    .where('l.public_id', '=', path.split('/').at(-1)!)
    .orderBy('r.id', 'desc')
    .executeTakeFirstOrThrow()
const contentOf = async (path: string) => (await revisionOf(path)).content as unknown as Content

describe('from the place to the submission', () => {
  test('without scripts, as a partner', async () => {
    const browser = await signedIn()
    const looked = await browser.get(`/partner/listings/new?place=${encodeURIComponent('日野市旭が丘3-2-1')}`)
    expect(looked.body).toContain('旭が丘三丁目')
    const path = await begun(browser)
    const hub = await browser.get(path)
    expect(hub.status).toBe(200)
    expect(hub.body).toContain('旭が丘三丁目 工場')
    const early = await browser.post(path, { intent: 'submit', seen: '1' })
    expect([early.status, early.body.includes('必須の項目が足りません')]).toEqual([409, true])
    await complete(browser, path)
    const content = await contentOf(path)
    expect(content.titleJa).toBe('旭が丘三丁目 工場 170㎡')
    expect(content.facts.leasable_area_m2?.value).toBeCloseTo(169.92, 1)
    expect(content.facts.built_ym?.value).toBe('1983-11')
    expect(content.facts.ceiling_height_min_m?.value).toBeNull()
    expect(content.terms).toMatchObject({ rentYen: 385_000, commonFeeYen: 0, depositMonths: 3, leaseTermMonths: 36 })
    const { version } = await revisionOf(path)
    const submitted = await browser.post(path, { intent: 'submit', seen: String(version) })
    expect([submitted.status, submitted.headers.location]).toEqual([303, `${path}?told=submitted`])
    const again = await browser.post(path, { intent: 'submit', seen: String(version) })
    expect([again.status, again.body.includes('すでに提出されています')]).toEqual([409, true])
    const tasks = await db.selectFrom('tasks').select('kind').where('kind', '=', 'review_listing').execute()
    expect(tasks.length).toBe(1)
    const back = await browser.post(path, { intent: 'take_back', seen: String(version) })
    expect(back.headers.location).toBe(`${path}?told=taken_back`)
  })
})

const PAGES = ['', '/preview', '/photos', '/place', '/area', '/terms', '/contact']

describe('somebody else', () => {
  test('finds none of it, by any path, and changes nothing', async () => {
    const [own, other] = [await signedIn(), await signedIn('partner_member', city.other)]
    const path = await begun(own)
    for (const page of PAGES) expect([page, (await other.get(path + page)).status]).toEqual([page, 404])
    const before = await revisionOf(path)
    for (const intent of ['submit', 'take_back', 'discard', 'open', 'other_deal'])
      expect([intent, (await other.post(path, { intent, seen: '1' })).status]).toEqual([intent, 404])
    for (const intent of ['next', 'reopen', 'challenge'])
      expect(
        (await other.post(`${path}/place`, { intent, seen: '1', address: '豊田四丁目1', challenge: 'x' })).status,
      ).toBe(404)
    expect((await other.post(`${path}/save?section=basics`, { seen: '1', titleJa: 'x' })).status).toBe(404)
    expect((await other.post(`${path}/photos`, { photo: '1', do: 'remove' })).status).toBe(404)
    expect(await revisionOf(path)).toEqual(before)
    expect((await own.get(path.replace('/partner/', '/staff/'))).status).toBe(404)
    expect((await own.get(`${path}/nothing`)).status).toBe(404)
  })

  test('who is not signed in is led to the log-in and back', async () => {
    const path = await begun(await signedIn())
    const answer = await openBrowser(portal).post(`${path}/area`, { seen: '1' })
    expect([answer.status, answer.headers.location]).toEqual([302, `/login?to=${encodeURIComponent(`${path}/area`)}`])
  })

  test('staff write for a partner on the same pages', async () => {
    const path = await begun(await signedIn())
    const staff = await signedIn('staff', null)
    const theirs = path.replace('/partner/', '/staff/')
    expect((await sent(staff, `${theirs}/basics`, { titleJa: '市が書いた題' }, 'hub')).status).toBe(303)
    expect((await contentOf(path)).titleJa).toBe('市が書いた題')
  })
})

describe('a beginning that cannot be', () => {
  test.each([
    ['an address that no town has', { place: 'どこか1-1', lng: '', lat: '' }, '町名が見つかりません'],
    ['another city', { place: '八王子市旭町1', lng: '', lat: '' }, '日野市の外の所在地'],
    ['no kind', { kind: '' }, '種別を選んでください'],
    ['nothing at all', { place: '', lng: '', lat: '' }, '場所を調べる'],
  ])('%s: says so and keeps the rest', async (_, more, words) => {
    const answer = await (await signedIn()).post('/partner/listings/new', { ...BEGIN, ...more })
    expect([answer.status, answer.body.includes(words)]).toEqual([400, true])
    expect(answer.body).toContain('value="brokerage"')
  })

  test('no agreement', async () => {
    const { id } = await db
      .insertInto('organisations')
      .values({ slug: 'new', kind: 'realtor', name_ja: '新', name_en: 'new' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const answer = await (await signedIn('partner_member', id)).post('/partner/listings/new', BEGIN)
    expect([answer.status, answer.body.includes('有効な協定がありません')]).toEqual([400, true])
  })

  test('the same form twice is one listing', async () => {
    const browser = await signedIn()
    const form = { ...BEGIN, place: '旭が丘三丁目99' }
    const [first, second] = await Promise.all([1, 2].map(() => browser.post('/partner/listings/new', form)))
    expect(second!.headers.location).toBe(first!.headers.location)
  })
})

describe('a section', () => {
  test('keeps what can be read and names what cannot', async () => {
    const browser = await signedIn()
    const path = await begun(browser)
    const answer = await sent(browser, `${path}/terms`, { ...TERMS, rent: 'たくさん' })
    expect(answer.status).toBe(400)
    expect(answer.body).toContain('金額を読み取れません')
    expect(answer.body).toContain('value="たくさん"')
    expect((await contentOf(path)).terms).toMatchObject({ rentYen: null, leaseTermMonths: 36 })
  })

  test('outside the city is refused', async () => {
    const browser = await signedIn()
    const path = await begun(browser)
    const answer = await sent(browser, `${path}/place`, { at: 'nowhere' })
    expect([answer.status, answer.body.includes('緯度と経度を読み取れません')]).toEqual([400, true])
    expect((await sent(browser, `${path}/place`, { nudge: 'n' }, 'stay')).status).toBe(303)
    expect((await contentOf(path)).place.at?.[1]).toBeGreaterThan(35.657)
  })

  test('two at once: other fields come together, the same field asks', async () => {
    const [a, b] = [await signedIn(), await signedIn()]
    const path = await begun(a)
    const save = (browser: Browser, seen: number, more: Record<string, string>) =>
      browser.post(`${path}/contact`, { seen: String(seen), intent: 'stay', ...more })
    expect((await save(a, 1, { contactPhone: '042-111-1111' })).status).toBe(303)
    expect((await save(b, 1, { contactHoursJa: '土曜' })).status).toBe(303)
    const asked = await save(b, 1, { contactPhone: '042-222-2222', contactNameJa: '鈴木' })
    expect(asked.status).toBe(409)
    for (const words of ['042-111-1111', '042-222-2222', '鈴木']) expect(asked.body).toContain(words)
    const { version } = await revisionOf(path)
    const chosen = { contactPhone: '042-222-2222', contactNameJa: '鈴木', 'keep.contact.phone': 'theirs' }
    expect((await save(b, version, chosen)).status).toBe(303)
    expect((await contentOf(path)).contact).toMatchObject({ phone: '042-111-1111', nameJa: '鈴木', hoursJa: '土曜' })
  })

  test('is saved while somebody writes', async () => {
    const browser = await signedIn()
    const path = await begun(browser)
    const save = (form: Record<string, string>) => browser.post(`${path}/save?lang=ja&section=area`, form)
    const answer = await save({ seen: '1', 'facts.leasable_area_m2': '51.4坪', 'facts.storeys': 'x' })
    const said = JSON.parse(answer.body)
    expect(said).toMatchObject({ outcome: 'saved', version: 2 })
    expect(said.readBacks['facts.leasable_area_m2']).toBe('169.92㎡（51.4坪）')
    expect(Object.keys(said.errors)).toEqual(['facts.storeys'])
    expect((await save({ seen: '1', 'facts.leasable_area_m2': '200' })).status).toBe(409)
  })

  test('after it was submitted elsewhere nothing is lost: it is opened and saved', async () => {
    const browser = await signedIn()
    const path = await begun(browser)
    await complete(browser, path)
    const { version } = await revisionOf(path)
    await browser.post(path, { intent: 'submit', seen: String(version) })
    const late = { seen: String(version), intent: 'next', rent: '40万円' }
    const answer = await browser.post(`${path}/terms`, late)
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('value="40万円"')
    expect((await browser.post(`${path}/terms`, { ...late, intent: 'reopen' })).status).toBe(303)
    expect((await contentOf(path)).terms.rentYen).toBe(400_000)
    expect((await revisionOf(path)).state).toBe('open')
  })
})

describe('beside the forms', () => {
  test('the preview is the public page, and leaves nothing behind', async () => {
    const browser = await signedIn()
    const path = await begun(browser)
    await complete(browser, path)
    const preview = await browser.get(`${path}/preview`)
    expect([preview.status, preview.body.includes('プレビュー'), preview.body.includes('38.5万円')]).toEqual([
      200,
      true,
      true,
    ])
    expect(preview.body).toContain('noindex')
    expect((await browser.get(`/listings/${path.split('/').at(-1)}`)).status).toBe(404)
    expect((await revisionOf(path)).state).toBe('open')
  })

  test('an objection to the zone is kept for staff, and the task holds ids alone', async () => {
    const browser = await signedIn()
    const path = await begun(browser)
    expect((await browser.post(`${path}/place`, { intent: 'challenge', challenge: ' ' })).status).toBe(400)
    const answer = await browser.post(`${path}/place`, { intent: 'challenge', challenge: '境界は道路の南側です' })
    expect(answer.headers.location).toBe(`${path}/place?told=challenged`)
    const kept = await db.selectFrom('zoning_challenges').select(['id', 'text']).executeTakeFirstOrThrow()
    const task = await db
      .selectFrom('tasks')
      .select('detail')
      .where('kind', '=', 'challenged_zoning')
      .executeTakeFirstOrThrow()
    expect([kept.text, task.detail]).toEqual(['境界は道路の南側です', { challenge: kept.id }])
  })

  test('the other deal begins with the same facts and terms of its own', async () => {
    const browser = await signedIn()
    const path = await begun(browser)
    await complete(browser, path)
    const answer = await browser.post(path, { intent: 'other_deal', seen: '1' })
    const there = answer.headers.location!.replace(/\?.*/, '')
    const [one, two] = [await contentOf(path), await contentOf(there)]
    expect(two.facts).toEqual(one.facts)
    expect(two.terms.rentYen).toBeNull()
    const again = await browser.post(path, { intent: 'other_deal', seen: '1' })
    expect(again.headers.location).toBe(answer.headers.location)
  })

  test('what is public is changed as a draft, and thrown away without a trace', async () => {
    const browser = await signedIn()
    const { publicId } = await offerListing(db, city, { listing: { publicId: 'HN-2026-90001' } })
    const path = `/partner/listings/${publicId}`
    expect((await sent(browser, `${path}/basics`, { titleJa: '新しい題' }, 'reopen')).status).toBe(303)
    expect((await contentOf(path)).titleJa).toBe('新しい題')
    const answer = await browser.post(path, { intent: 'discard', seen: '2' })
    expect(answer.headers.location).toBe(`${path}?told=discarded`)
    expect(
      (await db.selectFrom('listings').select('title_ja').where('public_id', '=', publicId).executeTakeFirstOrThrow())
        .title_ja,
    ).not.toBe('新しい題')
  })

  test('photos have their page', async () => {
    const browser = await signedIn()
    const path = await begun(browser)
    expect((await browser.get(`${path}/photos`)).body).toContain('name="files"')
    expect((await browser.post(`${path}/photos`, { photo: '1', do: 'remove' })).status).toBe(404)
  })
})
