import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { actOnOffer } from '../../app/listings/act.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from '../db/database.ts'
import { agree, makePartnerCity, type PartnerCity } from '../db/partners.ts'
import { LISTING, tokenOf } from '../db/pushing.ts'
import { routesHandle } from './drawing.ts'
import { type Serving, serve } from './serving.ts'

// A system that keeps the portal up to date by itself: what it must not break, and what it has to be told.

let db: Kysely<Database>
let portal: Serving
let city: PartnerCity
let token: { id: number; token: string }
let n = 0

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  city = await makePartnerCity(db)
  portal = await serve({ handle: await routesHandle() })
  await db.deleteFrom('agreements').where('organisation_id', '=', city.realtor).execute()
  await agree(db, city.realtor, { publication: 'automatic' })
})
beforeEach(async () => {
  token = await tokenOf(db, city.realtor, city.member)
  await sql`update listing_events set recorded_at = recorded_at - interval '2 days'`.execute(db)
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})

async function call(method: string, path: string, json?: unknown) {
  const headers = {
    Authorization: `Bearer ${token.token}`,
    'Content-Type': 'application/json',
    'Accept-Language': 'en',
  }
  const body = json === undefined ? {} : { body: JSON.stringify(json) }
  const reply = await portal.ask(`/api/partner/v1${path}`, { method, headers, ...body })
  return { ...reply, json: reply.body === '' ? null : JSON.parse(reply.body) }
}
const put = (reference: string, json: unknown, query = '') =>
  call('PUT', `/listings/${encodeURIComponent(reference)}${query}`, json)
const codesOf = (list: { code: string }[]) => list.map(({ code }) => code)
const fresh = async (): Promise<string> => {
  const reference = `S-${++n}`
  expect((await put(reference, LISTING)).json.became).toBe('published')
  return reference
}
const rows = async (reference: string) =>
  db
    .selectFrom('offers as o')
    .innerJoin('listings as l', 'l.id', 'o.listing_id')
    .innerJoin('assets as a', 'a.id', 'l.asset_id')
    .select(['o.id', 'o.status', 'l.title_ja as title', 'a.address_ja as address', 'a.public_location as at'])
    .select(['o.contact_name_ja as nameJa', 'o.contact_name_en as nameEn'])
    .where('o.partner_ref', '=', reference)
    .executeTakeFirst()

test('a query that is misspelt, or that its request does not take, does nothing', async () => {
  const reference = await fresh()
  for (const [method, path, json] of [
    ['DELETE', `/listings/${reference}?dry_Run=1`],
    ['DELETE', `/listings/${reference}?dryrun=1`],
    ['PUT', '/listings/NEW?dryRun=1', LISTING],
    ['POST', '/listings/confirm?dry_run=1', { references: [reference] }],
    ['PUT', `/listings/${reference}/photos/a?dry_run=1`, {}],
    ['GET', `/listings/${reference}?x=1`],
  ] as const) {
    const reply = await call(method, path, json)
    expect([path, reply.status, reply.json.code]).toEqual([path, 400, 'bad_query'])
  }
  expect((await rows(reference))!.status).toBe('live')
  expect(await rows('NEW')).toBeUndefined()
})

test('what a program has ended it brings back by sending it again, as it was', async () => {
  const reference = await fresh()
  const { listing, publicId } = (await call('GET', `/listings/${reference}`)).json
  const gone = await call('DELETE', `/listings/${reference}`)
  expect([gone.json.state, codesOf(gone.json.reasons)]).toEqual(['withdrawn', ['ended']])
  const dry = await put(reference, listing, '?dry_run=1')
  expect([dry.json.outcome, dry.json.changes]).toEqual([
    'changed',
    [{ field: 'status', before: 'withdrawn', after: 'live' }],
  ])
  expect((await rows(reference))!.status).toBe('withdrawn')
  const back = await put(reference, listing)
  expect([back.json.became, back.json.state, back.json.publicId]).toEqual(['published', 'live', publicId])
  expect((await put(reference, listing)).json.outcome).toBe('unchanged')
})

test('what a person has ended stays so, and is told', async () => {
  const reference = await fresh()
  const { id } = (await rows(reference))!
  const acting = { owner: { organisationId: city.realtor }, by: { accountId: city.member }, now: new Date() }
  await db
    .transaction()
    .execute(trx => actOnOffer(trx, id, 'close', { ...acting, method: 'workspace', dealtOn: '2026-11-20' }))
  const again = await put(reference, LISTING)
  expect([again.json.outcome, again.json.state, codesOf(again.json.reasons)]).toEqual([
    'unchanged',
    'closed',
    ['ended'],
  ])
})

