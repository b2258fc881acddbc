import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { revokeApiToken } from '../../app/feeds/push/tokens.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from '../db/database.ts'
import { agree, makePartnerCity, type PartnerCity } from '../db/partners.ts'
import { LISTING, tokenOf, tracesOf } from '../db/pushing.ts'
import { routesHandle } from './drawing.ts'
import { type Asking, BASE_URL, type Serving, serve } from './serving.ts'

// Partners' programs against the whole server: who may, what is taken, what is answered.

let db: Kysely<Database>
let portal: Serving
let city: PartnerCity
let token: string
let others: string

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  city = await makePartnerCity(db)
  portal = await serve({ handle: await routesHandle() })
  token = (await tokenOf(db, city.realtor, city.member)).token
  others = (await tokenOf(db, city.other, city.otherMember)).token
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})

const ROOT = '/api/partner/v1'
type Call = Asking & { json?: unknown; token?: string | null }

async function call(path: string, { json, token: own = token, headers = {}, ...asking }: Call = {}) {
  const reply = await portal.ask(ROOT + path, {
    ...asking,
    headers: {
      ...(own === null ? {} : { Authorization: `Bearer ${own}` }),
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  return { ...reply, json: reply.body === '' ? null : JSON.parse(reply.body) }
}
const put = (reference: string, json: unknown, more: Call = {}) =>
  call(`/listings/${encodeURIComponent(reference)}`, { method: 'PUT', json, ...more })

describe('who asks', () => {
  test.each([
    ['nobody', null, 401, 'no_token'],
    ['a token that was never issued', `hip_${'x'.repeat(43)}`, 401, 'unknown_token'],
    ['something else', 'x', 401, 'unknown_token'],
  ])('%s', async (_, shown, status, code) => {
    const reply = await call('/listings', { token: shown })
    expect([reply.status, reply.json.code]).toEqual([status, code])
    expect(reply.headers['www-authenticate']).toMatch(/^Bearer /)
    expect(reply.json.traceId).toBe(reply.headers['x-request-id'])
    expect(portal.log.some(line => line.includes(reply.json.traceId))).toBe(true)
  })

  test('a token that is revoked, expired or without the scope', async () => {
    const one = await tokenOf(db, city.realtor, city.member, { scopes: ['read'] })
    expect((await put('S-1', LISTING, { token: one.token })).json.code).toBe('scope')
    const by = { by: city.member, now: new Date() }
    const foreign = await db
      .transaction()
      .execute(trx => revokeApiToken(trx, one.id, { organisationId: city.other }, by))
    expect(foreign).toEqual({ ok: false, refusal: 'NotFound' })
    expect((await call('/listings', { token: one.token })).status).toBe(200)
    await db.transaction().execute(trx => revokeApiToken(trx, one.id, { organisationId: city.realtor }, by))
    expect((await call('/listings', { token: one.token })).json.code).toBe('revoked')
    const old = await tokenOf(db, city.realtor, city.member, { now: new Date('2020-01-01T00:00:00Z') })
    expect((await call('/listings', { token: old.token })).json.code).toBe('expired')
  })

  test('no cookie stands for a token, and a page of another site is not let in with one', async () => {
    expect((await call('/listings', { token: null, headers: { Cookie: 'sid=abc' } })).status).toBe(401)
    const foreign = await put('S-1', LISTING, { headers: { Origin: 'https://evil.example' } })
    expect(foreign.status).toBe(403)
    expect((await put('S-1', LISTING, { headers: { Cookie: 'sid=abc' } })).status).toBe(403)
  })

  test('the last use is written down', async () => {
    expect((await call('')).json.token.name).toBe('基幹システム')
    const { last_used_at: used } = await db
      .selectFrom('api_tokens')
      .select('last_used_at')
      .where('organisation_id', '=', city.realtor)
      .orderBy('id')
      .executeTakeFirstOrThrow()
    expect(used).not.toBeNull()
  })

  test('an organisation whose agreement is suspended writes and reads nothing', async () => {
    await db
      .updateTable('agreements')
      .set({ suspended_at: new Date(), suspended_reason: '調査' })
      .where('organisation_id', '=', city.other)
      .execute()
    const before = await tracesOf(db, 'S-2')
    for (const reply of [await put('S-2', LISTING, { token: others }), await call('/listings', { token: others })])
      expect([reply.status, reply.json.code]).toEqual([403, 'no_agreement'])
    expect(await tracesOf(db, 'S-2')).toEqual(before)
    await db.updateTable('agreements').set({ suspended_at: null, suspended_reason: null }).execute()
  })
})

describe('the life of a listing', () => {
  test('a dry run tells what would come of it and writes nothing', async () => {
    const before = await tracesOf(db, 'A/1')
    const reply = await call('/listings/A%2F1?dry_run=1', { method: 'PUT', json: LISTING })
    expect([reply.status, reply.json]).toEqual([
      200,
      expect.objectContaining({ outcome: 'new', became: 'submitted', isDryRun: true, publicId: null, url: null }),
    ])
    expect(reply.json.changes).toContainEqual({ field: 'rent', before: null, after: 330_000 })
    expect(await tracesOf(db, 'A/1')).toEqual(before)
  })

  test('created, the same again, changed, under conditions, and ended', async () => {
    const made = await put('A/1', LISTING)
    expect([made.status, made.json.outcome, made.json.became]).toEqual([201, 'new', 'submitted'])
    expect(made.headers.location).toBe(`${BASE_URL}${ROOT}/listings/A%2F1`)
    expect(made.json.reasons.map(({ code }: { code: string }) => code)).toEqual(['in_review'])
    const traces = await tracesOf(db, 'A/1')
    const again = await put('A/1', LISTING)
    expect([again.status, again.json.outcome, again.json.became]).toEqual([200, 'unchanged', 'left'])
    expect(again.headers.etag).toBe(made.headers.etag)
    expect(await tracesOf(db, 'A/1')).toEqual(traces)
    const changed = await put('A/1', { rent: 350_000 }, { headers: { 'If-Match': String(made.headers.etag) } })
    expect([changed.status, changed.json.changes]).toEqual([200, [{ field: 'rent', before: 330_000, after: 350_000 }]])
    const late = await put('A/1', { rent: 360_000 }, { headers: { 'If-Match': String(made.headers.etag) } })
    expect([late.status, late.json.code]).toEqual([412, 'not_meant'])
    expect((await put('A/1', LISTING, { headers: { 'If-None-Match': '*' } })).status).toBe(412)
    const found = await call('/listings/A%2F1')
    expect(found.json.listing).toMatchObject({ rent: 350_000, deposit: { months: 3 }, structure: 'S', deal: 'rent' })
    expect((await call('/listings/A%2F1', { headers: { 'If-None-Match': String(found.headers.etag) } })).status).toBe(
      304,
    )
    const weak = { headers: { 'If-None-Match': `"else", W/${found.headers.etag}` } }
    expect((await call('/listings/A%2F1', weak)).status).toBe(304)
    const moved = await put('A/1', { lat: 35.6603, lng: 139.3863, deposit: { yen: 900_000 } })
    expect(moved.json.changes).toEqual([
      { field: 'lat', before: 35.6602, after: 35.6603 },
      { field: 'lng', before: 139.3862, after: 139.3863 },
      { field: 'deposit', before: { months: 3 }, after: { yen: 900_000 } },
    ])
    const gone = await call('/listings/A%2F1', { method: 'DELETE' })
    expect([gone.status, gone.json.became, gone.json.state]).toEqual([200, 'ended', 'withdrawn'])
    expect((await call('/listings/A%2F1', { method: 'DELETE' })).json.outcome).toBe('unchanged')
  })

  test('what is told of a listing can be sent back and changes nothing', async () => {
    await put('A-2', { ...LISTING, cranes: [{ ratedLoadT: 2.8, count: 2 }], station_1: '豊田駅', walk_m_1: 900 })
    const { listing } = (await call('/listings/A-2')).json
    const back = await put('A-2', listing)
    expect([back.status, back.json.changes]).toEqual([200, []])
  })

  test('what a program began and left incomplete, it completes', async () => {
    const { ad_consent: _, ...without } = LISTING
    const half = await put('A-3', without)
    expect([half.status, half.json.became, half.json.state]).toEqual([201, 'drafted', 'draft'])
    expect(half.json.reasons.map(({ item }: { item: string }) => item)).toContain('ad_consent')
    const whole = await put('A-3', { ad_consent: true })
    expect([whole.json.became, whole.json.state]).toEqual(['submitted', 'submitted'])
  })

  test('what a person is writing, a program does not submit', async () => {
    const { ad_consent: _, ...without } = LISTING
    await put('A-4', without)
    await db
      .updateTable('listing_revisions')
      .set(eb => ({ version: eb('version', '+', 1) }))
      .where('state', '=', 'open')
      .execute()
    expect((await put('A-4', { ad_consent: true })).json.became).toBe('drafted')
  })

  test('another’s references are not there', async () => {
    for (const reply of [
      await call('/listings/A-2', { token: others }),
      await call('/listings/A-2', { method: 'DELETE', token: others }),
      await call('/listings/nothing'),
    ])
      expect([reply.status, reply.json.code]).toEqual([404, 'not_found'])
    expect((await call('/listings', { token: others })).json.listings).toEqual([])
    const theirs = await put('A-2', LISTING, { token: others })
    expect(theirs.status).toBe(201)
  })
})

describe('what is wrong is told, all of it', () => {
  test('by field, with what was sent and in the reader’s language', async () => {
    const body = { ...LISTING, rent: -1, lat: 'north', kind: 'factory', structure: 'paper', lng: null, storeys: true }
    const reply = await put('W-1', body, { headers: { 'Accept-Language': 'en' } })
    expect([reply.status, reply.headers['content-language']]).toEqual([422, 'en'])
    const told = reply.json.errors.map(({ field, code }: { field: string; code: string }) => [field, code])
    expect(told.sort()).toEqual(
      [
        ['kind', 'unknown_field'],
        ['lat', 'wrong_type'],
        ['lng', 'not_null'],
        ['rent', 'out_of_range'],
        ['storeys', 'wrong_type'],
        ['structure', 'not_an_option'],
      ].sort(),
    )
    expect(reply.json.errors.find(({ field }: { field: string }) => field === 'rent')).toMatchObject({
      ...{ pointer: '/rent', value: -1, message: 'It is beyond what is possible. (from 0 to 10,000,000,000,000)' },
    })
    expect((await call('/listings/W-1')).status).toBe(404)
  })

  const raw = (body: string | Buffer, type = 'application/json') =>
    call('/listings/W-2', { method: 'PUT', body, headers: { 'Content-Type': type } })
  test.each<[string, string | Buffer, string, number, string]>([
    ['a key of the language', '{"__proto__": {"rent": 1}}', 'application/json', 400, 'forbidden_key'],
    ['one within', '{"cranes": [{"constructor": 1}]}', 'application/json', 400, 'forbidden_key'],
    [
      'nested a thousand times',
      `{"rent": ${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      'application/json',
      400,
      'too_deep',
    ],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'application/json', 400, 'not_utf8'],
    ['no JSON', '{', 'application/json', 400, 'not_json'],
    ['nothing', '', 'application/json', 400, 'not_json'],
    ['half a character', '{"title": "\\ud800"}', 'application/json', 400, 'control_characters'],
    ['a NUL', '{"title": "a\\u0000b"}', 'application/json', 400, 'control_characters'],
    ['a list', '[]', 'application/json', 422, 'invalid'],
    ['a form', 'rent=1', 'application/x-www-form-urlencoded', 415, 'media_type'],
    ['a long word', JSON.stringify({ title: 'x'.repeat(90_000) }), 'application/json', 422, 'invalid'],
    ['a megabyte', JSON.stringify({ title: 'x'.repeat(1_000_000) }), 'application/json', 413, 'too_large'],
  ])('%s', async (_, body, type, status, code) => {
    const reply = await raw(body, type)
    expect([reply.status, reply.json.code]).toEqual([status, code])
    expect(reply.json.traceId).toBe(reply.headers['x-request-id'])
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/)
  })

  test.each([
    ['HN-2026-00001', 422],
    ['x'.repeat(41), 400],
    [' a', 400],
  ])('the reference %j', async (reference, status) => {
    expect((await put(reference, LISTING)).status).toBe(status)
  })

  test('another method, and queries that say something else', async () => {
    const patched = await call('/listings/W-1', { method: 'PATCH', json: {} })
    expect([patched.status, patched.headers.allow]).toEqual([405, 'GET, HEAD, PUT, DELETE'])
    const posted = await call('', { method: 'POST', json: {} })
    expect([posted.status, posted.json.code, posted.headers.allow]).toEqual([405, 'method', 'GET, HEAD'])
    for (const [path, allow] of [
      ['/listings/W-1', 'GET, HEAD, PUT, DELETE'],
      ['/listings/batch', 'GET, HEAD, POST, PUT, DELETE'],
      ['/listings/W-1/photos', 'GET, HEAD'],
    ] as const)
      expect((await call(path, { method: 'OPTIONS' })).headers.allow).toBe(allow)
    for (const query of ['limit=0', 'limit=101', 'cursor=!', 'cursor=AAAA', 'state=gone', 'offset=3'])
      expect((await call(`/listings?${query}`)).json.code).toBe('bad_query')
    expect((await call('/listings/W-1?dry_run=yes', { method: 'PUT', json: LISTING })).json.code).toBe('bad_query')
  })

  test('a rule that refuses leaves nothing behind', async () => {
    await db
      .updateTable('agreements')
      .set({ kinds: ['land'] })
      .where('organisation_id', '=', city.other)
      .execute()
    const reply = await put('W-3', LISTING, { token: others })
    expect([reply.status, reply.json.code]).toEqual([409, 'kind_not_agreed'])
    expect(await tracesOf(db, 'W-3')).toMatchObject({ offers: 0, listings: 0 })
  })
})

test('a page after the other, in the order of the references, and by state', async () => {
  const all: string[] = []
  let next: string | null = null
  do {
    const { json } = await call(`/listings?limit=2${next ? `&cursor=${next}` : ''}`)
    all.push(...json.listings.map(({ reference }: { reference: string }) => reference))
    next = json.next
  } while (next)
  expect(all).toEqual(['A-2', 'A-3', 'A-4', 'A/1'])
  const drafts = (await call('/listings?state=draft')).json.listings
  expect(drafts.map(({ reference }: { reference: string }) => reference)).toEqual(['A-4'])
})

describe('an Idempotency-Key', () => {
  test('gives the same answer to the same request, and to no other', async () => {
    const headers = { 'Idempotency-Key': 'k-1' }
    const first = await put('K-1', LISTING, { headers })
    const second = await put('K-1', LISTING, { headers })
    expect([second.status, second.body, second.headers.etag]).toEqual([201, first.body, first.headers.etag])
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect((await put('K-1', { rent: 1 }, { headers })).json.code).toBe('key_reused')
    expect((await put('K-2', LISTING, { headers })).json.code).toBe('key_reused')
    expect((await put('K-1', LISTING, { headers: { 'Idempotency-Key': 'a b' } })).json.code).toBe('bad_key')
  })

  test('of a request that is under way says so', async () => {
    const headers = { 'Idempotency-Key': 'k-2' }
    await put('K-2', LISTING, { headers })
    await db
      .updateTable('api_answers')
      .set({ status: null, headers: null, body: null })
      .where('key', '=', 'k-2')
      .execute()
    const reply = await put('K-2', LISTING, { headers })
    expect([reply.status, reply.json.code, reply.headers['retry-after']]).toEqual([409, 'at_work', '1'])
  })
})

describe('many at once', () => {
  test('a batch answers each by itself', async () => {
    for (const reference of ['A-2', 'K-1']) await put(reference, LISTING)
    const operations = [
      { operation: 'put', reference: 'B-1', listing: LISTING },
      { operation: 'put', reference: 'B-2', listing: { ...LISTING, rent: 'cheap' } },
      { operation: 'put', reference: 'B-1', listing: LISTING },
      { operation: 'delete', reference: 'B-3' },
      { operation: 'delete', reference: 'K-1' },
      { operation: 'put', reference: 'A-2', listing: { rent: 1 }, ifMatch: '"other"' },
    ]
    const { status, json } = await call('/listings/batch', { method: 'POST', json: { operations } })
    expect(status).toBe(200)
    expect(
      json.results.map(({ reference, status: one }: { reference: string; status: number }) => [reference, one]),
    ).toEqual([
      ...[
        ['B-1', 201],
        ['B-2', 422],
        ['B-1', 422],
        ['B-3', 404],
        ['K-1', 200],
        ['A-2', 412],
      ],
    ])
    expect(json.results[1].problem.errors[0]).toMatchObject({
      pointer: '/operations/1/listing/rent',
      code: 'unreadable',
    })
    expect(json.results[2].problem.errors[0]).toMatchObject({ code: 'twice' })
  })

  test('one of another shape is refused as a whole', async () => {
    const { status, json } = await call('/listings/batch', { method: 'POST', json: { operations: [], more: 1 } })
    expect([status, json.errors.map(({ pointer }: { pointer: string }) => pointer).sort()]).toEqual([
      422,
      ['/more', '/operations'],
    ])
  })

  test('a confirmation counts for those that are named', async () => {
    await put('A-2', LISTING)
    await db.deleteFrom('agreements').where('organisation_id', '=', city.realtor).execute()
    await agree(db, city.realtor, { publication: 'automatic' })
    for (const reference of ['C-1', 'C-2']) expect((await put(reference, LISTING)).json.became).toBe('published')
    const set = { confirmed_on: '2026-01-01', next_update_on: '2026-01-15' }
    await db.updateTable('offers').set(set).where('partner_ref', 'in', ['C-1', 'C-2']).execute()
    expect((await call('/listings/C-1')).json).toMatchObject({
      ...{ state: 'hidden', status: 'live', isPublic: false },
      reasons: [{ code: 'unconfirmed' }],
    })
    const json = { references: ['C-1', 'A-2', 'nothing'] }
    const reply = await call('/listings/confirm', { method: 'POST', json })
    expect(reply.json.results.map(({ result }: { result: string }) => result)).toEqual([
      expect.stringMatching(/confirmed|asked/),
      ...['not_live', 'not_found'],
    ])
    expect((await call('/listings/C-2')).json.confirmedOn).toBe('2026-01-01')
  })
})

test.each(['reviewed', 'automatic'] as const)('the same a hundred times at once is one (%s)', async publication => {
  await db.deleteFrom('agreements').where('organisation_id', '=', city.realtor).execute()
  await agree(db, city.realtor, { publication })
  const reference = `H-${publication}`
  const lettersNow = async () => (await tracesOf(db, reference)).letters!
  // The first that comes in an hour is told of, and the rest of it lies in the same queue.
  await db.deleteFrom('pushed_revisions').execute()
  const start = await lettersNow()
  await put(`${reference}-once`, LISTING)
  const before = await lettersNow()
  const replies = await Promise.all(Array.from({ length: 100 }, () => put(reference, LISTING)))
  expect(
    replies
      .map(({ status }) => status)
      .sort()
      .at(-1),
  ).toBe(201)
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(99)
  const { letters, ...traces } = await tracesOf(db, reference)
  const isPublic = publication === 'automatic'
  expect(traces).toEqual({
    ...{ offers: 1, listings: 1, revisions: 1, drafted: 1, submitted: 1 },
    ...{ published: isPublic ? 1 : 0, confirmed: isPublic ? 1 : 0 },
  })
  // What is public at once the answer tells of.
  expect([before - start > 0, letters! - before]).toEqual([!isPublic, 0])
})

test('whoever asks too often is told when to come again', async () => {
  const own = (await tokenOf(db, city.realtor, city.member)).token
  let last = await call('', { token: own })
  for (let n = 0; n < 21 && last.status !== 429; n++)
    last = await call('/listings/batch', { method: 'POST', json: { operations: [] }, token: own })
  expect([last.status, last.json.code]).toEqual([429, 'too_many'])
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
  expect((await call('', { token: own })).status).toBe(200)
})
