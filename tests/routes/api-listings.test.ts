import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loader as list } from '../../app/routes/api.listings.ts'
import { loader as atom } from '../../app/routes/api.listings-atom.ts'
import { loader as csv } from '../../app/routes/api.listings-csv.ts'
import { loader as page } from '../../app/routes/listings.tsx'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { makeCity, offerListing, TODAY } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { asking } from './context.ts'

let db: Kysely<Database>

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  const city = await makeCity(db)
  const zones = ['qind', 'qind', 'qind', 'ind', 'ncom', null]
  for (let i = 0; i < 36; i++)
    await offerListing(db, city, {
      zone: zones[i % zones.length],
      asset: { kind: i % 4 === 0 ? 'warehouse' : 'factory' },
      listing: { deal: i % 5 === 0 ? 'sale' : 'rent', titleJa: i === 7 ? '=HYPERLINK("x")' : `物件${i}` },
      offer: { rentYen: i % 5 === 0 ? null : 100_000 + i },
      facts: { leasable_area_m2: i % 7 === 0 ? null : 60 + i * 10 },
    })
  await offerListing(db, city, { listing: { status: 'draft', titleJa: '秘密の下書き' }, zone: 'qind' })
})
afterAll(() => db.destroy())

const QUERY = 'kind=factory&zone=qind&area_min=100&area_max=300&deal=rent&unknown=exclude'

describe('GET /api/listings', () => {
  test('equals SQL written by hand: ids, total and facets', async () => {
    const body = await (await list(asking(`/api/listings?${QUERY}`))).json()
    const base = sql`from listing_search where visible_until >= ${TODAY}::text::date and floor_area_m2 between 100 and 300`
    const { rows } = await sql<{ public_id: string }>`select public_id ${base} and kind = 'factory' and zone_id = 'qind'
      and deal = 'rent' order by published_on desc, listing_id desc`.execute(db)
    expect(rows.length).toBeGreaterThan(3)
    expect(body.features.map((feature: { id: string }) => feature.id)).toEqual(rows.map(row => row.public_id))
    expect(body).toMatchObject({
      type: 'FeatureCollection',
      total: rows.length,
      matched: rows.length,
      unconfirmed: 0,
      page: 1,
      pageSize: 20,
    })
    const counted = async (column: string, where: ReturnType<typeof sql>) => {
      const { rows: groups } = await sql<{
        c: string
        n: number
      }>`select ${sql.ref(column)} as c, count(*)::int as n ${base} and ${where} group by 1`.execute(db)
      return Object.fromEntries(groups.map(group => [group.c, group.n]))
    }
    expect(body.facets).toEqual({
      kind: await counted('kind', sql`zone_id = 'qind' and deal = 'rent'`),
      deal: await counted('deal', sql`zone_id = 'qind' and kind = 'factory'`),
      zone: await counted('zone_id', sql`kind = 'factory' and deal = 'rent' and zone_id is not null`),
    })
  })

  test('gives every property of the interface, unknown as null', async () => {
    const { features } = await (await list(asking('/api/listings'))).json()
    const names =
      'id title kind deal status offers rentYen priceYen floorAreaM2 landAreaM2 zone zoneName coverageRatioPct floorAreaRatioPct powerKw ceilingM floorLoadTPerM2 craneT town locationPrecision confirmedOn url'
    for (const { properties } of features) {
      for (const name of names.split(' ')) expect(properties).toHaveProperty(name)
      expect(Object.values(properties)).not.toContain(undefined)
    }
    expect(features.some(({ properties }: any) => properties.powerKw === null)).toBe(true)
  })

  test('refuses what it cannot read and names each, in the language asked for', async () => {
    const ask = (language: string) =>
      list(asking('/api/listings?area_min=abc&bbox=1,2,3', { headers: { 'Accept-Language': language } }))
    const answer = await ask('en')
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toMatch('application/problem+json')
    const body = await answer.json()
    expect(body).toMatchObject({
      status: 400,
      title: 'Some conditions could not be read',
      requestId: 'request-1',
      instance: '/api/listings',
    })
    expect(body.errors.map((error: { parameter: string }) => error.parameter)).toEqual(['area_min', 'bbox'])
    expect((await (await ask('ja')).json()).title).toBe('読み取れない条件があります')
  })

  test('answers 304 to a reader who holds the same', async () => {
    const first = await list(asking('/api/listings'))
    const again = await list(asking('/api/listings', { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } }))
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })
})

test('the page keeps what it could read and says what it could not', async () => {
  const data = await (await page(asking('/en/listings?area_min=abc&bbox=1,2,3&kind=factory'))).json()
  expect(data.problems.map((problem: { parameter: string }) => problem.parameter)).toEqual(['area_min', 'bbox'])
  expect(data.search.filter).toEqual({ kind: ['factory'] })
  const known = await (await list(asking('/api/listings?kind=factory'))).json()
  expect(data.page.found.total).toBe(known.total)
})

test('CSV and feed hold the same listings as the search; no cell starts a formula', async () => {
  const body = await (await list(asking(`/api/listings?${QUERY}`))).json()
  const wanted: string[] = body.features.map((feature: { id: string }) => feature.id)
  const bytes = new Uint8Array(await (await csv(asking(`/api/listings.csv?${QUERY}`))).arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const file = new TextDecoder().decode(bytes)
  const lines = file.trim().split('\r\n')
  expect(lines.slice(1).map(line => line.split(',')[0])).toEqual(wanted)
  const feed = await (await atom(asking(`/api/listings.atom?${QUERY}`))).text()
  expect([...feed.matchAll(/<id>[^<]*\/listings\/([^<]+)<\/id>/g)].map(match => match[1])).toEqual(wanted)
  const everything = await (await csv(asking('/api/listings.csv'))).text()
  expect(everything).not.toMatch(/(^|[,\n"])=HYPERLINK/)
  expect(everything).toContain('HYPERLINK')
})

test('a listing that is not public changes no byte of any answer', async () => {
  const answers = async () => {
    const texts: string[] = []
    for (const query of ['', QUERY, 'q=%E7%A7%98%E5%AF%86', 'sort=area', 'near=139.371,35.657&radius=500'])
      for (const [ask, path] of [
        [list, '/api/listings'],
        [csv, '/api/listings.csv'],
        [atom, '/api/listings.atom'],
        [page, '/listings'],
      ] as const)
        texts.push(await (await ask(asking(`${path}?${query}`))).text())
    return texts
  }
  const before = await answers()
  const city = { towns: { asahi: 1, toyoda: 2, hino: 3 }, stations: { toyoda: 1, hino: 2 }, realtor: 1, other: 2 }
  for (const status of ['draft', 'submitted', 'paused', 'applied', 'closed', 'withdrawn'] as const)
    await offerListing(db, city, {
      listing: { status, titleJa: '秘密' },
      zone: 'qind',
      facts: { leasable_area_m2: 150 },
    })
  await offerListing(db, city, { offer: { confirmedOn: '2026-10-01' }, zone: 'qind', facts: { leasable_area_m2: 150 } })
  expect(await answers()).toEqual(before)
})