test('a program does not empty the portal: one too many is refused, with one task', async () => {
  const references: string[] = []
  for (let i = 0; i < 8; i++) references.push(await fresh())
  const operations = references.map(reference => ({ operation: 'delete', reference }))
  const { results } = (await call('POST', '/listings/batch', { operations })).json
  const ended = results.filter(({ status }: { status: number }) => status === 200)
  expect([ended.length, results.at(-1).problem.code]).toEqual([5, 'too_many_ended'])
  expect((await call('DELETE', `/listings/${references.at(-1)}?dry_run=1`)).status).toBe(409)
  expect((await call('DELETE', `/listings/${references.at(-1)}`)).status).toBe(409)
  expect((await rows(references.at(-1)!))!.status).toBe('live')
  const tasks = await db.selectFrom('tasks').select(['kind', 'detail']).where('kind', '=', 'import_held_back').execute()
  expect(tasks).toEqual([{ kind: 'import_held_back', detail: { hold: 'too_many_ended' } }])
  await sql`update listing_events set recorded_at = recorded_at - interval '2 days'`.execute(db)
  expect((await call('DELETE', `/listings/${references.at(-1)}`)).status).toBe(200)
})

test('an address in another town takes its pin and its title with it', async () => {
  const reference = await fresh()
  const moved = await put(reference, { address: '日野市旭が丘三丁目1-4' })
  expect(moved.json.warnings).toMatchObject([{ field: 'address', code: 'pin_dropped' }])
  expect(moved.json.changes).toContainEqual({ field: 'lat', before: LISTING.lat, after: null })
  expect([moved.json.became, moved.json.reasons[0]]).toMatchObject(['drafted', { item: 'zoning', field: 'lat' }])
  expect((await rows(reference))!.address).toContain('豊田')
  const whole = await put(reference, { lat: LISTING.lat, lng: LISTING.lng, address_precision: 'exact' })
  expect([whole.json.became, whole.json.warnings]).toEqual(['published', []])
  expect((await rows(reference))!.title).toMatch(/^旭が丘三丁目/)
  const kept = await put(reference, { address: '日野市旭が丘三丁目22-9' })
  expect(codesOf(kept.json.warnings)).toEqual(['pin_kept'])
  const far = await put(reference, { lat: 35.69, lng: 139.42 }, '?dry_run=1')
  expect(codesOf(far.json.warnings)).toEqual(['far_from_town'])
})

test('another person than the organisation’s own is that person in English too', async () => {
  const reference = await fresh()
  await put(reference, { contact: '工業用地課 佐野', contact_hours: '平日 9時〜17時30分' })
  expect(await rows(reference)).toMatchObject({ nameJa: '工業用地課 佐野', nameEn: '工業用地課 佐野' })
  const begun = `S-${++n}`
  await put(begun, { ...LISTING, contact: '工業用地課 佐野' })
  expect(await rows(begun)).toMatchObject({ nameJa: '工業用地課 佐野', nameEn: '工業用地課 佐野' })
})

test('what is wrong and what is missing are told at once; what is hardly meant is told', async () => {
  const reply = await put('NEW-1', { listing_type: 'factory', deal: 'rent', rent: -1 })
  expect(reply.json.errors.map(({ field, code }: { field: string; code: string }) => [field, code]).sort()).toEqual([
    ['address', 'missing'],
    ['rent', 'out_of_range'],
    ['transaction_mode', 'missing'],
  ])
  const doubtful = { ...LISTING, rent: 33, price: 9_000, valid_until: '2020-01-01', leasable_area_m2: 0 }
  expect(codesOf((await put('NEW-2', doubtful, '?dry_run=1')).json.warnings).sort()).toEqual([
    ...['day_past', 'not_of_deal', 'unlikely', 'unlikely'],
  ])
  expect((await put('NEW-3', { ...LISTING, storeys: 1.5 })).json.errors).toMatchObject([{ field: 'storeys' }])
})

test('references that look like one are one, or are refused', async () => {
  const reference = 'caf\u00e9-1'
  expect((await put(reference, LISTING)).status).toBe(201)
  expect((await put('cafe\u0301-1', LISTING)).json.outcome).toBe('unchanged')
  expect((await put('a\u202e-1', LISTING)).json.code).toBe('bad_reference')
})

test('the audit log tells by which token something was written', async () => {
  const reference = await fresh()
  const { id } = (await rows(reference))!
  const lines = await db
    .selectFrom('audit_log')
    .select('fields')
    .where('action', '=', 'listing.push')
    .where('subject_id', '=', String(id))
    .execute()
  expect(lines).toEqual([{ fields: [`api_token:${token.id}`] }])
})
