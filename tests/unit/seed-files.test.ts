import { readFileSync } from 'node:fs'
import { area, booleanPointInPolygon, distance, featureCollection, intersect, polygon } from '@turf/turf'
import { describe, expect, test } from 'vitest'
import { fieldsFor } from '../../app/listings/fields.ts'
import { INITIAL_PROMISE_DAYS } from '../../app/listings/freshness.ts'
import { DEALS, KINDS, LEASE_KINDS } from '../../app/listings/model.ts'
import { ORGANISATION_KINDS } from '../../app/partners/model.ts'
import { type PropertyRecord, readOrganisations, readProperties } from '../../db/seed/records.ts'

type Place = { id: string; nameJa: string; nameEn: string; baseJa?: string; baseEn?: string; lng: number; lat: number }
const geodata = <T>(path: string): T => JSON.parse(readFileSync(`geodata/${path}`, 'utf8')) as T
const { towns } = geodata<{ towns: Place[] }>('towns/towns.json')
const { stations } = geodata<{ stations: Place[] }>('stations/stations.json')
const zoning = geodata<GeoJSON.FeatureCollection<GeoJSON.Polygon, { zone: string }>>('zoning/zoning.geojson')

const organisations = readOrganisations()
const properties = readProperties()
const listings = properties.flatMap(property => property.listings.map(listing => ({ property, ...listing })))
const offers = listings.flatMap(listing => listing.offers.map(offer => ({ listing, ...offer })))
const placeOf = (places: Place[], id: string) => places.find(place => place.id === id)!
const metres = (a: number[], b: Place) => distance(a, [b.lng, b.lat]) * 1000
const zoneAt = (at: number[]) => zoning.features.find(f => booleanPointInPolygon(at, f))?.properties.zone
const known = (property: PropertyRecord): Record<string, unknown> => {
  const values = Object.assign({}, ...property.facts.map(bundle => bundle.values)) as Record<string, unknown>
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}
const duplicates = (values: string[]) => values.filter((value, i) => values.indexOf(value) !== i)

describe('sample organisations', () => {
  test('there is one of every kind, and brokers carry licence and association', () => {
    expect(new Set(organisations.map(({ kind }) => kind))).toEqual(new Set(ORGANISATION_KINDS))
    const unlicensed = organisations.filter(o => o.kind === 'realtor' && !(o.licenceNumber && o.associationJa))
    expect(unlicensed).toEqual([])
  })

  test('every offer has a contact; brokers broker, owners speak for themselves, banks post nothing', () => {
    const wrong = offers.filter(({ organisation, contact, transactionMode }) => {
      const partner = organisations.find(({ slug }) => slug === organisation)
      const own = transactionMode === 'lessor' || transactionMode === 'seller'
      return !partner?.contacts?.[contact] || partner.kind !== (own ? 'company' : 'realtor')
    })
    expect(wrong.map(({ partnerRef }) => partnerRef)).toEqual([])
  })
})

