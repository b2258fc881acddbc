import { mkdtempSync, readdirSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listAudit, verifyAudit } from '../../app/audit/audit.server.ts'
import { addPhoto, describePhoto, movePhoto, removePhoto } from '../../app/files/commands.server.ts'
import { type Darkroom, openDarkroom } from '../../app/files/darkroom.server.ts'
import { developPhoto } from '../../app/files/developing.server.ts'
import { isAnythingLeft, makeLeft } from '../../app/files/left.server.ts'
import { MAX_PHOTO_BYTES, MOST_PHOTOS } from '../../app/files/model.ts'
import { receiveOriginal } from '../../app/files/original.server.ts'
import { originalName, variantName } from '../../app/files/picture-name.ts'
import { listPhotos } from '../../app/files/queries.server.ts'
import { diskStore, type FileStore } from '../../app/files/storage.server.ts'
import { sweepFiles } from '../../app/files/sweep.server.ts'
import { takePhotos } from '../../app/files/take.server.ts'
import type { Database } from '../../db/schema.ts'
import { hugePng, jpegWithPlace } from '../fixtures/pictures/make.ts'
import { makeCity, offerListing } from './city.ts'
import { testDb } from './database.ts'

let db: Kysely<Database>
let assetId: number
let otherId: number
let jpeg: Buffer
let folder: string
let store: FileStore
const darkroom = openDarkroom()

beforeAll(async () => {
  db = await testDb()
  const city = await makeCity(db)
  assetId = (await offerListing(db, city)).assetId
  otherId = (await offerListing(db, city)).assetId
  jpeg = await jpegWithPlace({ width: 900, height: 600, orientation: 1 })
})
afterAll(() => db.destroy())
beforeEach(async () => {
  await db.deleteFrom('photos').execute()
  folder = mkdtempSync(join(tmpdir(), 'files-'))
  store = diskStore(folder)
})

const NOW = new Date('2026-11-22T03:00:00Z')
const WORDS = { altJa: '外観', altEn: null, rightHolder: '日野不動産', takenOn: null }
const noError = (error: unknown) => {
  throw error
}
const filesThere = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => entry.name)
    .sort()

async function* inParts(bytes: Uint8Array, size = 64 * 1024) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function received(bytes: Uint8Array, into = store) {
  const original = await receiveOriginal(into, inParts(bytes))
  if (!original.ok) throw new Error(original.refusal)
  return original.value
}

const BY = { actor: { accountId: 7 }, now: NOW }
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000)

const take = async (bytes: Uint8Array, of = assetId) => {
  const originals = [await received(bytes)]
  const photos = { assetId: of, originals, words: WORDS, by: BY }
  const [taken] = await takePhotos(db, { store, darkroom }, photos, { reportError: noError })
  return taken!
}

/** Lines of the audit log about photos, without the chain. */
const audited = async () =>
  (await listAudit(db, { limit: 1_000 }))
    .reverse()
    .map(({ actor, action, subjectId, fields }) => [actor, action, subjectId, fields])

/** Photos that wait, each of a file of its own that is no picture. */
async function waiting(count: number, of = assetId): Promise<number[]> {
  const ids: number[] = []
  for (let i = 0; i < count; i++) {
    const original = await received(Buffer.from(`photo ${of} ${i}`))
    const added = await addPhoto(db, store, { assetId: of, original, words: WORDS, by: BY })
    if (added.ok) ids.push(added.value.id)
  }
  return ids
}

const idsOf = async (asset: number) => (await listPhotos(db, asset)).map(({ id }) => id)

test('a photo is taken: its variants are there, the file that was sent is not', async () => {
  const taken = await take(jpeg)
  expect(taken).toMatchObject({ ok: true, value: { state: 'ready', isRepeat: false } })
  const [photo] = await listPhotos(db, assetId)
  expect(photo).toMatchObject({ state: 'ready', refusal: null, widths: [400, 800, 900], width: 900, height: 600 })
  expect(photo).toMatchObject({ altJa: '外観', altEn: null, rightHolder: '日野不動産', isPublic: true })
  expect(photo?.key).toMatch(/^[0-9a-f]{64}$/)
  expect(filesThere()).toEqual([400, 800, 900].map(width => variantName(photo!.key, width)).sort())
  expect(await db.selectFrom('photos').select('uploaded_by').execute()).toEqual([{ uploaded_by: 7 }])
})

