import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Criterion, readSearch } from '../../app/listings/filter.ts'
import { listAllListings } from '../../app/listings/queries.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'

// Each criterion at its very edge: what just meets it, what just misses it, and what lacks the fact that decides.

let db: Kysely<Database>
let city: City
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
})
afterAll(() => db.destroy())

type Offered = NonNullable<Parameters<typeof offerListing>[2]> & {
  /** Metres to Toyoda station. */
  access?: { straight_m: number; road_m: number | null }
}
type Case = { query: string; yes?: Offered[]; no?: Offered[]; maybe?: Offered[] }

const facts = (values: Record<string, unknown>): Offered => ({ facts: values })
const land: Offered = { asset: { kind: 'land' } }
const sale = (priceYen: number | null): Offered => ({ listing: { deal: 'sale' }, offer: { priceYen } })
const rent = (rentYen: number | null): Offered => ({ offer: { rentYen } })
const from = (availableFrom: string | null): Offered => ({ offer: { availableFrom } })
const reached = (straight_m: number, road_m: number | null = null): Offered => ({ access: { straight_m, road_m } })
const hidden = (straight_m: number, road_m: number): Offered => ({
  asset: { locationPrecision: 'town' },
  ...reached(straight_m, road_m),
})

const CENTRE = [139.38, 35.66] as const
/** So many metres north of the centre. */
const north = (metres: number): Offered => ({ asset: { location: [CENTRE[0], CENTRE[1] + metres / 110_951.5] } })
const at = (lng: number, lat: number): Offered => ({ asset: { location: [lng, lat] } })
const BOX = [139.37, 35.65, 139.39, 35.67] as const
const LITTLE = 1e-7
const TRIANGLE = '{"type":"Polygon","coordinates":[[[139.37,35.65],[139.39,35.65],[139.37,35.67],[139.37,35.65]]]}'

/** A figure that is asked for from below or above: the edge itself meets it, a little beyond does not. */
const figure = (query: string, field: string, edge: number, beyond: number): Case => ({
  query,
  yes: [facts({ [field]: edge })],
  no: [facts({ [field]: beyond })],
  maybe: [{}],
})
const ofBuilding = (one: Case): Case => ({ ...one, no: [...one.no!, land] })
const ofAll = (one: Case): Case => ({ ...one, maybe: [...one.maybe!, land] })

const PRESS = 'use=metal_press&motor_kw=30'
const workshop = (zone: string, m2: number | null): Offered => ({ zone, facts: { workshop_area_m2: m2 } })

