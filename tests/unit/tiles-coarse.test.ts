import { VectorTile } from '@mapbox/vector-tile'
import fc from 'fast-check'
import { PbfReader } from 'pbf'
import { describe, expect, test } from 'vitest'
import { tileOf } from '../../app/map/tile-grid.ts'
import { FINEST, SINGLE_FROM_ZOOM, stepsAt } from '../../app/server/tiles-coarse.ts'
import { areaTiles } from '../../app/server/tiles-shapes.ts'

const [LNG, LAT] = [139.38, 35.66]
const zoneAt = (id: number, zone: string, west: number, size: number) => ({
  type: 'Feature' as const,
  id,
  properties: { id, zone, floorAreaRatioPct: 200 + id },
  geometry: {
    type: 'MultiPolygon' as const,
    coordinates: [
      [
        [
          [west, LAT],
          [west + size, LAT],
          [west + size, LAT + size],
          [west, LAT + size],
          [west, LAT],
        ],
      ],
    ],
  },
})
const tile = (z: number) => tileOf(LNG + 0.0001, LAT + 0.0001, z)
const layerAt = (areas: ReturnType<typeof zoneAt>[], z: number) => {
  const { x, y } = tile(z)
  const made = areaTiles('zoning', areas, ['zone']).tile(z, x, y)
  return made ? new VectorTile(new PbfReader(made)).layers.zoning : undefined
}
const featuresOf = (layer: ReturnType<typeof layerAt>) =>
  Array.from({ length: layer?.length ?? 0 }, (_, i) => layer!.feature(i))

describe('tiles of areas', () => {
  const areas = [
    zoneAt(1, 'ind', LNG, 0.004),
    zoneAt(2, 'ind', LNG + 0.004, 0.004),
    zoneAt(3, 'qind', LNG + 0.008, 0.004),
  ]

  test('join from afar what is drawn alike, and tell areas apart further in', () => {
    const far = featuresOf(layerAt(areas, SINGLE_FROM_ZOOM - 1))
    expect(far.map(({ properties }) => properties)).toEqual([{ zone: 'ind' }, { zone: 'qind' }])
    expect(far[0]!.loadGeometry()).toHaveLength(2)
    const near = featuresOf(layerAt(areas, SINGLE_FROM_ZOOM))
    expect(near.map(({ id, properties }) => [id, properties.floorAreaRatioPct])).toEqual([
      [1, 201],
      [2, 202],
      [3, 203],
    ])
  })

  test('lie within half a pixel of where they are, on rings that close and can be filled', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 16 }), fc.double({ min: 0.0005, max: 0.03, noNaN: true }), (z, size) => {
        const layer = layerAt([zoneAt(1, 'ind', LNG, size)], z)
        const across = (size / 360) * 2 ** z
        // A few steps wide at least: less than that may leave nothing to fill.
        if (across * stepsAt(z) < 4) return
        expect(layer!.extent).toBe(stepsAt(z))
        expect(FINEST % stepsAt(z)).toBe(0)
        for (const ring of layer!.feature(0).loadGeometry()) {
          expect(ring.length).toBeGreaterThanOrEqual(4)
          expect(ring[0]).toEqual(ring.at(-1))
        }
        const at = ((LNG + 180) / 360) * 2 ** z
        const [left] = layer!.feature(0).bbox()
        // A tile's margin ends what lies further out.
        expect(Math.abs(left! / stepsAt(z) - Math.max(at - tile(z).x, -64 / FINEST))).toBeLessThanOrEqual(1 / 512)
      }),
    )
  })
})
