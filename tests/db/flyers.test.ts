import { mkdtempSync, readdirSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listAudit } from '../../app/audit/audit.server.ts'
import { type Darkroom, openDarkroom } from '../../app/files/darkroom.server.ts'
import { addFlyer, removeFlyer } from '../../app/files/flyer-commands.server.ts'
import { MOST_FLYERS } from '../../app/files/flyer-model.ts'
import { findOwnerOfPage, listFlyers } from '../../app/files/flyer-queries.server.ts'
import { renderFlyer } from '../../app/files/flyer-rendering.server.ts'
import { isAnythingLeft, makeLeft } from '../../app/files/left.server.ts'
import { receiveOriginal } from '../../app/files/original.server.ts'
import { originalName, pageName } from '../../app/files/picture-name.ts'
import { diskStore, type FileStore } from '../../app/files/storage.server.ts'
import { sweepFiles } from '../../app/files/sweep.server.ts'
import { takeFlyer } from '../../app/files/take.server.ts'
import type { Database } from '../../db/schema.ts'
import { flyerPdf, lockedPdf } from '../fixtures/pictures/documents.ts'
import { type City, makeCity, offerListing } from './city.ts'
import { testDb } from './database.ts'

let db: Kysely<Database>
let city: City
let assetId: number
let otherId: number
let folder: string
let store: FileStore
const darkroom = openDarkroom()

beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  assetId = (await offerListing(db, city)).assetId
  otherId = (await offerListing(db, city)).assetId
})
afterAll(() => db.destroy())
beforeEach(async () => {
  await db.deleteFrom('flyers').execute()
  folder = mkdtempSync(join(tmpdir(), 'files-'))
  store = diskStore(folder)
})

const NOW = new Date('2026-11-22T03:00:00Z')
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000)
const BY = { actor: { accountId: 7 }, now: NOW }
const waiting = {
  reportError: (error: unknown) => {
    throw error
  },
}
const filesThere = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => entry.name)
    .sort()

async function received(bytes: Uint8Array) {
  const original = await receiveOriginal(store, (async function* () { yield bytes })()) // biome-ignore format: one line
  if (!original.ok) throw new Error(original.refusal)
  return original.value
}

const bring = async (bytes: Uint8Array, { organisationId = city.realtor, of = assetId } = {}) => {
  const flyer = { assetId: of, organisationId, original: await received(bytes), by: BY }
  return takeFlyer(db, { store, darkroom }, flyer, waiting)
}

/** A flyer that waits. */
async function added(bytes: Uint8Array): Promise<number> {
  const flyer = { assetId, organisationId: city.realtor, original: await received(bytes), by: BY }
  const result = await addFlyer(db, store, flyer)
  if (!result.ok) throw new Error(result.refusal)
  return result.value.id
}

test('a flyer is taken: pictures of its pages are kept, the document is not', async () => {
  expect(await bring(flyerPdf(2))).toMatchObject({ ok: true, value: { state: 'ready', isRepeat: false } })
  const [flyer] = await listFlyers(db, assetId, city.realtor)
  expect(flyer).toMatchObject({ state: 'ready', refusal: null, byJa: 'kita不動産', broughtOn: '2026-11-22' })
  const page = { width: 1600, height: 1066, widths: [480, 1600] }
  expect(flyer?.pages).toEqual([
    { number: 1, ...page },
    { number: 2, ...page },
  ])
  const names = [1, 2].flatMap(number => [480, 1600].map(width => pageName(flyer!.key, number, width)))
  expect(filesThere()).toEqual(names.sort())
})

test('what is no flyer is answered with the reason and leaves neither row nor file', async () => {
  expect(await bring(lockedPdf())).toEqual({ ok: false, refusal: 'locked' })
  expect(await bring(flyerPdf(500))).toEqual({ ok: false, refusal: 'tooManyPages' })
  expect(await bring(Buffer.from('PK\x03\x04'))).toEqual({ ok: false, refusal: 'notAPdf' })
  expect(await bring(flyerPdf(), { of: 999_999 })).toEqual({ ok: false, refusal: 'notFound' })
  expect([await listFlyers(db, assetId, 'anybody'), filesThere()]).toEqual([[], []])
})

