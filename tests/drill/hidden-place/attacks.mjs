import assert from 'node:assert/strict'
import { around, bearing, crossing, halve, metres, trilaterate } from './ground.mjs'
import { fileOrder, marksIn, query, SURFACES } from './surfaces.mjs'
import { halfStepMetres, placeOf, tileAt } from './tiles.mjs'

// Each attack knows a property's public id and what the portal itself says, and comes back with where it believes the
// property to be, or with how far off it may be. Angles in radians, distances in metres.

const CITY = [139.34, 35.62, 139.44, 35.7]
const HALVINGS = 40
const GUESS = [139.39, 35.665]

/** Halves boxes on every surface that answers searches. */
async function byBoxes(asker, id) {
  const found = []
  for (const [surface, isIn] of Object.entries(SURFACES)) {
    const [west, south, east, north] = CITY
    const inBox = box => isIn(asker, id, { bbox: box.join(',') })
    const lng = await halve(west, east, HALVINGS, edge => inBox([edge, south, east, north]))
    const lat = await halve(south, north, HALVINGS, edge => inBox([west, edge, east, north]))
    found.push({ how: `halved boxes, ${surface}`, at: [lng, lat], within: 0.01 })
  }
  return found
}

/** The last radius that holds it around several centres, first far away, then close by. */
async function byRadius(asker, id) {
  const reach = centre =>
    halve(20_000, 10, HALVINGS, radius => SURFACES.api(asker, id, { near: centre.join(','), radius }))
  const measured = async centres => {
    const circles = []
    for (const centre of centres) circles.push({ centre, radius: await reach(centre) })
    return circles
  }
  const ring = (centre, distance) => [0, 2.1, 4.2].map(angle => around(centre, distance, angle))
  const rough = trilaterate(await measured(ring(GUESS, 3000)), GUESS)
  const at = trilaterate(await measured(ring(rough, 60)), rough)
  return [{ how: 'measured by radius', at, within: 0.01 }]
}

/** Half-planes turned through many directions, drawn as polygons. */
async function byPolygons(asker, id) {
  const FAR = 2
  const lines = []
  for (let i = 0; i < 9; i++) {
    const angle = (i * Math.PI) / 9 + 0.123
    const [ux, uy] = [Math.cos(angle), Math.sin(angle)]
    const middle = GUESS[0] * ux + GUESS[1] * uy
    const corner = (along, across) => [along * ux - across * uy, along * uy + across * ux]
    const side = -GUESS[0] * uy + GUESS[1] * ux
    const upTo = along => {
      const ring = [
        corner(middle - FAR, side - FAR),
        corner(along, side - FAR),
        corner(along, side + FAR),
        corner(middle - FAR, side + FAR),
      ]
      return JSON.stringify({ type: 'Polygon', coordinates: [[...ring, ring[0]]] })
    }
    const along = await halve(middle + 1, middle - 1, HALVINGS, end => SURFACES.api(asker, id, { within: upTo(end) }))
    lines.push({ angle, along })
  }
  return [{ how: 'crossed half-planes', at: crossing(lines), within: 0.01 }]
}

/** Where its place in a list sorted by distance changes with that of a neighbour whose place is known. */
async function byOrder(asker, id, { said, neighbours }) {
  const circles = []
  for (const [i, neighbour] of neighbours.slice(0, 6).entries()) {
    const aim = around(said, metres(said, neighbour.at) / 4, i * 2.4)
    const on = part => neighbour.at.map((from, axis) => from + (aim[axis] - from) * part)
    const isBehind = async part => {
      const near = on(part).join(',')
      const order = await fileOrder(asker, { near, radius: 20_000, sort: 'distance' })
      return order.indexOf(id) > order.indexOf(neighbour.id)
    }
    const flip = on(await halve(0, 1, HALVINGS, isBehind))
    circles.push({ centre: flip, radius: metres(flip, neighbour.at) })
  }
  return [{ how: 'order among neighbours', at: trilaterate(circles, GUESS), within: 0.5 }]
}

/** A narrow area from one place to another, with a little room around both. */
function corridor(a, b) {
  const along = bearing(a, b)
  const corner = (at, turn) => around(at, 20, along + turn)
  const ring = [corner(a, 2.4), corner(a, -2.4), corner(b, -0.8), corner(b, 0.8)]
  return JSON.stringify({ type: 'Polygon', coordinates: [[...ring, ring[0]]] })
}

/** The extent of a cluster of two, less the neighbour that is known. */
async function byClusters(asker, _id, { said, neighbours }) {
  const found = []
  for (const neighbour of neighbours) {
    const within = corridor(said, neighbour.at)
    const { total } = await asker.json(`/api/listings?${query({ within })}`)
    if (total !== 2) continue
    const cluster = (await marksIn(asker, tileAt(said, 10), { within })).find(mark => mark.count === 2)
    if (!cluster) continue
    const other = (low, high, known) => (Math.abs(low - known) < 1e-9 ? high : low)
    const at = [
      other(cluster.west, cluster.east, neighbour.at[0]),
      other(cluster.south, cluster.north, neighbour.at[1]),
    ]
    found.push({ how: 'cluster with a neighbour', at, within: 0.01 })
  }
  assert.ok(found.length > 0, 'some neighbour makes a cluster of two')
  return found
}

/** Its mark on tiles of every zoom: where its public place is, beside it, and where its true places are. */
async function byTiles(asker, id, { said, suspects }) {
  const found = []
  for (let z = 8; z <= 18; z++) {
    const own = tileAt(said, z)
    const tiles = [-1, 0, 1].flatMap(dx => [-1, 0, 1].map(dy => ({ z, x: own.x + dx, y: own.y + dy })))
    for (const tile of [...tiles, ...suspects.map(at => tileAt(at, z))]) {
      for (const conditions of [{}, { q: id }]) {
        const pin = (await marksIn(asker, tile, conditions)).find(mark => mark.publicId === id)
        if (pin) found.push({ how: `pin at zoom ${z}`, at: placeOf(tile, pin), within: 1.5 * halfStepMetres(z) })
      }
    }
  }
  return found
}

export const ATTACKS = { byBoxes, byRadius, byPolygons, byOrder, byClusters, byTiles }
