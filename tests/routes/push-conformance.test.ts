import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Kysely } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDarkroom } from '../../app/files/darkroom.server.ts'
import { providePictures } from '../../app/files/pictures.server.ts'
import { diskStore } from '../../app/files/storage.server.ts'
import { pages, resources } from '../../app/routes.js'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from '../db/database.ts'
import { makePartnerCity, type PartnerCity } from '../db/partners.ts'
import { LISTING, tokenOf } from '../db/pushing.ts'
import { routesHandle } from './drawing.ts'
import { type Serving, serve } from './serving.ts'

// A client that is made from the API's own document lives the whole life of a listing. Every answer's status and body has
// to be one that the document declares.

type Media = { schema: object; examples?: Record<string, { value: unknown }> }
type Answer = { content?: Record<string, Media> }
type Operation = {
  operationId: string
  parameters: { in: string; name: string; required: boolean }[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, Answer>
}
type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, object> } }

let db: Kysely<Database>
let portal: Serving
let city: PartnerCity
let token: string
let document: Document
let ajv: Ajv2020

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  providePictures({ store: diskStore(mkdtempSync(join(tmpdir(), 'push-'))), darkroom: openDarkroom() })
  city = await makePartnerCity(db)
  portal = await serve({ handle: await routesHandle() })
  token = (await tokenOf(db, city.realtor, city.member)).token
  document = JSON.parse((await portal.ask('/api/partner/v1/openapi.json')).body)
  ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'doc', components: document.components })
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

/** Why a value is not of a schema; null: it is. */
function wrong(schema: object, value: unknown): string | null {
  const own = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"doc#/components/'))
  return ajv.validate(own, value) ? null : ajv.errorsText()
}

type Call = {
  parameters?: Record<string, string>
  body?: unknown
  bytes?: Buffer
  type?: string
  as?: string | null
}
const met = new Set<string>()

