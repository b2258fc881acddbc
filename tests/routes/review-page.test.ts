import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dayInTokyo } from '../../app/lib/day.ts'
import { formatDay } from '../../app/lib/i18n/format.ts'
import { openRevision, saveRevision } from '../../app/listings/revisions.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from '../db/database.ts'
import { draftListing, makePartnerCity, type PartnerCity, submitAs, writingAs } from '../db/partners.ts'
import { codeAt, PASSWORD } from '../db/people.ts'
import { openBrowser } from './browser.ts'
import { routesHandle } from './drawing.ts'
import { type Serving, serve } from './serving.ts'

// What the page of one submission says before and after it is decided on.

let db: Kysely<Database>
let city: PartnerCity
let portal: Serving
let staff: ReturnType<typeof openBrowser>
beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  city = await makePartnerCity(db)
  portal = await serve({ handle: await routesHandle() })
  staff = openBrowser(portal)
  expect((await staff.post('/login', { mail: 'staff@hino.example', password: PASSWORD })).status).toBe(303)
  expect((await staff.post('/login/code', { code: codeAt(new Date()) })).status).toBe(303)
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})
beforeEach(async () => {
  for (const table of ['tasks', 'listing_search', 'listings', 'outbox'] as const) await db.deleteFrom(table).execute()
})

const submitted = () =>
  db.transaction().execute(async trx => {
    const writing = writingAs(city, new Date())
    const draft = await draftListing(trx, city, writing)
    expect(await submitAs(trx, draft, writing)).toEqual({ ok: true, isPublished: false })
    return draft
  })

test('a submission that is public is told with its day and by whom, and is no confirmation only', async () => {
  const draft = await submitted()
  const path = `/staff/review/${draft.revisionId}`
  const on = await db.selectFrom('accounts').select('name').where('id', '=', city.staff).executeTakeFirstOrThrow()
  expect((await staff.get(path)).body).not.toContain('この申請は処理が済んでいます')
  expect((await staff.post(path, { intent: 'approve', seen: String(draft.version) })).status).toBe(303)
  const { body } = await staff.get(path)
  expect(body).toContain(`${formatDay('ja', dayInTokyo(new Date()))}に${on.name}さんが公開しました。`)
  expect(body).toContain('公開した内容')
  expect(body).not.toContain('空き状況の確認だけの申請です')
  await db.updateTable('listing_revisions').set({ decided_by: null }).where('id', '=', draft.revisionId).execute()
  expect((await staff.get(`/en${path}`)).body).toContain('It was published on ')
})

test('the day of a submission is told once, with its age', async () => {
  const { revisionId } = await submitted()
  const long = new Date(Date.now() - 14 * 86_400_000)
  await db.updateTable('listing_revisions').set({ submitted_at: long }).where('id', '=', revisionId).execute()
  const { body } = await staff.get(`/en/staff/review/${revisionId}`)
  expect(body).toMatch(/submitted \d+ \w+ \d{4} \(\d+ working days ago\)/)
  expect(body).not.toMatch(/submitted \d+ working/)
})

test('a move is drawn before and after on the same piece of land', async () => {
  const draft = await submitted()
  expect(
    (await staff.post(`/staff/review/${draft.revisionId}`, { intent: 'approve', seen: String(draft.version) })).status,
  ).toBe(303)
  const change = await db.transaction().execute(async trx => {
    const writing = writingAs(city, new Date())
    const opened = await openRevision(trx, draft.offerId, writing)
    const revisionId = opened.ok ? opened.value.id : 0
    const written = { 'place.at': [139.3851, 35.6591] }
    const saved = await saveRevision(trx, revisionId, { seen: 1, written }, writing)
    const moved = { revisionId, version: saved.ok ? saved.version : 0 }
    expect(await submitAs(trx, moved, writing)).toEqual({ ok: true, isPublished: false })
    return moved
  })
  const { body } = await staff.get(`/staff/review/${change.revisionId}`)
  const frames = ['いまの位置', '申請の位置'].map(
    label => new RegExp(`viewBox="([^"]+)" role="img" aria-label="${label}"`).exec(body)?.[1],
  )
  expect(frames[0]).toMatch(/^[\d. -]+$/)
  expect(frames[1]).toBe(frames[0])
})
