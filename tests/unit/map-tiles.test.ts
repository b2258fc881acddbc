import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellDepth, joinTouching, type Mark, SINGLES_FROM_ZOOM } from '../../app/listings/clusters.ts'
import { latOfRow, lngOfColumn, tileBox, tileOf } from '../../app/map/tile-grid.ts'
import { readTile } from '../../app/server/tiles-address.ts'

const zoom = fc.integer({ min: 8, max: 18 })
const near = fc.tuple(
  fc.double({ min: 139.2, max: 139.6, noNaN: true }),
  fc.double({ min: 35.5, max: 35.8, noNaN: true }),
)
const holds = ([west, south, east, north]: readonly number[], lng: number, lat: number) =>
  west! <= lng && lng < east! && south! < lat && lat <= north!

/** The tiles around the one that holds a point. */
const around = (lng: number, lat: number, z: number) => {
  const { x, y } = tileOf(lng, lat, z)
  return [-1, 0, 1].flatMap(dx => [-1, 0, 1].map(dy => ({ z, x: x + dx, y: y + dy })))
}

describe('the tile grid', () => {
  test('a point is in one tile, wherever it lies', () => {
    fc.assert(
      fc.property(zoom, near, (z, [lng, lat]) => {
        expect(around(lng, lat, z).filter(tile => holds(tileBox(tile), lng, lat))).toEqual([tileOf(lng, lat, z)])
      }),
    )
  })

  test('a point on an edge or a corner is in one tile too', () => {
    fc.assert(
      fc.property(zoom, near, fc.boolean(), (z, [lng, lat], onCorner) => {
        const { x, y } = tileOf(lng, lat, z)
        const edge: [number, number] = [lngOfColumn(x, z), onCorner ? latOfRow(y, z) : lat]
        expect(around(...edge, z).filter(tile => holds(tileBox(tile), ...edge))).toHaveLength(1)
      }),
    )
  })
})

const mark = fc.record({ at: near, count: fc.integer({ min: 1, max: 40 }), unsure: fc.boolean() }).map(
  ({ at: [lng, lat], count, unsure }): Mark => ({
    at: [lng, lat],
    box: [lng, lat, lng, lat],
    count,
    toConfirm: unsure ? 1 : 0,
    listing: count === 1 ? { id: 1, publicId: `${lng},${lat}`, kind: 'factory', deal: 'rent', verdict: null } : null,
  }),
)
const sum = (marks: readonly Mark[], of: 'count' | 'toConfirm') => marks.reduce((total, one) => total + one[of], 0)

describe('clusters', () => {
  test('joining neither loses nor adds a listing, and does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 60 }), zoom, (marks, z) => {
        const joined = joinTouching(marks, { z, x: 0, y: 0 })
        expect(sum(joined, 'count')).toBe(sum(marks, 'count'))
        expect(sum(joined, 'toConfirm')).toBe(sum(marks, 'toConfirm'))
        const again = joinTouching([...marks].reverse(), { z, x: 0, y: 0 })
        expect(again.map(one => one.count).sort()).toEqual(joined.map(one => one.count).sort())
        for (const one of joined) expect(one.listing === null).toBe(one.count > 1)
      }),
    )
  })

  test('near the ground neighbours stand for themselves', () => {
    const [a, b] = [139.37, 139.37001].map(
      (lng): Mark => ({ at: [lng, 35.66], box: [lng, 35.66, lng, 35.66], count: 1, toConfirm: 0, listing: null }),
    )
    expect(joinTouching([a!, b!], { z: SINGLES_FROM_ZOOM, x: 0, y: 0 })).toHaveLength(2)
    expect(joinTouching([a!, b!], { z: SINGLES_FROM_ZOOM - 1, x: 0, y: 0 })).toHaveLength(1)
  })

  test('a tile holds a bounded number of marks', () => {
    for (let z = 8; z <= 18; z++) expect(4 ** cellDepth(z)).toBeLessThanOrEqual(1024)
  })
})

describe('the address of a tile', () => {
  const zooms = { from: 8, to: 16 }
  test('whole numbers inside the grid', () => {
    expect(readTile({ z: '12', x: '3634', y: '1613' }, zooms)).toEqual({ tile: { z: 12, x: 3634, y: 1613 } })
  })
  test.each([
    [{ z: '7', x: '1', y: '1' }, ['z']],
    [{ z: '17', x: '1', y: '1' }, ['z']],
    [{ z: '12', x: '4096', y: '-1' }, ['x', 'y']],
    [{ z: '12', x: '1.5', y: 'NaN' }, ['x', 'y']],
    [{ z: '1e400', x: '1', y: '0x10' }, ['z', 'y']],
  ])('%j names %j', (parts, bad) => {
    const read = readTile(parts, zooms)
    expect('problems' in read && read.problems.map(problem => problem.parameter)).toEqual(bad)
  })
})