const CASES = {
  use: [
    {
      query: PRESS,
      yes: [{ zone: 'qind' }, workshop('ncom', 150), workshop('com', 150)],
      no: [workshop('ncom', 150.1), workshop('1res', 20)],
      maybe: [workshop('ncom', null), { zone: null }, { zone: 'uca' }],
    },
    // What is answered goes before what is on record.
    { query: `${PRESS}&workshop_area=150`, yes: [workshop('ncom', 200)], no: [] },
    { query: 'use=lathe', yes: [workshop('ncom', 120)], maybe: [workshop('1res', 40)] },
    {
      query: 'use=office',
      yes: [{ zone: '2mid', facts: { leasable_area_m2: 1500, floor: 2 } }],
      no: [{ zone: '2mid', facts: { leasable_area_m2: 1500.1, floor: 2 } }],
    },
  ],
  verdict: [
    { query: `${PRESS}&verdict=allowed`, no: [workshop('ncom', 150), workshop('ncom', null), workshop('1res', 20)] },
    {
      query: `${PRESS}&verdict=not_allowed`,
      yes: [workshop('1res', 20), workshop('ncom', 151)],
      no: [{ zone: 'qind' }],
    },
    { query: `${PRESS}&verdict=to_be_confirmed`, no: [workshop('ncom', 150)], maybe: [workshop('ncom', null)] },
  ],
  kind: [{ query: 'kind=factory&kind=shop', yes: [{}], no: [land] }],
  deal: [{ query: 'deal=sale', yes: [sale(1)], no: [{}] }],
  zone: [{ query: 'zone=qind', yes: [{ zone: 'qind' }], no: [{ zone: 'ncom' }], maybe: [{ zone: null }] }],
  area_min: [
    ofBuilding(figure('area_min=100', 'leasable_area_m2', 100, 99.99)),
    figure('area_min=100', 'gross_floor_area_m2', 100, 99.99),
  ],
  area_max: [ofBuilding(figure('area_max=100', 'leasable_area_m2', 100, 100.01))],
  land_min: [ofAll(figure('land_min=200', 'land_area_m2', 200, 199.99))],
  land_max: [ofAll(figure('land_max=200', 'land_area_m2', 200, 200.01))],
  rent_max: [{ query: 'rent_max=100', yes: [rent(100)], no: [rent(101), sale(1), sale(null)], maybe: [rent(null)] }],
  price_max: [{ query: 'price_max=100', yes: [sale(100)], no: [sale(101), rent(1), rent(null)], maybe: [sale(null)] }],
  power_min: [ofBuilding(figure('power_min=50', 'power_contract_kw', 50, 49.9))],
  ceiling_min: [ofBuilding(figure('ceiling_min=5.5', 'ceiling_height_min_m', 5.5, 5.49))],
  floor_load_min: [ofBuilding(figure('floor_load_min=1.5', 'floor_load_t_m2', 1.5, 1.49))],
  crane_min: [
    {
      query: 'crane_min=2.8',
      yes: [facts({ cranes: [{ ratedLoadT: 1 }, { ratedLoadT: 2.8 }] })],
      no: [facts({ cranes: [{ ratedLoadT: 2.7 }] }), facts({ cranes: [] }), land],
      maybe: [facts({ cranes: null })],
    },
    { query: 'crane_min=0', yes: [facts({ cranes: [] })], maybe: [{}] },
  ],
  truck_min: [
    {
      query: 'truck_min=4',
      yes: [facts({ truck_access_class: '4t' })],
      no: [facts({ truck_access_class: '2t' })],
      maybe: [{}, land],
    },
  ],
  road_min: [ofAll(figure('road_min=6', 'front_road_width_m', 6, 5.99))],
  hours24: [
    {
      query: 'hours24=1',
      yes: [facts({ operation_24h: 'allowed' })],
      no: [facts({ operation_24h: 'restricted' }), facts({ operation_24h: 'not_allowed' })],
      maybe: [{}, facts({ operation_24h: 'consult' }), land],
    },
  ],
  certificate: [
    {
      query: 'certificate=1',
      yes: [facts({ inspection_certificate: 'yes' })],
      no: [facts({ inspection_certificate: 'no' }), land],
      maybe: [{}],
    },
  ],
  available_by: [
    { query: 'available_by=2026-12-01', yes: [from('2026-12-01')], no: [from('2026-12-02')], maybe: [from(null)] },
  ],
  station: [
    {
      query: 'station=toyoda',
      yes: [reached(1500), reached(1200, 1500), hidden(1500, 1600)],
      no: [reached(1501), reached(1200, 1501), hidden(1501, 1400), {}],
    },
  ],
  walk_max: [
    {
      query: 'station=toyoda&walk_max=10',
      yes: [reached(700, 800)],
      no: [reached(700, 801), reached(801), {}],
      maybe: [reached(800), hidden(800, 900)],
    },
  ],
  town: [
    { query: 'town=asahi', yes: [{}] },
    { query: 'town=toyoda&town=hino', no: [{}] },
  ],
  q: [{ query: `q=${encodeURIComponent('製本')}`, yes: [facts({ previous_use: '製本業' })], no: [{}] }],
  near: [{ query: `near=${CENTRE}`, yes: [north(999)], no: [north(1001)] }],
  radius: [{ query: `near=${CENTRE}&radius=300`, yes: [north(299)], no: [north(301)] }],
  bbox: [
    {
      query: `bbox=${BOX}`,
      yes: [at(BOX[0], BOX[1]), at(BOX[2], BOX[3])],
      no: [
        ...[at(BOX[0] - LITTLE, 35.66), at(BOX[2] + LITTLE, 35.66)],
        ...[at(139.38, BOX[1] - LITTLE), at(139.38, BOX[3] + LITTLE)],
      ],
    },
  ],
  within: [
    {
      query: `within=${encodeURIComponent(TRIANGLE)}`,
      yes: [at(139.371, 35.651), at(139.38, 35.65)],
      no: [at(139.389, 35.669), at(139.369, 35.651)],
    },
  ],
} satisfies Record<Criterion, Case[]>

async function offer({ access, ...wish }: Offered): Promise<string> {
  const { assetId, publicId } = await offerListing(db, city, wish)
  if (access)
    await db
      .insertInto('asset_access')
      .values({ asset_id: assetId, station_id: city.stations.toyoda, ...access })
      .execute()
  return publicId
}

const cases = Object.values(CASES as Record<Criterion, Case[]>).flat()

test.each(cases.map((one, i) => [decodeURIComponent(one.query), i] as const))('%s', async (_query, i) => {
  const { query, yes = [], no = [], maybe = [] } = cases[i]!
  const expected = new Map<string, string>()
  for (const [answer, wishes] of Object.entries({ yes, no, maybe }))
    for (const wish of wishes) expected.set(await offer(wish), answer)
  const { search, problems } = readSearch(new URLSearchParams(query))
  expect(problems).toEqual([])
  const found = new Map(
    (await listAllListings(db, search, TODAY, 1000)).map(({ publicId, toConfirm }) => [
      publicId,
      toConfirm.length > 0 ? 'maybe' : 'yes',
    ]),
  )
  const answers = [...expected.keys()].map(id => [id, found.get(id) ?? 'no'])
  expect(answers).toEqual([...expected])
  const sure = await listAllListings(db, { ...search, unknown: 'exclude' }, TODAY, 1000)
  expect(sure.map(({ publicId }) => publicId).filter(id => expected.has(id))).toHaveLength(yes.length)
})
