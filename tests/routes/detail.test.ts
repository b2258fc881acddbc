import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import type { DetailPageData } from '../../app/listings/detail-page.server.ts'
import { loader as api } from '../../app/routes/api.listing.ts'
import { meta, loader as page } from '../../app/routes/listing.tsx'
import { loader as card } from '../../app/routes/listing-card.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { makeCity, offerListing, TODAY } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { asking } from './context.ts'

let db: Kysely<Database>
const ids: Record<'live' | 'town' | 'gone' | 'stale' | 'draft', string> = {
  live: '',
  town: '',
  gone: '',
  stale: '',
  draft: '',
}

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  const city = await makeCity(db)
  const make = async (wish: Parameters<typeof offerListing>[2]) => (await offerListing(db, city, wish)).publicId
  ids.live = await make({
    zone: 'qind',
    listing: { titleJa: '</script>工場', titleEn: 'Factory' },
    facts: { leasable_area_m2: 170, floor_load_t_m2: null },
    offer: { rentYen: 385_000 },
  })
  ids.town = await make({
    asset: {
      locationPrecision: 'town',
      location: [139.3742913, 35.6611427],
      addressJa: 'カナリア番地',
      roadNameJa: 'カナリア通り',
    },
    facts: { road_frontage_m: 77.57, land_area_m2: 412.34 },
  })
  ids.gone = await make({ listing: { status: 'closed', endedOn: addDays(TODAY, -1), titleJa: 'カナリア工場' } })
  ids.stale = await make({ offer: { confirmedOn: addDays(TODAY, -20) } })
  ids.draft = await make({ listing: { status: 'draft', titleJa: 'カナリア下書き' } })
})
afterAll(() => db.destroy())

const open = async (id: string, { prefix = '', query = '' } = {}) =>
  page(asking(`${prefix}/listings/${id}${query}`, { params: { id } }))
const read = async (id: string, options?: { prefix?: string; query?: string }) =>
  (await (await open(id, options)).json()) as DetailPageData

async function live(id: string, options?: { prefix?: string; query?: string }) {
  const data = await read(id, options)
  if (data.state !== 'live') throw new Error(`${id} is ${data.state}`)
  return data
}

describe('GET /listings/:id', () => {
  test.each([
    ['', '賃料（月）', '床荷重', '38.5万円'],
    ['/en', 'Rent (a month)', 'Floor load', '¥385,000'],
  ])('200 in the language of %j', async (prefix, label, field, money) => {
    expect((await open(ids.live, { prefix })).status).toBe(200)
    const { view, address } = await live(ids.live, { prefix })
    expect(view.offers[0].money).toMatchObject({ label, short: money })
    expect(view.facts.flatMap(group => group.facts)).toContainEqual(
      expect.objectContaining({ id: 'floor_load_t_m2', label: field, state: 'unknown' }),
    )
    expect(address).toBe(`http://portal.test${prefix}/listings/${ids.live}`)
  })

  test.each(['', '/en'])('410 for what was public once, 404 for the rest, in %j', async prefix => {
    for (const id of [ids.gone, ids.stale]) {
      const answer = await open(id, { prefix })
      expect(answer.status).toBe(410)
      expect(await answer.text()).not.toContain('カナリア')
    }
    for (const id of [ids.draft, 'HN-0000-00000', "' or 1=1 --", '%00']) {
      const refused = await open(id, { prefix }).catch(error => error)
      expect([refused instanceof Response, refused.status, await refused.text()]).toEqual([true, 404, ''])
    }
  })

  test('keeps the way back to the search, and only to the search', async () => {
    const to = async (query: string) => (await live(ids.live, { query })).backTo
    expect(await to(`?back=${encodeURIComponent('kind=factory&page=2')}`)).toBe('/listings?kind=factory&page=2')
    expect(await to('?back=//evil.example')).toMatch(/^\/listings\?/)
    expect(await to('')).toBeNull()
  })

  test('tells search engines what everyone may know', async () => {
    const { schema } = await live(ids.live)
    expect(schema).toMatchObject({
      '@type': 'RealEstateListing',
      identifier: ids.live,
      about: { geo: { '@type': 'GeoCoordinates' } },
      offers: [{ price: 385_000, priceCurrency: 'JPY', businessFunction: expect.stringContaining('LeaseOut') }],
    })
    expect(JSON.stringify((await live(ids.town)).schema)).not.toMatch(/GeoCoordinates|139\.|35\.66/)
  })

  test('of a place public to its town it tells nothing of the place, in any language', async () => {
    for (const prefix of ['', '/en']) {
      const text = JSON.stringify(await read(ids.town, { prefix }))
      for (const trace of ['カナリア', '139.374', '35.661', '77.57', '412.34']) expect(text).not.toContain(trace)
      expect(text).toContain('"isTownOnly":true')
    }
  })

  test('a listing that is hidden changes no byte of another’s page', async () => {
    const before = await (await open(ids.live)).text()
    await db.updateTable('listings').set({ title_ja: 'カナリア改' }).where('public_id', '=', ids.draft).execute()
    expect(await (await open(ids.live)).text()).toBe(before)
  })

  test('has title and description, and keeps gone pages out of search engines', async () => {
    const tags = async (id: string) =>
      meta({ data: await read(id), location: { pathname: `/listings/${id}` } } as never) as Record<string, string>[]
    expect(await tags(ids.live)).toContainEqual({ title: '</script>工場 | 日野市 事業用地ナビ' })
    expect((await tags(ids.live)).find(tag => tag.name === 'description')?.content).toContain('38.5万円/月')
    expect(await tags(ids.gone)).toContainEqual({ name: 'robots', content: 'noindex' })
  })
})

