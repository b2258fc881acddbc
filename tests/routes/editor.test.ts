import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { provideLetters } from '../../app/auth/letters.server.ts'
import type { Role } from '../../app/auth/model.ts'
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
  portal = await serve({ handle: await routesHandle() })
  for (const organisation of [city.realtor, city.other]) await agree(organisation)
  await db
    .updateTable('organisations')
    .set({
      ...{ licence_number: '東京都知事(1)第1号', address_ja: '日野市神明1-1', address_en: '1-1 Shimmei', phone: '042-000-0000' },
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

const BEGIN = { place: '旭が丘三丁目2-1', lng: '139.371', lat: '35.657', kind: 'factory', deal: 'rent', mode: 'brokerage' }

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
  'facts.structure': 'steel',
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
    expect(answer.status, answer.body).toBe(303)
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
