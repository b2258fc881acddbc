import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loader as incubation } from '../../app/routes/api.incubation.ts'
import { loader as list } from '../../app/routes/api.listings.ts'
import { loader as atom } from '../../app/routes/api.listings-atom.ts'
import { loader as csv } from '../../app/routes/api.listings-csv.ts'
import { loader as processes } from '../../app/routes/api.processes.ts'
import { loader as sites } from '../../app/routes/api.sites.ts'
import { loader as zoning } from '../../app/routes/api.zoning.ts'
import { loader as incubationPage } from '../../app/routes/incubation.tsx'
import { loader as detailPage } from '../../app/routes/listing.tsx'
import { loader as listingsPage } from '../../app/routes/listings.tsx'
import { loader as sitesPage } from '../../app/routes/sites.tsx'
import { loader as workPage } from '../../app/routes/work.tsx'
import { loader as zoningPage } from '../../app/routes/zoning.tsx'
import { tilesRouter } from '../../app/server/tiles.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { makeCity, offerListing, TODAY } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { asking } from './context.ts'
import { type Serving, serve } from './serving.ts'

// Characters that no text holds and that PostgreSQL, XML or a browser chokes on, in every parameter that takes text.

let db: Kysely<Database>
let serving: Serving
let publicId: string

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  publicId = (await offerListing(db, await makeCity(db))).publicId
  serving = await serve({ tiles: tilesRouter({ db, searchDb: db, today: () => TODAY }) })
})
afterAll(async () => {
  await serving.stop()
  await db.destroy()
})

type Loader = (args: LoaderFunctionArgs) => Response | Promise<Response>
const SEARCH = ['q', 'town', 'station', 'kind', 'within', 'available_by', 'use', 'verdict']
const APIS: [path: string, loader: Loader, parameters: string[]][] = [
  ['/api/listings', list, SEARCH],
  ['/api/listings.csv', csv, SEARCH],
  ['/api/listings.atom', atom, SEARCH],
  ['/api/sites', sites, ['state', 'zone', 'sort']],
  ['/api/incubation', incubation, ['state', 'kind', 'unknown']],
  ['/api/zoning', zoning, ['lng', 'use']],
  ['/api/processes', processes, ['q']],
]
const PAGES: [path: string, loader: Loader, parameters: string[]][] = [
  ['/listings', listingsPage as Loader, SEARCH],
  ['/sites', sitesPage as Loader, ['state', 'zone']],
  ['/incubation', incubationPage as Loader, ['state', 'kind']],
  ['/zoning', zoningPage as Loader, ['place', 'lng', 'use']],
  ['/work', workPage as Loader, ['use', 'work_q']],
]
const SIGNS = ['\0', '\u0001', '\u001f', '\u007f', '\u0085', '\ufffe', '\uffff']
const cases = (rows: typeof APIS) =>
  rows.flatMap(([path, loader, parameters]) => parameters.map(name => [path, name, loader] as const))

test.each(cases(APIS))('%s answers 400 for %s', async (path, name, loader) => {
  for (const sign of SIGNS) {
    const answer = await loader(asking(`${path}?${name}=${encodeURIComponent(`工${sign}場`)}`))
    expect(answer.status).toBe(400)
    const body = await answer.json()
    expect(body.errors.map((error: { parameter: string }) => error.parameter)).toContain(name)
    expect(JSON.stringify(body)).not.toContain(JSON.stringify(sign).slice(1, -1))
  }
})

test.each(cases(PAGES))('%s says so for %s and shows the rest', async (path, name, loader) => {
  for (const sign of ['\0', '\u0001', '\ufffe']) {
    const answer = await loader(asking(`${path}?${name}=${encodeURIComponent(`工${sign}場`)}`))
    expect(answer.status).toBe(200)
    const data = await answer.text()
    const { problems, errors, picked } = JSON.parse(data)
    expect([problems, errors, picked?.problems].flatMap(told => Object.keys(told ?? {})).length).toBeGreaterThan(0)
    expect(data).not.toContain(JSON.stringify(sign).slice(1, -1))
  }
})

test('tiles and pictures of a search answer 400', async () => {
  for (const path of ['/tiles/listings/12/3635/1612', '/tiles/listings.ja.svg'])
    for (const name of ['q', 'town']) expect((await serving.ask(`${path}?${name}=a%00b`)).status, path).toBe(400)
})

test('a way back that holds one leads to the list all the same', async () => {
  const answer = await detailPage(asking(`/listings/${publicId}?back=q%3D%00`, { params: { id: publicId } }))
  expect((await answer.json()).backTo).toBe('/listings?q=%00')
})

test('a tab and a line end are spaces', async () => {
  const { total } = await (await list(asking(`/api/listings?q=${encodeURIComponent('工場\t旭が丘')}`))).json()
  expect(total).toBe(1)
})
