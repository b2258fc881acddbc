import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { booleanPointInPolygon, point } from '@turf/turf'
import { metres } from './ground.mjs'

const readJson = path => JSON.parse(readFileSync(path, 'utf8'))

const propertyFiles = clone =>
  readdirSync(join(clone, 'geodata/listings'))
    .filter(name => name.endsWith('.json') && name !== 'organisations.json')
    .map(name => join(clone, 'geodata/listings', name))

const isHidden = property => property.locationPrecision === 'town'

/** The sample's published properties whose place is not public: id of the listing, true place and lot, public point. */
export function hiddenProperties(clone) {
  const { towns } = readJson(join(clone, 'geodata/towns/towns.json'))
  return propertyFiles(clone)
    .flatMap(readJson)
    .filter(isHidden)
    .flatMap(property => {
      const town = towns.find(({ id }) => id === property.town)
      const listings = property.listings.filter(({ status }) => status === 'published')
      return listings.map(({ publicId }) => ({ publicId, property, town: [town.lng, town.lat] }))
    })
}

const shiftLot = (lot, [east, north]) => lot?.map(ring => ring.map(([lng, lat]) => [lng + east, lat + north]))

/** The place in the same polygon of the zoning that is farthest from the true one and holds the whole lot. */
function elsewhere({ location, lot }, zoning) {
  const own = zoning.features.find(area => booleanPointInPolygon(point(location), area))
  assert.ok(own, 'the sample has a zone at a hidden place')
  const [ring] = own.geometry.coordinates
  const lngs = ring.map(([lng]) => lng)
  const lats = ring.map(([, lat]) => lat)
  const between = (values, part) => Math.min(...values) + (Math.max(...values) - Math.min(...values)) * part
  const places = []
  for (let i = 1; i < 40; i++) for (let j = 1; j < 40; j++) places.push([between(lngs, i / 40), between(lats, j / 40)])
  const holdsLot = ([lng, lat]) =>
    shiftLot(lot ?? [[location]], [lng - location[0], lat - location[1]])[0].every(corner =>
      booleanPointInPolygon(point(corner), own),
    )
  const [best] = places.filter(holdsLot).sort((a, b) => metres(b, location) - metres(a, location))
  assert.ok(best, 'the zone has another place')
  return best.map(part => Number(part.toFixed(5)))
}

/** What the public sees rounded or not at all, otherwise than it is but the same to the public. */
function otherwise(facts) {
  const changed = { ...facts }
  if (facts.land_area_m2) changed.land_area_m2 = Number(facts.land_area_m2.toPrecision(2)) + 1
  if (facts.yard_area_m2) changed.yard_area_m2 = Number(facts.yard_area_m2.toPrecision(2)) + 1
  if (facts.road_frontage_m) changed.road_frontage_m = facts.road_frontage_m + 7
  return changed
}

function moveAway(property, zoning, station) {
  const location = elsewhere(property, zoning)
  const by = [location[0] - property.location[0], location[1] - property.location[1]]
  return {
    ...property,
    location,
    lot: shiftLot(property.lot, by),
    addressJa: '東京都日野市どこか九丁目999番（サンプル）',
    addressEn: '999 Dokoka 9-chome, Hino City, Tokyo (sample)',
    roadNameJa: '別の道路',
    roadNameEn: 'Another road',
    access: [{ station, roadM: 777 }],
    facts: property.facts.map(bundle => ({ ...bundle, values: otherwise(bundle.values) })),
  }
}

/** Gives the hidden properties of a clone another true place, address, road and lot; what the public may see stays. */
export function moveHidden(clone) {
  const zoning = readJson(join(clone, 'geodata/zoning/zoning.geojson'))
  const { stations } = readJson(join(clone, 'geodata/stations/stations.json'))
  const nearest = ([lng, lat]) =>
    [...stations].sort((a, b) => metres([a.lng, a.lat], [lng, lat]) - metres([b.lng, b.lat], [lng, lat]))[0].id
  const { towns } = readJson(join(clone, 'geodata/towns/towns.json'))
  for (const file of propertyFiles(clone)) {
    const properties = readJson(file).map(property => {
      if (!isHidden(property)) return property
      const town = towns.find(({ id }) => id === property.town)
      return moveAway(property, zoning, nearest([town.lng, town.lat]))
    })
    writeFileSync(file, JSON.stringify(properties))
  }
}

/** Long enough to stand for one place only. */
const degrees = at => at.map(String).filter(part => /\.\d{5,}$/.test(part))

/** What would betray a hidden property wherever it is read. */
export const traces = ({ property }) => [
  ...[property.addressJa, property.addressEn, property.roadNameJa, property.roadNameEn].filter(Boolean),
  ...[property.location, ...(property.lot?.[0] ?? [])].flatMap(degrees),
]
