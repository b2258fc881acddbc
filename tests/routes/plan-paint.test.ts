import { VectorTile } from '@mapbox/vector-tile'
import { booleanPointInPolygon } from '@turf/turf'
import type { Kysely } from 'kysely'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CITY_BOX } from '../../app/map/city.ts'
import { tileOf } from '../../app/map/tile-grid.ts'
import { loader as api } from '../../app/routes/api.zoning.ts'
import { loader as page } from '../../app/routes/zoning.tsx'
import { tilesRouter } from '../../app/server/tiles.ts'
import { type PlanShape, planShapes } from '../../app/zoning/plan-parts.server.ts'
import { type PlanVerdict, readPlans, writePlans } from '../../app/zoning/plan-parts.ts'
import { VERDICT_LOOKS } from '../../app/zoning/verdict-looks.ts'
import { resultsOf, writeResults, type ZoneVerdict } from '../../app/zoning/zone-verdicts.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { seedSampleCity } from '../../db/seed/index.ts'
import { TODAY } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { asking } from './context.ts'
import { type Serving, serve } from './serving.ts'

// The map of the zones is painted by the verdict: what it shows at a point is what the API answers there.

let db: Kysely<Database>
let serving: Serving
let shapes: PlanShape[]

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  await seedSampleCity(db, { today: TODAY, progress: () => {} })
  shapes = await planShapes(db)
  serving = await serve({ tiles: tilesRouter({ db, searchDb: db, today: () => TODAY }) })
})
afterAll(async () => {
  await serving.stop()
  await db.destroy()
})

type Painted = { verdicts: ZoneVerdict[]; plans: PlanVerdict[] }
const paintOf = async (use: string): Promise<Painted> => {
  const { verdicts, plans } = await (await page(asking(`/zoning?use=${use}`))).json()
  if (!verdicts || !plans) throw new Error('The sample has zones and district plans')
  return { verdicts, plans }
}
const get = async (path: string) => fetch(`http://127.0.0.1:${serving.port}${path}`)

/** Points in and around every plan, and over the whole city. */
function points(): [number, number][] {
  const [west, south, east, north] = CITY_BOX
  const grid = Array.from({ length: 60 }, (_, i): [number, number] => [
    west + ((east - west) * ((i * 7) % 60)) / 60,
    south + ((north - south) * i) / 60,
  ])
  const inPlans = shapes.flatMap(({ geometry }) =>
    geometry.coordinates.map(([ring]) => {
      const sum = ring!.reduce(([x, y], [lng, lat]) => [x + lng!, y + lat!] as [number, number], [0, 0])
      return [sum[0] / ring!.length, sum[1] / ring!.length] as [number, number]
    }),
  )
  return [...inPlans, ...grid]
}

describe('the painted map', () => {
  test.each(['dwelling', 'pachinko_mahjong', 'metal_press', 'office'])('says what the API says: %s', async use => {
    const { verdicts, plans } = await paintOf(use)
    const byZone = resultsOf(verdicts)
    let inPlan = 0
    for (const at of points()) {
      const answer = await (await api(asking(`/api/zoning?lng=${at[0]}&lat=${at[1]}&use=${use}`))).json()
      if (!answer.verdict || !answer.zone) continue
      const over = shapes.filter(({ geometry }) => booleanPointInPolygon(at, geometry as never))
      const painted = plans.find(({ part }) => over.some(({ properties }) => properties.part === part))
      if (painted) inPlan += 1
      expect(painted?.result ?? byZone[answer.zone.id as keyof typeof byZone], at.join()).toBe(answer.verdict.result)
    }
    if (use === 'dwelling') expect(inPlan).toBeGreaterThan(0)
  })

  test('has the plans, cut along the zones, in the tiles of the zones', async () => {
    const { plans } = await paintOf('dwelling')
    const { part } = plans[0]!
    const [lng, lat] = shapes.find(({ properties }) => properties.part === part)!.geometry.coordinates[0]![0]![0]!
    const { z, x, y } = tileOf(lng!, lat!, 14)
    const body = await (await get(`/tiles/zoning/${z}/${x}/${y}`)).arrayBuffer()
    const { layers } = new VectorTile(new PbfReader(new Uint8Array(body)))
    expect(Object.keys(layers).sort()).toEqual(['plans', 'zoning', 'zoning_label'])
    const parts = Array.from({ length: layers.plans!.length }, (_, i) => layers.plans!.feature(i).properties.part)
    expect(parts).toContain(part)
  })

  test('is the same as a picture', async () => {
    const { verdicts, plans } = await paintOf('dwelling')
    const paint = writeResults(resultsOf(verdicts))
    const red = VERDICT_LOOKS.not_allowed.colour
    const count = (text: string) => text.split(`fill="${red}"`).length
    const zonesAlone = await (await get(`/tiles/zones.ja.svg?paint=${paint}`)).text()
    const withPlans = await (await get(`/tiles/zones.ja.svg?paint=${paint}&plans=${writePlans(plans)}`)).text()
    const refused = plans.filter(({ result }) => result === 'not_allowed').length
    expect(refused).toBeGreaterThan(0)
    expect(count(withPlans)).toBe(count(zonesAlone) + refused)
    for (const odd of ['x', '1.qind.z', '1.moon.a', `${'9'.repeat(11)}.qind.a`, '%22%3E'])
      expect(await (await get(`/tiles/zones.ja.svg?paint=${paint}&plans=${odd}`)).text()).toBe(zonesAlone)
  })
})

test('the places of plans are read back from their word', () => {
  const some = [
    { part: '12.qind', result: 'not_allowed' as const },
    { part: '3.none', result: 'to_be_confirmed' as const },
  ]
  expect(readPlans(writePlans(some))).toEqual(some)
  expect(readPlans('')).toBeNull()
  expect(readPlans(Array(401).fill('1.qind.a').join('_'))).toBeNull()
})
