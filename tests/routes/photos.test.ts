import { mkdtempSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { photosRouter } from '../../app/server/photos.ts'
import { makeCity, offerListing, TODAY } from '../db/city.ts'
import { ownDb } from '../db/database.ts'

test('a picture is served while it and its property are public, and no other file ever is', async () => {
  const db = await ownDb()
  const city = await makeCity(db)
  const shown = await offerListing(db, city)
  const draft = await offerListing(db, city, { listing: { status: 'draft' } })
  const folder = mkdtempSync(join(tmpdir(), 'photos-'))
  const photo = async (assetId: number, position: number, file_key: string, is_public: boolean) => {
    writeFileSync(join(folder, file_key), file_key)
    const rest = { width: 4, height: 3, alt_ja: '外観', alt_en: 'Outside', right_holder: '試験', taken_on: null }
    await db
      .insertInto('photos')
      .values({ asset_id: assetId, position, file_key, is_public, ...rest })
      .execute()
  }
  await photo(shown.assetId, 1, 'aaaaaaaa1.webp', true)
  await photo(shown.assetId, 2, 'aaaaaaaa2.webp', false)
  await photo(draft.assetId, 1, 'aaaaaaaa3.webp', true)
  writeFileSync(join(folder, 'aaaaaaaa4.webp'), 'nobody knows it')
  const server = express()
    .use(photosRouter({ searchDb: db, folder, today: () => TODAY }))
    .listen(0)
  onTestFinished(() => void server.close())
  const status = async (name: string) =>
    (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/photos/${name}`)).status
  expect(await status('aaaaaaaa1.webp')).toBe(200)
  for (const name of [
    'aaaaaaaa2.webp',
    'aaaaaaaa3.webp',
    'aaaaaaaa4.webp',
    'aaaaaaaa9.webp',
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e',
  ])
    expect(await status(name), name).toBe(404)
})
