import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCookie } from '@remix-run/node'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDarkroom } from '../../app/files/darkroom.server.ts'
import type { Means } from '../../app/files/desk.server.ts'
import { answerFlyerForm, flyersView } from '../../app/files/flyer-desk.server.ts'
import { answerPhotoForm, photosView } from '../../app/files/photo-desk.server.ts'
import { originalName, pageName, variantName } from '../../app/files/picture-name.ts'
import { diskStore } from '../../app/files/storage.server.ts'
import { flyersRouter } from '../../app/server/flyers.ts'
import { photosRouter } from '../../app/server/photos.ts'
import { sessionUser } from '../../app/server/viewer.ts'
import type { Database } from '../../db/schema.ts'
import { makeCity, offerListing, TODAY } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { makeAccount, signIn, visitAt } from '../db/people.ts'
import { flyerPdf, lockedPdf, pdfWithScript } from '../fixtures/pictures/documents.ts'
import { GIF_AND_HTML, hugePng, jpegWithPlace, SVG_WITH_SCRIPT } from '../fixtures/pictures/make.ts'
import { BASE_URL, type Serving, serve } from './serving.ts'

// From a form to the picture and back, on the app as it is served, with people who are really signed in. The pages are a
// few lines here, as their routes are.

let db: Kysely<Database>
let portal: Serving
let draft: { assetId: number; publicId: string }
let owner: number
let cookies: Record<'owner' | 'other' | 'staff', string>
const folder = mkdtempSync(join(tmpdir(), 'forms-'))
const pictures = { store: diskStore(folder), darkroom: openDarkroom() }
const PATHS = { photos: '/partner/listings/HN/photos', flyer: '/partner/listings/HN/flyer' }

const filesThere = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).length

/** What the two routes do, for whoever owns the draft. */
async function page(request: Request): Promise<Response> {
  const { assetId } = draft
  const at = { path: new URL(request.url).pathname, whose: owner }
  const now = new Date()
  const doing = { assetId, by: { actor: 'terminal', now } as const, locale: 'ja' as const, today: TODAY }
  const means: Means = { db, pictures, reportError: error => { throw error } } // biome-ignore format: one line
  const isFlyer = at.path.endsWith('/flyer')
  if (request.method === 'GET')
    return Response.json(
      isFlyer
        ? await flyersView(db, assetId, at)
        : await photosView(db, assetId, { path: at.path, today: TODAY, rightHolder: '日野不動産' }),
    )
  const outcome = isFlyer
    ? await answerFlyerForm(means, request, { ...doing, organisationId: owner, whose: owner })
    : await answerPhotoForm(means, request, doing)
  if (outcome.kind === 'done') return new Response(null, { status: 303, headers: { Location: at.path } })
  if (outcome.kind === 'notFound') return new Response(null, { status: 404 })
  return Response.json(outcome.back, { status: outcome.status })
}

beforeAll(async () => {
  db = await testDb()
  const city = await makeCity(db)
  owner = city.realtor
  draft = await offerListing(db, city, { listing: { status: 'draft' } })
  const now = new Date()
  const person = async (role: 'partner_member' | 'staff', mail: string, organisationId: number | null) => {
    const { id } = await makeAccount(db, role, { mail, organisationId })
    const token = await signIn(db, mail, visitAt(now))
    // The city's people owe a code after the password; that step is the log-in's business.
    await db.updateTable('sessions').set({ stage: 'full', expires_at: new Date(now.getTime() + 3_600_000) }).where('account_id', '=', id).execute() // biome-ignore format: one line
    return (await createCookie('sid').serialize(token)).split(';')[0]!
  }
  cookies = {
    owner: await person('partner_member', 'owner@example.jp', city.realtor),
    other: await person('partner_member', 'other@example.jp', city.other),
    staff: await person('staff', 'staff@example.jp', null),
  }
  const files = { db, searchDb: db, store: pictures.store, userOf: sessionUser(db, BASE_URL) }
  portal = await serve({
    handle: async request => (request.url.includes('/partner/') ? page(request) : new Response(null, { status: 404 })),
    photos: photosRouter({ ...files, today: () => TODAY }),
    flyers: flyersRouter(files),
  })
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})

