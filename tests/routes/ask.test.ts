import type { AppLoadContext } from '@remix-run/node'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AskPage } from '../../app/enquiries/ask-page.server.ts'
import { action, loader } from '../../app/routes/zoning-ask.tsx'
import { importZoning } from '../../app/zoning/import.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { makeCity, offerListing } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { layGround, TODAY } from '../fixtures/ground.ts'
import { a55GeoJson, GOOD } from '../fixtures/zoning.ts'
import { asking } from './context.ts'
import { pageDrawer } from './drawing.ts'
import { BASE_URL, serve } from './serving.ts'

let db: Kysely<Database>
let publicId: string
beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  const city = await makeCity(db)
  await layGround(db, ['boundary'])
  await importZoning(db, { name: 'z', bytes: a55GeoJson(GOOD) }, { today: TODAY })
  publicId = (await offerListing(db, city, { zone: 'qind' })).publicId
})
afterAll(() => db.destroy())
beforeEach(async () => {
  await db.deleteFrom('verdict_questions').execute()
})

const POINT = { lng: '139.382', lat: '35.652' }
const GOOD_FORM = { use: 'metal_press', workshop_area: '120', motor_kw: '３０', ...POINT }

const show = async (path: string): Promise<{ page: AskPage; received: string | null }> =>
  (await loader(asking(path))).json()

async function send(form: Record<string, string>, path = '/zoning/ask'): Promise<Response> {
  const { request, ...rest } = asking(path)
  const body = new URLSearchParams(form)
  return action({ ...rest, request: new Request(request.url, { method: 'POST', body }) })
}
const kept = () => db.selectFrom('verdict_questions').select(['locale', 'inputs', 'words', 'mail', 'phone']).execute()

describe('the page on which a question is handed over', () => {
  test('is filled in from the address: the work, every answer, the place and its verdict', async () => {
    const { page } = await show(`/en/zoning/ask?${new URLSearchParams(GOOD_FORM)}`)
    expect(page.picked.chosen).toMatchObject({ use: 'metal_press' })
    const answered = page.picked.questions.filter(({ written }) => written !== '').map(({ id }) => id)
    expect(answered.sort()).toEqual(['motor_kw', 'workshop_area'])
    expect(page.place?.fields).toEqual(Object.entries(POINT))
    expect(page.verdict?.result).toBe('not_allowed')
    expect(page.problems).toEqual([])
  })

  test('names a listing, and says where there is none of the number', async () => {
    const { page } = await show(`/zoning/ask?use=lathe&listing=${publicId}`)
    expect(page.place).toMatchObject({ path: `/listings/${publicId}`, fields: [['listing', publicId]] })
    expect(page.verdict).not.toBeNull()
    const { page: gone } = await show('/zoning/ask?use=lathe&listing=HN-2026-99999')
    expect(gone).toMatchObject({ place: null, verdict: null })
    expect(gone.problems).toHaveLength(1)
  })

  test('says of a place outside the city that there is no verdict, keeps the rest and leads to another place', async () => {
    const { page } = await show(`/en/zoning/ask?${new URLSearchParams({ ...GOOD_FORM, lng: '100', lat: '5' })}`)
    expect(page).toMatchObject({ place: null, verdict: null, picked: { chosen: { use: 'metal_press' } } })
    expect(page.problems).toEqual([expect.stringContaining('outside Hino City')])
    const { html } = await (await pageDrawer())('/zoning/ask?use=lathe&lng=100&lat=5')
    expect(html).toMatch(/role="alert"[\s\S]*市の外/)
    expect(html).toContain('href="/zoning?use=lathe"')
    expect(html).not.toContain('name="lng"')
  })

  test('opens without anything in the address', async () => {
    const { page } = await show('/zoning/ask')
    expect(page).toMatchObject({ place: null, verdict: null, problems: [], picked: { chosen: null } })
  })

  test('shows no number that it did not give', async () => {
    const told = (await send(GOOD_FORM)).headers.get('location')!
    const number = new URL(told, 'http://localhost').searchParams.get('received')
    expect((await show(told)).received).toBe(number)
    const [path, query] = told.split('?')
    const receipt = new URLSearchParams(query).get('receipt')
    for (const other of [`received=${number}`, `received=${number}&receipt=x`, `received=Q-99999&receipt=${receipt}`])
      expect((await show(`${path}?${other}`)).received).toBeNull()
    for (const odd of ['call%20090', 'Q-999999999999', ''])
      expect((await show(`/zoning/ask?received=${odd}&receipt=${receipt}`)).received).toBeNull()
  })
})