describe('GET /api/listings/:id', () => {
  const ask = (id: string, language = 'ja') =>
    api(asking(`/api/listings/${id}`, { params: { id }, headers: { 'accept-language': language } }))

  test('one feature with the properties of the interface, unknown as null', async () => {
    const answer = await ask(ids.live, 'en')
    expect(answer.headers.get('content-type')).toContain('application/geo+json')
    const feature = await answer.json()
    expect(feature).toMatchObject({
      type: 'Feature',
      id: ids.live,
      geometry: { type: 'Point', coordinates: [139.371, 35.657] },
      properties: { rentYen: 385_000, priceYen: null, floorLoadTPerM2: null, zone: 'qind', status: 'published' },
    })
    expect(feature.properties.url).toBe(`http://portal.test/en/listings/${ids.live}`)
  })

  test('410 and 404 as problems in the reader’s language, naming the request', async () => {
    for (const [id, status, ja, en] of [
      [ids.gone, 410, '掲載は終わりました', 'No longer listed'],
      [ids.stale, 410, '掲載は終わりました', 'No longer listed'],
      [ids.draft, 404, '見つかりません', 'Not found'],
      ['nothing', 404, '見つかりません', 'Not found'],
    ] as const) {
      const answers = [await ask(id), await ask(id, 'en')]
      expect(answers.map(answer => answer.status)).toEqual([status, status])
      expect(answers[0]?.headers.get('content-type')).toContain('application/problem+json')
      const bodies = await Promise.all(answers.map(answer => answer.json()))
      expect(bodies.map(body => [body.title, body.requestId])).toEqual([
        [ja, 'request-1'],
        [en, 'request-1'],
      ])
    }
  })
})

test('GET /listings/:id/card tells what the list tells, of what is public only', async () => {
  const open = (id: string) => card(asking(`/listings/${id}/card`, { params: { id } }))
  expect(await (await open(ids.live)).json()).toMatchObject({
    listing: { publicId: ids.live, rentYen: 385_000, zone: 'qind' },
    verdict: null,
  })
  expect((await open(ids.gone)).status).toBe(410)
  for (const id of [ids.draft, 'HN-0000-00000', '%00']) expect((await open(id)).status).toBe(404)
  for (const id of [ids.town, ids.gone, ids.draft]) expect(await (await open(id)).text()).not.toContain('カナリア')
})