test('an organisation has its own flyers and learns of no others; the city has all', async () => {
  const mine = await bring(flyerPdf())
  const theirs = await bring(flyerPdf(), { organisationId: city.other })
  expect([mine, theirs]).toMatchObject([{ value: { isRepeat: false } }, { value: { isRepeat: false } }])
  const ids = async (whose: number | 'anybody', of = assetId) => (await listFlyers(db, of, whose)).map(({ id }) => id)
  const [my, their] = [mine.ok && mine.value.id, theirs.ok && theirs.value.id] as [number, number]
  expect(await ids(city.realtor)).toEqual([my])
  expect(await ids(city.other)).toEqual([their])
  expect(await ids('anybody')).toEqual([their, my])
  expect(await ids('anybody', otherId)).toEqual([])
  const notFound = { ok: false, refusal: 'notFound' }
  const remove = (of: number, whose: number | 'anybody') =>
    removeFlyer(db, store, { assetId: of, flyerId: their, whose }, BY)
  expect([await remove(assetId, city.realtor), await remove(otherId, 'anybody')]).toEqual([notFound, notFound])
  const [{ key } = { key: '' }] = await listFlyers(db, assetId, city.other)
  expect(await findOwnerOfPage(db, pageName(key, 1, 480))).toEqual({ organisationId: city.other })
  for (const name of [pageName(key, 2, 480), pageName(key, 1, 800), originalName(key)])
    expect(await findOwnerOfPage(db, name), name).toBeNull()
  expect(await remove(assetId, city.other)).toEqual({ ok: true, value: null })
  expect(await ids('anybody')).toEqual([my])
  expect(filesThere()).toHaveLength(2)
})

test('the same file again is the flyer that it already is; one more than may be is refused', async () => {
  await bring(flyerPdf())
  expect(await bring(flyerPdf())).toMatchObject({ value: { isRepeat: true, state: 'ready' } })
  for (let pages = 2; pages <= MOST_FLYERS; pages++) await added(flyerPdf(pages))
  expect(await bring(flyerPdf(MOST_FLYERS + 1))).toEqual({ ok: false, refusal: 'tooMany' })
  expect(await listFlyers(db, assetId, city.realtor)).toHaveLength(MOST_FLYERS)
})

test('a flyer whose process died is taken up, and one whose pages find no room waits for it', async () => {
  const id = await added(flyerPdf(2))
  const full = { ...store, put: () => Promise.reject(new Error('no space')) }
  await expect(renderFlyer(db, { store: full, darkroom }, id, NOW)).rejects.toThrow('no space')
  const [flyer] = await listFlyers(db, assetId, city.realtor)
  expect(flyer).toMatchObject({ state: 'waiting', pages: [] })
  expect(await isAnythingLeft(db, minutes(1))).toBe(true)
  expect(await makeLeft(db, { store, darkroom }, minutes(1))).toBe(1)
  expect(await listFlyers(db, assetId, city.realtor)).toMatchObject([{ state: 'ready', pages: [{}, {}] }])
  expect(filesThere()).not.toContain(originalName(flyer!.key))
})

test('a flyer that is refused after some pages, or taken away while it is drawn, leaves no file', async () => {
  const breaking: Darkroom = {
    ...darkroom,
    render: async (read, keep) => {
      await darkroom.render(read, keep)
      return { ok: false, refusal: 'broken' }
    },
  }
  await renderFlyer(db, { store, darkroom: breaking }, await added(flyerPdf()), NOW)
  expect(await listFlyers(db, assetId, city.realtor)).toMatchObject([
    { state: 'refused', refusal: 'broken', pages: [] },
  ])
  const flyerId = await added(flyerPdf(2))
  const slow: Darkroom = {
    ...darkroom,
    render: async (read, keep) => {
      const made = await darkroom.render(read, keep)
      await removeFlyer(db, store, { assetId, flyerId, whose: city.realtor }, BY)
      return made
    },
  }
  await renderFlyer(db, { store, darkroom: slow }, flyerId, NOW)
  expect(filesThere()).toEqual([])
})

test('the sweep leaves what belongs to flyers, and takes what belongs to none', async () => {
  await bring(flyerPdf())
  await added(flyerPdf(2))
  const kept = filesThere()
  const { key } = (await listFlyers(db, assetId, city.realtor))[1]!
  for (const name of [pageName(key, 2, 480), pageName('d'.repeat(64), 1, 480), originalName(key)])
    await store.put(name, [Buffer.from('orphan')])
  for await (const { name } of store.list()) utimesSync(join(folder, name.slice(0, 2), name), NOW, NOW)
  expect(await sweepFiles(db, store, minutes(61))).toBe(3)
  expect(filesThere()).toEqual(kept)
})

test('who brought and removed a flyer is told', async () => {
  const flyerId = await added(flyerPdf())
  await removeFlyer(db, store, { assetId, flyerId, whose: 'anybody' }, BY)
  const lines = (await listAudit(db, { limit: 2 })).map(({ actor, action, subjectId }) => [actor, action, subjectId])
  expect(lines).toEqual([
    ['account:7', 'flyer.remove', String(flyerId)],
    ['account:7', 'flyer.add', String(flyerId)],
  ])
})