const FORM = { Origin: BASE_URL, 'Content-Type': 'multipart/form-data; boundary=xx' }

function formOf(files: [name: string, content: Buffer][], fields: Record<string, string> = {}): Buffer {
  const head = (name: string, file = '') =>
    Buffer.from(`--xx\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`)
  return Buffer.concat([
    ...Object.entries(fields).flatMap(([name, value]) => [head(name), Buffer.from(`${value}\r\n`)]),
    ...files.flatMap(([name, content]) => [head('files', `; filename="${name}"`), content, Buffer.from('\r\n')]),
    Buffer.from('--xx--\r\n'),
  ])
}

async function send(path: string, body: Buffer, headers: Record<string, string> = FORM) {
  const { status, body: text } = await portal.ask(path, { method: 'POST', headers, body })
  return { status, back: text.startsWith('{') ? JSON.parse(text) : null }
}
const sendWords = (path: string, fields: Record<string, string>) =>
  send(path, Buffer.from(String(new URLSearchParams(fields))), {
    Origin: BASE_URL,
    'Content-Type': 'application/x-www-form-urlencoded',
  })
const view = async (path: string) => JSON.parse((await portal.ask(path)).body)
const see = async (address: string, who?: keyof typeof cookies) =>
  portal.ask(address, { headers: who ? { Cookie: cookies[who] } : {} })
const WORDS = { rightHolder: '日野不動産' }

test('photos are sent, described, moved and removed; those of a draft are seen by its partner and the city alone', async () => {
  const files: [string, Buffer][] = [
    ['外観.jpg', await jpegWithPlace({ width: 900, height: 600 })],
    ['爆弾.png', hugePng(16_384)],
    ['図.svg', SVG_WITH_SCRIPT],
    ['両方.gif', GIF_AND_HTML],
    ['中.jpg', await jpegWithPlace({ width: 800, height: 600 })],
  ]
  const { status, back } = await send(PATHS.photos, formOf(files, WORDS))
  expect(status).toBe(422)
  expect(back.upload.written.rightHolder).toBe('日野不動産')
  expect(back.upload.photo).toHaveLength(3)
  expect(back.upload.photo[0]).toMatch(/^「爆弾.png」：画素数が多すぎます/)
  expect(back.upload.photo[1]).toMatch(/^「図.svg」：写真として読めない/)
  const { photos } = await view(PATHS.photos)
  expect(photos.map(({ width }: { width: number }) => width)).toEqual([600, 600])
  const [first, second] = photos
  const address = `/photos/${variantName(first.key, 600)}`
  expect((await see(address, 'owner')).headers['cache-control']).toBe('private, no-store')
  expect([(await see(address, 'owner')).status, (await see(address, 'staff')).status]).toEqual([200, 200])
  expect([(await see(address, 'other')).status, (await see(address)).status]).toEqual([404, 404])
  const words = { photo: String(first.id), do: 'describe', altJa: '外観', rightHolder: '撮影者', isPublic: '1' }
  expect((await sendWords(PATHS.photos, words)).status).toBe(303)
  const bad = await sendWords(PATHS.photos, { ...words, rightHolder: '', altEn: 'Front' })
  expect([bad.status, bad.back.returned]).toMatchObject([
    400,
    { photoId: first.id, written: { altEn: 'Front' }, errors: { rightHolder: expect.stringContaining('権利者') } },
  ])
  expect((await sendWords(PATHS.photos, { photo: String(second.id), move: 'up' })).status).toBe(303)
  expect((await sendWords(PATHS.photos, { photo: String(first.id), do: 'remove' })).status).toBe(303)
  expect((await sendWords(PATHS.photos, { photo: '999999', do: 'remove' })).status).toBe(404)
  expect((await sendWords(PATHS.photos, { photo: 'x' })).status).toBe(404)
  expect((await view(PATHS.photos)).photos).toMatchObject([{ id: second.id }])
  expect((await see(address, 'owner')).status).toBe(404)
})

