import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loader as api } from '../../app/routes/api.sites.ts'
import { loader as sitePage } from '../../app/routes/site.tsx'
import { loader as listPage } from '../../app/routes/sites.tsx'
import type { DossierPage } from '../../app/sites/dossier-page.server.ts'
import { importSites } from '../../app/sites/import.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from '../db/database.ts'
import { geodata, jsonFile, layGround, SAMPLE } from '../fixtures/ground.ts'
import { asking } from './context.ts'

type Given = { id: string; private: Record<string, string> }
const SECRET = 'CANARY-5f3a'
let db: Kysely<Database>
let sites: Given[]

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  await layGround(db)
  const file = JSON.parse(new TextDecoder().decode(geodata('sites/sites.json').bytes)) as { sites: Given[] }
  sites = file.sites.map(site => ({
    ...site,
    private: { ownerName: `${SECRET}-owner`, ownerContact: `${SECRET}-contact`, staffNote: `${SECRET}-note` },
  }))
  await importSites(db, jsonFile({ sites }), SAMPLE)
})
afterAll(() => db.destroy())

const list = async (path: string) => (await listPage(asking(path))).json()
const site = async (id: string, locale = '') => {
  const response = await sitePage(asking(`${locale}/sites/${id}`, { params: { id } }))
  return { status: response.status, page: (await response.json()).page as unknown as DossierPage }
}
const ask = async (query: string, headers: HeadersInit = {}) => {
  const response = await api(asking(`/api/sites${query}`, { headers }))
  return { status: response.status, response, body: response.status === 304 ? null : await response.json() }
}

describe('the list of sites', () => {
  test('counts, cards and choices agree', async () => {
    const { page } = await list('/sites')
    expect(page.figures.count).toBe(sites.length)
    expect(page.cards).toHaveLength(sites.length)
    const byState = Object.values(page.figures.byState as Record<string, number>)
    expect(byState.reduce((sum, count) => sum + count, 0)).toBe(sites.length)
    for (const [state, count] of Object.entries(page.figures.byState))
      expect((await list(`/sites?state=${state}`)).page.cards).toHaveLength(count as number)
  })

  test('orders by the latest change, or by size', async () => {
    const since = (await list('/sites')).page.cards.map(card => card.since)
    expect(since).toEqual([...since].sort().reverse())
    const areas = (await list('/sites?sort=area')).page.cards.map(card => card.areaM2)
    expect(areas).toEqual([...areas].sort((a, b) => b - a))
  })

  test('keeps what it could read and names the rest', async () => {
    const { page, problems } = await list('/sites?state=planning&area_min=abc')
    expect(page.cards.map(card => card.state)).toEqual(['planning'])
    expect(problems).toMatchObject([{ parameter: 'area_min', message: expect.stringContaining('abc') }])
  })
})

describe('the page of a site', () => {
  test('speaks the language of its path', async () => {
    expect((await site('hino-site-05')).page.site.name).toBe('石田川端工場跡地（サンプル）')
    const { page } = await site('hino-site-05', '/en')
    expect(page.site).toMatchObject({ name: 'Former Ishida Kawabata plant (sample)', state: 'redeveloping' })
    const { zoneWords: _, ...own } = page.site
    expect(JSON.stringify(own)).not.toMatch(/[ぁ-んァ-ヶ]/)
  })

  test('tells known from unknown, with papers', async () => {
    const { known, unknown, zoningSource, overlays } = (await site('hino-site-05')).page.site
    for (const { asOf, source } of known) expect([asOf, source]).not.toContain(null)
    expect(unknown.length).toBeGreaterThan(0)
    expect(zoningSource?.illustrative).toBe(true)
    expect(overlays.areas.length).toBeGreaterThan(0)
  })

  test('draws the site without tiles', async () => {
    const { picture } = (await site('hino-site-05')).page
    expect(picture.site).toMatch(/^M[\d.]+ [\d.]+L/)
    expect(picture.zones.length).toBeGreaterThan(0)
    expect(picture.scale.metres).toBeGreaterThan(0)
  })

  test('404 for what never was, 410 for what is gone', async () => {
    await expect(site('never')).rejects.toMatchObject({ status: 404 })
    await expect(site("x' or 1=1 --")).rejects.toMatchObject({ status: 404 })
    const { id } = await db
      .selectFrom('sites')
      .select('id')
      .where('public_id', '=', 'hino-site-06')
      .executeTakeFirstOrThrow()
    await db.updateTable('sites').set({ retired_at: new Date() }).where('id', '=', id).execute()
    expect(await site('hino-site-06')).toEqual({ status: 410, page: null })
    expect((await ask('')).body.total).toBe(sites.length - 1)
    await db.updateTable('sites').set({ retired_at: null }).where('id', '=', id).execute()
  })
})

describe('GET /api/sites', () => {
  test('gives polygons whose every property is there, unknown as null', async () => {
    const { status, body } = await ask('')
    expect(status).toBe(200)
    expect(body).toMatchObject({ type: 'FeatureCollection', total: sites.length })
    const keys = body.features.map(({ properties }: { properties: object }) => Object.keys(properties).join())
    expect(new Set(keys).size).toBe(1)
    expect(body.features[0].geometry.type).toBe('MultiPolygon')
    expect(body.features[0].properties.url).toBe(`http://portal.test/sites/${body.features[0].id}`)
  })

  test('filters as the page does and speaks as it is asked', async () => {
    const { body } = await ask('?state=planning&state=closed&zone=ind', { 'accept-language': 'en' })
    expect(body.features.map(({ properties }: { properties: object }) => properties)).toMatchObject([
      { id: 'hino-site-03', stateName: 'Being planned', zone: 'ind', url: 'http://portal.test/en/sites/hino-site-03' },
    ])
  })

  test('names every parameter it could not read', async () => {
    const { status, body } = await ask('?area_min=abc&state=haunted&area_max=1e400')
    expect(status).toBe(400)
    expect(body.errors.map(({ parameter }: { parameter: string }) => parameter).sort()).toEqual([
      'area_max',
      'area_min',
      'state',
    ])
  })

  test('answers 304 to whoever holds the same', async () => {
    const etag = (await ask('')).response.headers.get('etag') ?? ''
    expect((await ask('', { 'if-none-match': etag })).status).toBe(304)
  })
})

test('owner, contact and staff note are in no answer', async () => {
  const answers = [
    await list('/sites'),
    await list('/en/sites?state=zz'),
    ...(await Promise.all(sites.flatMap(({ id }) => [site(id), site(id, '/en')]))),
    (await ask('')).body,
    (await ask('?area_min=x')).body,
  ]
  expect(JSON.stringify(answers)).not.toContain(SECRET)
})