describe('sample listings', () => {
  test('ids are used once, and a property has at most one listing of a deal', () => {
    expect(duplicates(properties.map(({ id }) => id))).toEqual([])
    expect(duplicates(listings.map(({ publicId }) => publicId))).toEqual([])
    expect(duplicates(offers.map(({ organisation, partnerRef }) => `${organisation} ${partnerRef}`))).toEqual([])
    expect(duplicates(listings.map(({ property, deal }) => `${property.id} ${deal}`))).toEqual([])
  })

  test('every kind is let and sold, in every state that nobody’s submission brings about', () => {
    expect(listings.length).toBeGreaterThanOrEqual(66)
    const pairs = new Set(listings.map(({ property, deal }) => `${property.kind} ${deal}`))
    expect([...pairs].sort()).toEqual(KINDS.flatMap(kind => DEALS.map(deal => `${kind} ${deal}`)).sort())
    const statuses = new Set(listings.map(({ status }) => status))
    for (const status of ['draft', 'published', 'paused', 'applied', 'closed', 'withdrawn'] as const)
      expect(statuses).toContain(status)
  })

  test('most are confirmed within the promise of their deal, a few are not', () => {
    const published = listings.filter(({ status }) => status === 'published')
    const fresh = published.filter(({ deal, offers: own }) =>
      own.some(({ confirmedDaysAgo }) => confirmedDaysAgo <= INITIAL_PROMISE_DAYS[deal]),
    )
    expect(fresh.length).toBeGreaterThanOrEqual(60)
    expect(published.length - fresh.length).toBeGreaterThanOrEqual(2)
    const young = fresh.filter(({ publishedDaysAgo }) => publishedDaysAgo !== null && publishedDaysAgo < 7)
    expect(young.length).toBeGreaterThanOrEqual(5)
    expect(young.length).toBeLessThanOrEqual(9)
    const early = published.filter(({ firstSeenDaysAgo, publishedDaysAgo }) => firstSeenDaysAgo < publishedDaysAgo!)
    expect(early.map(({ publicId }) => publicId)).toEqual([])
  })

  test('rents of factories are those of the district: 3,500 to 8,000 yen a tsubo and month', () => {
    for (const { property, deal, titleJa, offers: own } of listings) {
      if (property.kind !== 'factory' || deal !== 'rent') continue
      const tsubo = (Number(known(property).leasable_area_m2) * 121) / 400
      for (const { rentYen } of own) {
        expect(rentYen! / tsubo, titleJa).toBeGreaterThanOrEqual(3500)
        expect(rentYen! / tsubo, titleJa).toBeLessThanOrEqual(8000)
      }
    }
  })

  test('leases are those of the law: land for buildings of a business for 10 to 50 years, never where none may stand', () => {
    const wrong = offers.filter(({ listing: { property }, leaseKind, leaseTermMonths = 0 }) => {
      const isLand = property.kind === 'land'
      if (leaseKind === 'business_land')
        return !isLand || leaseTermMonths < 120 || leaseTermMonths >= 600 || zoneAt(property.location) === 'uca'
      if (leaseKind === 'yard') return !isLand
      return leaseKind !== undefined && isLand
    })
    expect(wrong.map(({ partnerRef }) => partnerRef)).toEqual([])
    expect(new Set(offers.map(({ leaseKind }) => leaseKind))).toEqual(new Set([undefined, ...LEASE_KINDS]))
  })

  test('a rent is stated for a lease and a price for a sale, nothing else', () => {
    const wrong = offers.filter(({ listing, rentYen, priceYen }) =>
      listing.deal === 'rent' ? !rentYen || priceYen !== undefined : !priceYen || rentYen !== undefined,
    )
    expect(wrong.map(({ partnerRef }) => partnerRef)).toEqual([])
  })

  test('no superlative is used, in either language', () => {
    const words = listings.flatMap(({ titleJa, titleEn, summaryJa, summaryEn }) => [
      titleJa,
      titleEn,
      summaryJa,
      summaryEn,
    ])
    const praise =
      /最高|最適|完全|完璧|絶対|万全|日本一|抜群|特選|厳選|格安|激安|掘出|破格|希少|\b(best|perfect|finest|cheapest|unique|ideal)\b/i
    expect(words.filter(text => praise.test(text))).toEqual([])
  })
})

describe('sample facts', () => {
  test('between a fifth and a third of what could be known is unknown, some of it after asking', () => {
    const possible = properties.reduce((sum, { kind }) => sum + fieldsFor(kind).length, 0)
    const unknown = 1 - properties.reduce((sum, property) => sum + Object.keys(known(property)).length, 0) / possible
    expect(unknown).toBeGreaterThan(0.2)
    expect(unknown).toBeLessThan(0.35)
    const asked = properties.filter(({ facts }) => facts.some(({ values }) => Object.values(values).includes(null)))
    expect(asked.length).toBeGreaterThan(10)
  })

  test('a few properties are almost fully known, a few hardly at all', () => {
    const shares = properties.map(property => Object.keys(known(property)).length / fieldsFor(property.kind).length)
    expect(shares.filter(share => share >= 0.9).length).toBeGreaterThanOrEqual(3)
    expect(shares.filter(share => share < 0.5).length).toBeGreaterThanOrEqual(3)
  })

  test('each is a field of the kind of property, said once', () => {
    for (const { id, kind, facts } of properties) {
      const said = facts.flatMap(({ values }) => Object.keys(values))
      expect(duplicates(said), id).toEqual([])
      const fields = new Set(fieldsFor(kind).map(field => field.id))
      expect(
        said.filter(field => !fields.has(field)),
        id,
      ).toEqual([])
    }
  })

  test('papers are believable: the registry holds what a register of land and buildings holds, and nothing else does', () => {
    const registered = ['land_area_m2', 'land_category', 'land_rights', 'gross_floor_area_m2']
    const known = new Set([...registered, 'built_ym', 'structure', 'storeys'])
    const wrong = properties.flatMap(({ id, facts }) =>
      facts.flatMap(({ sourceParty, method, values }) =>
        Object.keys(values)
          .filter(
            field =>
              (method === 'registry') !== (sourceParty === 'registry') || (method === 'registry' && !known.has(field)),
          )
          .map(field => `${id} ${field}`),
      ),
    )
    expect(wrong).toEqual([])
  })

  test('a whole building stands on no floor', () => {
    const whole = properties.filter(property => {
      const { leasable_area_m2: offered, gross_floor_area_m2: all } = known(property)
      return offered !== undefined && offered === all
    })
    expect(whole.length).toBeGreaterThan(20)
    expect(whole.filter(property => known(property).floor !== undefined).map(({ id }) => id)).toEqual([])
  })

  test('low voltage stays below 50 kW', () => {
    const wrong = properties
      .map(known)
      .filter(f => /^low/.test(String(f.power_supply_type)) && Number(f.power_contract_kw) >= 50)
    expect(wrong).toEqual([])
  })
})