test('a form of photos whose words are to be put right keeps none of its files', async () => {
  const before = filesThere()
  const jpeg = await jpegWithPlace({ width: 700, height: 500 })
  const { status, back } = await send(
    PATHS.photos,
    formOf([['a.jpg', jpeg]], { rightHolder: '', takenOn: '2020-01-01' }),
  )
  expect([status, back.upload]).toMatchObject([
    400,
    { photo: [expect.stringContaining('もう一度選んで')], written: { takenOn: '2020-01-01' } },
  ])
  expect(back.upload.errors.rightHolder).toBeTruthy()
  expect((await send(PATHS.photos, formOf([], WORDS))).status).toBe(400)
  expect((await send(PATHS.photos, Buffer.from('nothing'))).status).toBe(400)
  expect(filesThere()).toBe(before)
})

test('a flyer is sent and seen by its organisation and the city alone, also where its property is public', async () => {
  expect((await send(PATHS.flyer, formOf([['マイソク.pdf', flyerPdf(2)]]))).status).toBe(303)
  expect((await send(PATHS.flyer, formOf([['script.pdf', pdfWithScript()]]))).status).toBe(303)
  const { flyers } = await view(PATHS.flyer)
  expect(flyers.map(({ state, pages }: { state: string; pages: unknown[] }) => [state, pages.length])).toEqual([
    ['ready', 1],
    ['ready', 2],
  ])
  const { id, key } = flyers[1]
  await db.updateTable('listings').set({ status: 'published' }).where('asset_id', '=', draft.assetId).execute()
  for (const name of [pageName(key, 1, 480), pageName(key, 2, 1600)]) {
    const answer = await see(`/flyers/${name}`, 'owner')
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'image/webp'])
    expect(answer.headers['cache-control']).toBe('private, no-store')
    expect(answer.headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    expect((await see(`/flyers/${name}`, 'staff')).status).toBe(200)
    expect([(await see(`/flyers/${name}`, 'other')).status, (await see(`/flyers/${name}`)).status]).toEqual([404, 404])
    // A page is no photo, whoever asks.
    expect((await see(`/photos/${name}`, 'staff')).status).toBe(404)
  }
  for (const name of [pageName(key, 3, 480), pageName(key, 1, 800), originalName(key), '..%2f..%2fetc%2fpasswd'])
    expect((await see(`/flyers/${name}`, 'owner')).status, name).toBe(404)
  // Given by somebody to another: the cookie decides, not the address.
  expect((await portal.ask(`/flyers/${pageName(key, 1, 480)}`, { headers: { Cookie: 'sid=forged' } })).status).toBe(404)
  expect((await sendWords(PATHS.flyer, { flyer: String(id), do: 'remove' })).status).toBe(303)
  expect((await sendWords(PATHS.flyer, { flyer: String(id), do: 'remove' })).status).toBe(404)
  expect((await see(`/flyers/${pageName(key, 1, 480)}`, 'owner')).status).toBe(404)
})

test.each([
  ['a PDF of 500 pages', () => flyerPdf(500), 422, /20ページまで/],
  ['a PDF with a password', lockedPdf, 422, /パスワード/],
  ['an archive that says it is a PDF', () => Buffer.from('PK\x03\x04'), 422, /PDFではない/],
  ['a photo', () => hugePng(64), 422, /PDFではない/],
  ['nothing', () => Buffer.alloc(0), 422, /中身のない/],
])('%s instead of a flyer is answered in clear words', async (_, make, expected, words) => {
  const before = filesThere()
  const { status, back } = await send(PATHS.flyer, formOf([['flyer.pdf', make()]]))
  expect(status).toBe(expected)
  expect(back.error).toMatch(words)
  expect(filesThere()).toBe(before)
})

test('25 MB are taken under the pages of files only', async () => {
  const large = Buffer.alloc(1024 * 1024)
  for (const path of ['/en/partner/listings/HN/photos', '/staff/listings/HN/flyer', '/en/staff/listings/HN/photos'])
    expect((await send(path, large)).status, path).not.toBe(413)
  for (const path of [
    '/partner/photos',
    '/partner/listings/HN/x/photos',
    '/listings/HN/photos',
    '/partner/listings/HN/flyers',
  ])
    expect((await send(path, large)).status, path).toBe(413)
})
