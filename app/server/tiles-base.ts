import { readFile } from 'node:fs/promises'
import type { Db } from '../../db/client.server.ts'
import { cityBoundary, listStations, listTowns } from '../places/queries.server.ts'

type Feature = GeoJSON.Feature<GeoJSON.Geometry, Record<string, unknown>>

export type Ground = { type: 'FeatureCollection'; features: Feature[] }

/** Our own drawing of the ground; see geodata/basemap/README.md. */
const DRAWINGS = ['green', 'rivers', 'roads', 'railways', 'neighbours'] as const
const folder = new URL('../../geodata/basemap/', import.meta.url)

/** Larger than any view of the map. */
const OUTSIDE = [
  [138, 34.5],
  [141, 34.5],
  [141, 37],
  [138, 37],
  [138, 34.5],
]

let drawn: Promise<Feature[]> | null = null

const readDrawings = () => {
  drawn ??= Promise.all(
    DRAWINGS.map(async layer => {
      const { features } = JSON.parse(await readFile(new URL(`${layer}.geojson`, folder), 'utf8')) as {
        features: Feature[]
      }
      const parts = features.filter(({ properties }) => properties.class !== 'mask').map(part => asPart(layer, part))
      return [...parts, ...parts.flatMap(midstream)]
    }),
  ).then(parts => parts.flat())
  return drawn
}

/**
 * The line along which a river is named. Our rivers are drawn down one bank and up the other, so opposite points of the
 * ring are opposite banks.
 */
function midstream({ geometry, properties }: Feature): Feature[] {
  if (properties.class !== 'river' || geometry.type !== 'Polygon') return []
  const ring = geometry.coordinates[0]!.slice(0, -1)
  const bank = ring.slice(0, Math.floor(ring.length / 2))
  const coordinates = bank.map(([lng, lat], i) => {
    const [otherLng, otherLat] = ring[ring.length - 1 - i]!
    return [(lng! + otherLng!) / 2, (lat! + otherLat!) / 2]
  })
  return [
    {
      type: 'Feature',
      geometry: { type: 'LineString', coordinates },
      properties: { ...properties, class: 'midstream' },
    },
  ]
}

/** Only what the map's style reads travels. */
function asPart(layer: string, { geometry, properties: { id, class: kind, nameJa, nameEn, ref } }: Feature): Feature {
  const isJr = layer === 'railways' && String(id).startsWith('jr-')
  return {
    type: 'Feature',
    geometry,
    properties: { layer, class: isJr ? 'jr' : kind, nameJa, nameEn, ...(ref ? { ref } : {}) },
  }
}

const named = (layer: string, at: readonly [number, number], properties: Record<string, unknown>): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [...at] },
  properties: { layer, ...properties },
})

/**
 * What the map draws under the data, as one GeoJSON collection whose features say their `layer`: our own drawing of
 * rivers, roads, railways and green; the boundary in use with everything outside it; towns and stations in use.
 */
export async function baseFeatures(db: Db): Promise<Ground> {
  const [drawings, boundary, towns, stations] = await Promise.all([
    readDrawings(),
    cityBoundary(db),
    listTowns(db),
    listStations(db),
  ])
  const city: Feature[] = boundary
    ? [
        { type: 'Feature', geometry: boundary.geometry, properties: { layer: 'boundary' } },
        {
          type: 'Feature',
          geometry: {
            type: 'Polygon',
            coordinates: [OUTSIDE, ...boundary.geometry.coordinates.map(part => part[0] as unknown as number[][])],
          },
          properties: { layer: 'outside' },
        },
      ]
    : []
  return {
    type: 'FeatureCollection',
    features: [
      ...drawings,
      ...city,
      ...towns.map(({ location, nameJa, nameEn }) => named('towns', location, { nameJa, nameEn })),
      ...stations.map(({ location, nameJa, nameEn, inCity }) =>
        named('stations', location, { nameJa, nameEn, inCity }),
      ),
    ],
  }
}