describe('sample places', () => {
  test('each is near its town; what needs an industrial zone stands in one', () => {
    for (const { id, town, location } of properties)
      expect(metres(location, placeOf(towns, town)), id).toBeLessThan(900)
    const zones = properties.filter(({ kind }) => kind === 'factory').map(({ location }) => zoneAt(location))
    expect(zones.filter(zone => !/^(qind|ind|xind)$/.test(zone ?? ''))).toEqual([])
    expect(properties.some(({ location }) => zoneAt(location) === 'uca')).toBe(true)
  })

  test('a lot holds its point and has the area that is stated', () => {
    const lots = properties.filter(({ lot }) => lot)
    expect(lots.length).toBeGreaterThan(20)
    for (const property of lots) {
      const lot = polygon(property.lot!)
      expect(booleanPointInPolygon(property.location, lot), property.id).toBe(true)
      expect(area(lot) / Number(known(property).land_area_m2), property.id).toBeCloseTo(1, 1)
    }
  })

  test('three lots or more lie on two zones, about 60 to 40', () => {
    const shares = properties.flatMap(({ lot, location }) => {
      if (!lot) return []
      const own = zoning.features.filter(({ properties: { zone } }) => zone === zoneAt(location))
      const parts = own.map(zone => intersect(featureCollection<GeoJSON.Polygon>([polygon(lot), zone])))
      return parts.reduce((sum, part) => sum + (part ? area(part) : 0), 0) / area(polygon(lot))
    })
    const divided = shares.filter(share => share < 0.99)
    expect(divided.length).toBeGreaterThanOrEqual(3)
    for (const share of divided) {
      expect(share).toBeGreaterThan(0.55)
      expect(share).toBeLessThan(0.7)
    }
  })

  test('stated road metres are never shorter than the straight line', () => {
    const stated = properties.filter(({ access }) => access.length > 0)
    expect(stated.length / properties.length).toBeGreaterThan(0.4)
    expect(stated.length / properties.length).toBeLessThan(0.65)
    for (const { id, access, location } of stated)
      for (const { station, roadM } of access)
        expect(roadM, `${id} to ${station}`).toBeGreaterThanOrEqual(metres(location, placeOf(stations, station)))
  })

  test('what is off the market says nowhere where it is', () => {
    const hidden = listings.filter(({ property }) => property.locationPrecision === 'town')
    expect(hidden.length).toBeGreaterThanOrEqual(2)
    for (const { property, titleJa, titleEn, summaryJa, summaryEn } of hidden) {
      expect(metres(property.location, placeOf(towns, property.town)), property.id).toBeGreaterThan(100)
      expect(property.access).toEqual([])
      const words = [titleJa, titleEn, summaryJa, summaryEn].join(' ')
      const names = [...towns, ...stations].flatMap(({ nameJa, nameEn, baseJa, baseEn }) => [
        baseJa ?? nameJa,
        baseEn ?? nameEn,
      ])
      expect(names.filter(name => words.includes(name))).toEqual([])
    }
  })
})