describe('a question that is sent', () => {
  test('is kept, and its number is told', async () => {
    const reply = await send({ ...GOOD_FORM, words: '1行目\r\n2行目', mail: 'ａ@example.jp' }, '/en/zoning/ask')
    expect(reply.status).toBe(303)
    expect(reply.headers.get('location')).toMatch(/^\/en\/zoning\/ask\?received=Q-\d{5}&receipt=[0-9a-f]{20}$/)
    const place = { kind: 'point', at: [139.382, 35.652] }
    const asked = { use: 'metal_press', answers: { workshop_area: 120, motor_kw: 30 } }
    expect(await kept()).toEqual([
      { locale: 'en', inputs: { asked, place }, words: '1行目\n2行目', mail: 'a@example.jp', phone: null },
    ])
  })

  test('needs no contact, no words and no place', async () => {
    expect((await send({ use: 'lathe' })).status).toBe(303)
    expect(await kept()).toMatchObject([{ words: null, mail: null, phone: null, inputs: { place: null } }])
  })

  test.each([
    ['a mail address that is none', { mail: 'nobody' }, 'mail'],
    ['a phone number that is none', { phone: 'call me' }, 'phone'],
    ['too many words', { words: 'あ'.repeat(1001) }, 'words'],
    ['control characters', { words: 'a\u0007' }, 'words'],
    ['a field that only programs see', { website: 'http://spam.example' }, 'website'],
  ])('comes back with %s named and everything else kept', async (_, bad, field) => {
    const reply = await send({ ...GOOD_FORM, words: '質問', mail: 'a@example.jp', phone: '042-000-0000', ...bad })
    expect(reply.status).toBe(400)
    const page: AskPage = await reply.json()
    expect(Object.keys(page.errors)).toEqual([field])
    const { website: _trap, ...shown } = bad as Record<string, string>
    const again = { words: '質問', mail: 'a@example.jp', phone: '042-000-0000', ...shown }
    expect(page.written).toEqual({ ...again, words: again.words.replace('\u0007', '') })
    expect(page.picked.questions.find(({ id }) => id === 'motor_kw')?.written).toBe('３０')
    expect(page.place?.fields).toEqual(Object.entries(POINT))
    expect(await kept()).toEqual([])
  })

  test('comes back with an answer that cannot be read, or without a work', async () => {
    const unread = await send({ ...GOOD_FORM, motor_kw: 'many' })
    expect(unread.status).toBe(400)
    const page: AskPage = await unread.json()
    expect(page.picked.questions.find(({ id }) => id === 'motor_kw')).toMatchObject({ written: 'many' })
    expect(page.picked.questions.find(({ id }) => id === 'motor_kw')?.error).toBeTruthy()
    const workless: AskPage = await (await send(POINT)).json()
    expect(workless.problems).toHaveLength(1)
    expect(await kept()).toEqual([])
  })

  test('comes back with a place outside the city named, and is taken without it then', async () => {
    const reply = await send({ ...GOOD_FORM, words: '質問', lng: '100', lat: '5' })
    expect(reply.status).toBe(400)
    const page: AskPage = await reply.json()
    expect(page).toMatchObject({ place: null, written: { words: '質問' } })
    expect(page.picked.questions.find(({ id }) => id === 'motor_kw')?.written).toBe('３０')
    expect(await kept()).toEqual([])
  })

  test('takes nothing that the form has no field for', async () => {
    await send({ use: 'lathe', status: 'answered', asked_on: '2000-01-01', id: '7' })
    const rows = await db.selectFrom('verdict_questions').select(['asked_on', 'status']).execute()
    expect(rows).toEqual([{ asked_on: TODAY, status: 'open' }])
  })
})

describe('the server in front of it', () => {
  const handle = async (_request: Request, { refusal }: AppLoadContext) => new Response('', { status: refusal ?? 200 })
  const form = { method: 'POST', body: new URLSearchParams(GOOD_FORM).toString() }

  test('lets in what comes from the portal itself, and no form of another origin', async () => {
    const portal = await serve({ handle })
    const statusFrom = async (Origin: string) =>
      (await portal.ask('/zoning/ask', { ...form, headers: { Origin } })).status
    expect(await statusFrom(BASE_URL)).toBe(200)
    expect(await statusFrom('http://evil.example')).toBe(403)
    expect(portal.seen.map(({ method }) => method)).toEqual(['POST'])
    await portal.stop()
  })

  test('takes so many forms a minute from one address', async () => {
    const portal = await serve({ handle, trustProxy: ['127.0.0.1'], perMinute: { api: 5, tiles: 5, forms: 2 } })
    const headers = { Origin: BASE_URL, 'X-Forwarded-For': '203.0.113.9' }
    const statuses: number[] = []
    for (let sent = 0; sent < 3; sent++) statuses.push((await portal.ask('/zoning/ask', { ...form, headers })).status)
    expect(statuses).toEqual([200, 200, 429])
    expect((await portal.ask('/zoning/ask', { headers })).status).toBe(200)
    await portal.stop()
  })
})
