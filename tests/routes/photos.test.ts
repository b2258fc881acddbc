import { mkdtempSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import type { Role, User } from '../../app/auth/model.ts'
import { originalName, variantName } from '../../app/files/picture-name.ts'
import { diskStore } from '../../app/files/storage.server.ts'
import { photosRouter } from '../../app/server/photos.ts'
import { makeCity, offerListing, TODAY } from '../db/city.ts'
import { ownDb } from '../db/database.ts'
import { ask } from './serving.ts'

const keyOf = (letter: string) => letter.repeat(64)

async function gallery() {
  const db = await ownDb()
  const city = await makeCity(db)
  const shown = await offerListing(db, city)
  const draft = await offerListing(db, city, { listing: { status: 'draft' } })
  const store = diskStore(mkdtempSync(join(tmpdir(), 'photos-')))
  const photo = async (assetId: number, position: number, key: string, more: object) => {
    for (const name of [variantName(key, 400), variantName(key, 1600), originalName(key)])
      await store.put(name, [Buffer.from(name)])
    const rest = {
      width: 4,
      height: 3,
      right_holder: '試験',
      state: 'ready',
      variants: [400],
      is_public: true,
      released_at: new Date(),
    }
    await db
      .insertInto('photos')
      .values({ asset_id: assetId, position, file_key: key, ...rest, ...more })
      .execute()
  }
  await photo(shown.assetId, 1, keyOf('a'), {})
  await photo(shown.assetId, 2, keyOf('b'), { is_public: false })
  await photo(draft.assetId, 1, keyOf('c'), {})
  await photo(shown.assetId, 3, keyOf('d'), { state: 'waiting', variants: [] })
  await photo(shown.assetId, 4, keyOf('f'), { released_at: null })
  await store.put(variantName(keyOf('e'), 400), [Buffer.from('nobody knows it')])
  const user = (role: Role, organisationId: number | null = null): User => ({
    ...{ id: 1, mail: 'a@example.jp', name: '試験', locale: 'ja' },
    ...{ role, organisationId },
  })
  const users: Record<string, User> = {
    owner: user('partner_member', city.realtor),
    other: user('partner_manager', city.other),
    // Of the very organisation, as nobody can be today: a bank reads no listings.
    bank: user('bank', city.realtor),
    council: user('council_member'),
    staff: user('staff'),
  }
  const userOf = async (req: express.Request) => users[req.get('x-viewer') ?? ''] ?? null
  const server = express()
    .disable('etag')
    .use(photosRouter({ db, searchDb: db, store, userOf, today: () => TODAY }))
    .listen(0)
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return (name: string, headers: Record<string, string> = {}) => ask(port, `/photos/${name}`, { headers })
}

test('everybody gets the pictures that are shown of a public property, and nothing else', async () => {
  const see = await gallery()
  const answer = await see(variantName(keyOf('a'), 400))
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('image/webp')
  expect(answer.headers['cache-control']).toBe('public, max-age=3600')
  expect(answer.headers['content-security-policy']).toBe("default-src 'none'; sandbox")
  expect(answer.body).toBe(variantName(keyOf('a'), 400))
  const again = await see(variantName(keyOf('a'), 400), { 'If-None-Match': answer.headers.etag! })
  expect(again.status).toBe(304)
  for (const name of [
    ...['b', 'c', 'd', 'e', 'f'].map(letter => variantName(keyOf(letter), 400)),
    // On the disk, but no variant on record; the file as it was sent.
    variantName(keyOf('a'), 1600),
    originalName(keyOf('a')),
    'aaaaaaaa1.webp',
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e',
    `${keyOf('a')}-400.webp%00`,
  ])
    expect((await see(name)).status, name).toBe(404)
})

test('what is not public is 404 to all but staff and the partner that offers the property', async () => {
  const see = await gallery()
  const status = async (letter: string, viewer: string) =>
    (await see(variantName(keyOf(letter), 400), { 'x-viewer': viewer })).status
  for (const letter of ['b', 'c']) {
    expect(await status(letter, 'owner'), letter).toBe(200)
    expect(await status(letter, 'staff'), letter).toBe(200)
    for (const viewer of ['other', 'bank', 'council', 'nobody']) expect(await status(letter, viewer), viewer).toBe(404)
  }
  const kept = await see(variantName(keyOf('c'), 400), { 'x-viewer': 'owner' })
  expect(kept.headers['cache-control']).toBe('private, no-store')
  expect((await see(originalName(keyOf('c')), { 'x-viewer': 'owner' })).status).toBe(404)
})
