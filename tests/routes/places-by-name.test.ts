import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loader as list } from '../../app/routes/api.listings.ts'
import { loader as atom } from '../../app/routes/api.listings-atom.ts'
import { loader as csv } from '../../app/routes/api.listings-csv.ts'
import { loader as page } from '../../app/routes/listings.tsx'
import { loader as openapi } from '../../app/routes/openapi.ts'
import { tilesRouter } from '../../app/server/tiles.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { asking } from './context.ts'
import { type Serving, serve } from './serving.ts'

let db: Kysely<Database>
let city: City
let serving: Serving
beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  city = await makeCity(db)
  await offerListing(db, city, { asset: { access: [{ stationId: city.stations.toyoda, roadM: 900 }] } })
  await offerListing(db, city, { asset: { townId: city.towns.hino } })
  serving = await serve({ tiles: tilesRouter({ db, searchDb: db, today: () => TODAY }) })
})
afterAll(async () => {
  await serving.stop()
  await db.destroy()
})

const ids = async (query: string) => {
  const answer = await list(asking(`/api/listings?${query}`))
  expect(answer.status, query).toBe(200)
  return (await answer.json()).features.map((feature: { id: string }) => feature.id)
}

test.each([
  ['town=asahi', ['town=旭が丘三丁目', 'town=旭ヶ丘3丁目', 'town=旭が丘３丁目']],
  ['station=toyoda', ['station=豊田', 'station=豊田駅', 'station=Toyoda', 'station=toyoda station']],
])('%s may be said by name', async (slug, names) => {
  const wanted = await ids(slug)
  expect(wanted).toHaveLength(1)
  for (const name of names) expect(await ids(new URLSearchParams(name).toString()), name).toEqual(wanted)
})

test('a place that there is not is refused by every API', async () => {
  for (const query of ['town=nowhere', 'station=nosuch', 'town=asahi&town=nowhere', 'station=nosuch&walk_max=5']) {
    for (const ask of [list, csv, atom] as ((args: LoaderFunctionArgs) => Promise<Response>)[]) {
      const answer = await ask(asking(`/api/listings?${query}`))
      expect(answer.status, query).toBe(400)
      expect((await answer.json()).errors).toEqual([
        { parameter: query.split('=')[0], message: expect.stringMatching(/nowhere|nosuch/) },
      ])
    }
    expect((await serving.ask(`/tiles/listings/12/3635/1612?${query}`)).status).toBe(400)
    expect((await serving.ask(`/tiles/listings.ja.svg?${query}`)).status).toBe(400)
  }
})

test('a place that there is not is named on the page, which searches with the rest', async () => {
  const data = await (await page(asking('/listings?station=nosuch&walk_max=5&kind=factory'))).json()
  expect(data.problems).toEqual([{ parameter: 'station', name: '駅', message: '「nosuch」という選択肢はありません。' }])
  expect(data.search.filter).toEqual({ kind: ['factory'] })
})

test('a name becomes the slug that links hold', async () => {
  const data = await (await page(asking('/listings?town=旭が丘三丁目&station=日野駅'))).json()
  expect(data.search.filter).toEqual({ town: ['asahi'], station: ['hino'] })
})

test('slugs are told: in the description of the interface, and of each property', async () => {
  const { paths } = await (await openapi(asking('/openapi.json'))).json()
  const parameter = (name: string) =>
    paths['/api/listings'].get.parameters.find((one: { name: string }) => one.name === name)
  expect(parameter('town').schema.items.enum.sort()).toEqual(['asahi', 'hino', 'toyoda'])
  expect(parameter('station').schema.items.enum.sort()).toEqual(['hino', 'toyoda'])
  const { features } = await (await list(asking('/api/listings'))).json()
  expect(features.map((feature: any) => feature.properties.townId).sort()).toEqual(['asahi', 'hino'])
})
