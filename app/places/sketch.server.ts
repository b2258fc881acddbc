import type { Db } from '../../db/client.server.ts'
import greenText from '../../geodata/basemap/green.geojson?raw'
import railwaysText from '../../geodata/basemap/railways.geojson?raw'
import riversText from '../../geodata/basemap/rivers.geojson?raw'
import { cityBoundary } from './queries.server.ts'
import { sketchPath } from './sketch.ts'

/** Path data of each layer of the sketch map; `boundary` is empty before one is loaded. */
export type Sketch = { boundary: string; water: string; streams: string; green: string; railways: string }

type Drawn = { features: { geometry: { type: string; coordinates: unknown } }[] }

const rings = (geometry: Drawn['features'][number]['geometry']): number[][][] =>
  geometry.type === 'LineString' ? [geometry.coordinates as number[][]] : (geometry.coordinates as number[][][])

const paths = (text: string, type: 'LineString' | 'Polygon'): string =>
  (JSON.parse(text) as Drawn).features
    .filter(({ geometry }) => geometry.type === type)
    .flatMap(({ geometry }) => rings(geometry))
    .map(line => sketchPath(line, type === 'Polygon'))
    .join('')

const base = {
  water: paths(riversText, 'Polygon'),
  streams: paths(riversText, 'LineString'),
  green: paths(greenText, 'Polygon'),
  railways: paths(railwaysText, 'LineString'),
}

/** The sketch map: the bundled base map's main lines and the boundary in use. */
export async function citySketch(db: Db): Promise<Sketch> {
  const boundary = await cityBoundary(db)
  const outline = boundary?.geometry.coordinates.flat().map(ring => sketchPath(ring, true)) ?? []
  return { ...base, boundary: outline.join('') }
}