test('what is no picture is answered with the reason and leaves neither row nor file', async () => {
  expect(await take(hugePng(8_000))).toEqual({ ok: false, refusal: 'tooManyPixels' })
  expect(await take(jpeg.subarray(0, 9_000))).toEqual({ ok: false, refusal: 'broken' })
  expect(await take(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual({
    ok: false,
    refusal: 'notAPicture',
  })
  expect([await listPhotos(db, assetId), filesThere()]).toEqual([[], []])
})

test('whoever does not wait long is told that it waits; the reason then stands beside the photo', async () => {
  let develop = () => {}
  const developed = new Promise<{ ok: false; refusal: 'broken' }>(resolve => {
    develop = () => resolve({ ok: false, refusal: 'broken' })
  })
  const later: Darkroom = { ...darkroom, develop: () => developed }
  const photos = { assetId, originals: [await received(jpeg)], words: WORDS, by: BY }
  const waiting = { patienceMs: 1, reportError: noError }
  expect(await takePhotos(db, { store, darkroom: later }, photos, waiting)).toMatchObject([
    { ok: true, value: { state: 'waiting' } },
  ])
  develop()
  await expect.poll(async () => (await listPhotos(db, assetId))[0]?.refusal).toBe('broken')
  await expect.poll(filesThere).toEqual([])
  // Sent once more it is tried once more.
  expect(await take(jpeg)).toMatchObject({ ok: true, value: { state: 'ready', isRepeat: false } })
  expect(await idsOf(assetId)).toHaveLength(1)
})

test('the same file again, also at the same moment, is the photo that it already is', async () => {
  const [first, second] = await Promise.all([take(jpeg), take(jpeg)])
  const third = await take(jpeg)
  const ids = [first, second, third].map(taken => taken.ok && taken.value.id)
  expect(new Set(ids).size).toBe(1)
  expect([first, second].map(taken => taken.ok && taken.value.isRepeat).sort()).toEqual([false, true])
  expect(third).toMatchObject({ value: { isRepeat: true, state: 'ready' } })
  expect(await idsOf(assetId)).toHaveLength(1)
  expect(filesThere()).toHaveLength(3)
  const elsewhere = await take(jpeg, otherId)
  expect(elsewhere).toMatchObject({ value: { isRepeat: false } })
})

test('too large, empty, one too many: refused, and nothing is left', async () => {
  async function* endless() {
    const part = Buffer.alloc(1024 * 1024)
    for (let megabytes = 0; megabytes < 60; megabytes++) yield part
  }
  expect(MAX_PHOTO_BYTES).toBe(25 * 1024 * 1024)
  expect(await receiveOriginal(store, endless())).toEqual({ ok: false, refusal: 'tooLarge' })
  expect(await receiveOriginal(store, inParts(Buffer.alloc(0)))).toEqual({ ok: false, refusal: 'empty' })
  expect(filesThere()).toEqual([])
  await waiting(MOST_PHOTOS)
  expect(await take(jpeg)).toEqual({ ok: false, refusal: 'tooMany' })
  expect(await take(jpeg, 999_999)).toEqual({ ok: false, refusal: 'notFound' })
  expect(filesThere()).toHaveLength(MOST_PHOTOS)
})

test('where only the variants find no room the photo waits, and is made when there is', async () => {
  const original = await received(jpeg)
  const added = await addPhoto(db, store, { assetId, original, words: WORDS, by: BY })
  const id = added.ok ? added.value.id : 0
  const full = { ...store, put: () => Promise.reject(new Error('no space')) }
  for (const at of [0, 10, 20, 30])
    await expect(developPhoto(db, { store: full, darkroom }, id, minutes(at))).rejects.toThrow('no space')
  expect((await listPhotos(db, assetId))[0]?.state).toBe('waiting')
  expect(await makeLeft(db, { store, darkroom }, minutes(40))).toBe(1)
  expect((await listPhotos(db, assetId))[0]?.state).toBe('ready')
})

test('a row that cannot be written leaves no file', async () => {
  const original = await received(jpeg)
  const words = { ...WORDS, rightHolder: '' }
  await expect(addPhoto(db, store, { assetId, original, words, by: BY })).rejects.toMatchObject({
    constraint: 'photos_right_holder_short',
  })
  expect(filesThere()).toEqual([])
})

test('a photo that a dead process left is taken up after five minutes; three deaths are enough', async () => {
  const [id] = await waiting(1)
  const dying: Darkroom = { ...darkroom, develop: () => new Promise(() => {}) }
  const claims = async () => (await db.selectFrom('photos').select('tries').executeTakeFirstOrThrow()).tries
  for (const [at, tries] of [
    [0, 1],
    [4, 1],
    [6, 2],
    [12, 3],
  ] as const) {
    void developPhoto(db, { store, darkroom: dying }, id!, minutes(at))
    await expect.poll(claims).toBe(tries)
  }
  await makeLeft(db, { store, darkroom: dying }, minutes(18))
  expect(await listPhotos(db, assetId)).toMatchObject([{ state: 'refused', refusal: 'broken' }])
})

test('a photo whose file is gone is refused as lost', async () => {
  const [id] = await waiting(1)
  await store.delete(originalName((await listPhotos(db, assetId))[0]!.key))
  await developPhoto(db, { store, darkroom }, id!, NOW)
  expect(await listPhotos(db, assetId)).toMatchObject([{ state: 'refused', refusal: 'lost' }])
})

test('a photo taken away while it is made leaves no file', async () => {
  const original = await received(jpeg)
  const added = await addPhoto(db, store, { assetId, original, words: WORDS, by: BY })
  const photoId = added.ok ? added.value.id : 0
  const slow: Darkroom = {
    ...darkroom,
    develop: async bytes => {
      const made = await darkroom.develop(bytes)
      await removePhoto(db, store, { assetId, photoId }, BY)
      return made
    },
  }
  await developPhoto(db, { store, darkroom: slow }, photoId, NOW)
  expect(filesThere()).toEqual([])
})

test('the sweep finds what kills leave, and nothing that belongs to a photo or is under way', async () => {
  await take(jpeg)
  await waiting(1)
  const kept = filesThere()
  // Killed between file and row; in the middle of a file; between variants and row; between row and file.
  await received(Buffer.from('orphan'))
  const part = `${originalName('c'.repeat(64))}.0011223344556677.part`
  await store.put(part, [Buffer.from('half')])
  await store.put(variantName('d'.repeat(64), 400), [Buffer.from('variant')])
  const { key } = (await listPhotos(db, assetId))[0]!
  await store.put(originalName(key), [jpeg])
  expect(filesThere()).toHaveLength(kept.length + 4)
  expect(await sweepFiles(db, store, new Date()), 'all of it may be under way').toBe(0)
  for await (const { name } of store.list()) utimesSync(join(folder, name.slice(0, 2), name), NOW, NOW)
  expect(await sweepFiles(db, store, new Date(NOW.getTime() + 61 * 60_000))).toBe(4)
  expect(filesThere()).toEqual(kept)
})

test('photos change places, each property for itself', async () => {
  const [a, b, c, d] = (await waiting(4)) as [number, number, number, number]
  const others = await waiting(2, otherId)
  const move = (photoId: number, to: Parameters<typeof movePhoto>[2], of = assetId) =>
    movePhoto(db, { assetId: of, photoId }, to, BY)
  await move(d, 'up')
  expect(await idsOf(assetId)).toEqual([a, b, d, c])
  await move(a, 'down')
  expect(await idsOf(assetId)).toEqual([b, a, d, c])
  await move(c, 1)
  expect(await idsOf(assetId)).toEqual([c, b, a, d])
  await removePhoto(db, store, { assetId, photoId: b }, BY)
  await move(a, 'up')
  expect(await idsOf(assetId)).toEqual([a, c, d])
  await Promise.all([move(a, 3), move(d, 1), move(c, 'up')])
  expect([...(await idsOf(assetId))].sort()).toEqual([a, c, d].sort())
  expect(await move(a, 1, otherId)).toEqual({ ok: false, refusal: 'notFound' })
  expect(await idsOf(otherId)).toEqual(others)
})

test("another property's photo is not found, by any command", async () => {
  const [photoId] = await waiting(1)
  const asked = { assetId: otherId, photoId: photoId! }
  const nowhere = { ok: false, refusal: 'notFound' }
  expect(await describePhoto(db, asked, { ...WORDS, altJa: '他', isPublic: false }, BY)).toEqual(nowhere)
  expect(await movePhoto(db, asked, 'up', BY)).toEqual(nowhere)
  expect(await removePhoto(db, store, asked, BY)).toEqual(nowhere)
  expect(await listPhotos(db, assetId)).toMatchObject([{ altJa: '外観', isPublic: true }])
  const words = { altJa: '北側', altEn: 'North', rightHolder: '撮影者', takenOn: '2026-11-01', isPublic: false }
  expect(await describePhoto(db, { assetId, photoId: photoId! }, words, BY)).toEqual({ ok: true, value: null })
  expect(await listPhotos(db, assetId)).toMatchObject([words])
})

test('who added, described, moved and removed a photo is told, by ids and names of fields', async () => {
  const from = (await audited()).length
  const [a, b] = (await waiting(2)) as [number, number]
  const photo = { assetId, photoId: a }
  const words = { ...WORDS, altJa: '北側、電話042-000-0000', isPublic: false }
  await describePhoto(db, photo, words, BY)
  await describePhoto(db, photo, words, BY)
  await movePhoto(db, photo, 'down', BY)
  await removePhoto(db, store, photo, BY)
  expect(await take(jpeg.subarray(0, 9_000))).toMatchObject({ ok: false })
  const lines = (await audited()).slice(from)
  const [me, gone] = ['account:7', lines[5]?.[2]]
  expect(lines).toEqual([
    [me, 'photo.add', String(a), []],
    [me, 'photo.add', String(b), []],
    [me, 'photo.describe', String(a), ['alt_ja', 'is_public']],
    [me, 'photo.arrange', String(a), ['position']],
    [me, 'photo.remove', String(a), []],
    [me, 'photo.add', gone, []],
    ['portal', 'photo.remove', gone, []],
  ])
  expect(await verifyAudit(db)).toMatchObject({ brokenAt: null })
})

test('of several photos each has its own end, and they stand in the order in which they came', async () => {
  const files = [jpeg, jpeg.subarray(0, 9_000), await jpegWithPlace({ width: 500, height: 400 })]
  const originals = []
  for (const file of files) originals.push(await received(file))
  const photos = { assetId, originals, words: WORDS, by: BY }
  const taken = await takePhotos(db, { store, darkroom }, photos, { reportError: noError })
  expect(taken.map(one => (one.ok ? one.value.state : one.refusal))).toEqual(['ready', 'broken', 'ready'])
  expect((await listPhotos(db, assetId)).map(({ width }) => width)).toEqual([900, 400])
})

test('what is received a moment ago is left to whoever received it; one that fails stops no other', async () => {
  await waiting(2)
  expect(await isAnythingLeft(db, minutes(0))).toBe(false)
  expect(await makeLeft(db, { store, darkroom }, minutes(0))).toBe(0)
  expect(await isAnythingLeft(db, minutes(1))).toBe(true)
  let isFirst = true
  const failing: Darkroom = {
    ...darkroom,
    develop: async read => {
      if (!isFirst) return darkroom.develop(read)
      isFirst = false
      throw new Error('no memory')
    },
  }
  await expect(makeLeft(db, { store, darkroom: failing }, minutes(1))).rejects.toThrow('no memory')
  expect((await listPhotos(db, assetId)).map(({ state }) => state)).toEqual(['waiting', 'refused'])
  expect(await makeLeft(db, { store, darkroom: failing }, minutes(1))).toBe(1)
  expect(await isAnythingLeft(db, minutes(9))).toBe(false)
})