/** Calls an operation by its name, as the document says; holds the answer against it. */
async function call(id: string, { parameters = {}, body, bytes, type, as = token }: Call = {}) {
  const found = operations().find(({ operation }) => operation.operationId === id)!
  const { operation, method } = found
  let path = found.path
  const headers: Record<string, string> = as === null ? {} : { Authorization: `Bearer ${as}` }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    const parameter = operation.parameters.find(one => one.name === name)
    if (!parameter) throw new Error(`${id} takes no ${name}`)
    if (parameter.in === 'path') path = path.replace(`{${name}}`, encodeURIComponent(value))
    else if (parameter.in === 'header') headers[name] = value
    else query.set(name, value)
  }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (type) headers['Content-Type'] = type
  const reply = await portal.ask(query.size > 0 ? `${path}?${query}` : path, {
    ...{ method: method.toUpperCase(), headers },
    ...(bytes ? { body: bytes } : body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const declared = operation.responses[reply.status]
  expect([id, reply.status, declared !== undefined, reply.body]).toEqual([id, reply.status, true, reply.body])
  met.add(`${id} ${reply.status}`)
  if (!declared!.content) return { ...reply, json: null }
  const media = Object.entries(declared!.content).find(([name]) => reply.headers['content-type']?.startsWith(name))
  expect([id, reply.status, media?.[0]]).toEqual([id, reply.status, expect.any(String)])
  const json = JSON.parse(reply.body)
  expect([id, reply.status, wrong(media![1].schema, json), json]).toEqual([id, reply.status, null, json])
  return { ...reply, json }
}

test('every route of the API has an entry, and every entry a route', () => {
  const routed = [...pages, ...resources]
    .map(([path]) => path)
    .filter(path => path.startsWith('/api/partner/v1') && !path.endsWith('.json'))
    .map(path => path.replace(/:(\w+)/g, '{$1}'))
  expect(Object.keys(document.paths).sort()).toEqual(routed.sort())
})

test('every example is what its schema says', () => {
  const examples = operations().flatMap(({ operation }) =>
    [operation.requestBody, ...Object.values(operation.responses)].flatMap(part =>
      Object.values(part?.content ?? {}).flatMap(({ schema, examples: given = {} }) =>
        Object.values(given).map(({ value }) => ({ id: operation.operationId, schema, value })),
      ),
    ),
  )
  expect(examples.length).toBeGreaterThan(60)
  for (const { id, schema, value } of examples) expect([id, wrong(schema, value), value]).toEqual([id, null, value])
  const listing = document.components.schemas.Listing as { properties: Record<string, { examples: unknown[] }> }
  for (const [name, schema] of Object.entries(listing.properties))
    expect([name, wrong(schema, schema.examples[0])]).toEqual([name, null])
})

test('a client made from the document lives the whole life of a listing', async () => {
  const one = { reference: 'TK/2026-1' }
  expect((await call('me')).json.token.scopes).toEqual(['read', 'write', 'photos'])
  expect((await call('put', { parameters: { ...one, dry_run: '1' }, body: LISTING })).json.isDryRun).toBe(true)
  const made = await call('put', { parameters: { ...one, 'Idempotency-Key': 'a' }, body: LISTING })
  expect(made.status).toBe(201)
  expect((await call('put', { parameters: { ...one, 'Idempotency-Key': 'a' }, body: LISTING })).body).toBe(made.body)
  expect((await call('put', { parameters: one, body: LISTING })).json.outcome).toBe('unchanged')
  const etag = String(made.headers.etag)
  expect((await call('find', { parameters: { ...one, 'If-None-Match': etag } })).status).toBe(304)
  const changed = await call('put', { parameters: { ...one, 'If-Match': etag }, body: { rent: '35万円' } })
  expect(changed.json.changes).toEqual([{ field: 'rent', before: 330_000, after: 350_000 }])
  const batch = { operations: [{ operation: 'put', reference: 'TK-2', listing: { ...LISTING, rent: 'x' } }] }
  expect((await call('batch', { body: batch })).json.results[0].status).toBe(422)
  await call('confirm', { body: { references: [one.reference, 'none'] } })
  const { listings } = (await call('list', { parameters: { limit: '10', state: 'submitted' } })).json
  expect(listings).toHaveLength(1)
  expect((await call('find', { parameters: one })).json.listing.rent).toBe(350_000)
  expect((await call('remove', { parameters: { ...one, dry_run: '1' } })).json.became).toBe('ended')
  expect((await call('remove', { parameters: one })).json.state).toBe('withdrawn')
})

test('photos come under the partner’s own names, and wait for review', async () => {
  await call('put', { parameters: { reference: 'P-1' }, body: LISTING })
  const photo = { reference: 'P-1', photo: '正面' }
  const picture = (background: string) =>
    sharp({ create: { width: 640, height: 480, channels: 3, background } })
      .jpeg()
      .toBuffer()
  const bytes = await picture('#335577')
  const sent = await call('putPhoto', { parameters: photo, bytes, type: 'image/jpeg' })
  expect([sent.status, sent.json]).toEqual([201, expect.objectContaining({ isNew: true, isReleased: false })])
  expect((await call('putPhoto', { parameters: photo, bytes, type: 'image/jpeg' })).status).toBe(200)
  const form = new FormData()
  form.set('photo', new Blob([new Uint8Array(await picture('#aa3311'))], { type: 'image/jpeg' }), 'front.jpg')
  const body = new Response(form)
  const type = body.headers.get('content-type')!
  await call('putPhoto', { parameters: photo, bytes: Buffer.from(await body.arrayBuffer()), type })
  expect((await call('photos', { parameters: { reference: 'P-1' } })).json.photos).toHaveLength(1)
  const { n } = await db
    .selectFrom('photos')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  expect(Number(n)).toBe(1)
  const bad = await call('putPhoto', { parameters: photo, bytes: Buffer.from('no picture'), type: 'image/jpeg' })
  expect([bad.status, bad.json.code]).toEqual([422, 'not_a_picture'])
  expect((await call('removePhoto', { parameters: photo })).status).toBe(204)
  await call('removePhoto', { parameters: photo })
})

test('what goes wrong is declared as well', async () => {
  const one = { reference: 'E-1' }
  for (const { operation } of operations()) {
    const parameters = Object.fromEntries(
      operation.parameters.filter(({ required }) => required).map(({ name }) => [name, 'x']),
    )
    await call(operation.operationId, { parameters, as: null })
    await call(operation.operationId, { parameters, as: `hip_${'x'.repeat(43)}` })
  }
  const reading = (await tokenOf(db, city.realtor, city.member, { scopes: ['read'] })).token
  expect((await call('put', { parameters: one, body: LISTING, as: reading })).status).toBe(403)
  for (const id of ['find', 'remove']) expect((await call(id, { parameters: one })).status).toBe(404)
  await call('photos', { parameters: one })
  const parameters = { ...one, photo: 'a' }
  await call('putPhoto', { parameters, bytes: Buffer.from('a'), type: 'image/png' })
  await call('putPhoto', { parameters, bytes: Buffer.from('a'), type: 'text/plain' })
  await call('list', { parameters: { limit: '0' } })
  await call('remove', { parameters: { ...one, as: 'sold' } })
  await call('put', { parameters: one, bytes: Buffer.from('{'), type: 'application/json' })
  await call('put', { parameters: one, bytes: Buffer.from('a'), type: 'text/plain' })
  await call('put', { parameters: one, bytes: Buffer.alloc(200_000, 32), type: 'application/json' })
  await call('put', { parameters: { ...one, 'If-Match': '"a"' }, body: LISTING })
  await call('put', { parameters: one, body: { ...LISTING, rent: 'x', more: 1 } })
  for (const id of ['batch', 'confirm']) {
    await call(id, { body: {} })
    await call(id, { bytes: Buffer.from('a'), type: 'text/plain' })
    await call(id, { bytes: Buffer.from('{'), type: 'application/json' })
    await call(id, { bytes: Buffer.alloc(2_200_000, 32), type: 'application/json' })
  }
  for (const status of [400, 401, 403, 404, 412, 413, 415, 422])
    expect([...met].some(one => one.endsWith(` ${status}`))).toBe(true)
})
