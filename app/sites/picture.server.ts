import { bboxClip, booleanPointInPolygon } from '@turf/turf'
import { sql } from 'kysely'
import polylabel from 'polylabel'
import type { Db } from '../../db/client.server.ts'
import { asGeoJson, boxMeets } from '../../db/postgis.ts'
import greenText from '../../geodata/basemap/green.geojson?raw'
import railwaysText from '../../geodata/basemap/railways.geojson?raw'
import riversText from '../../geodata/basemap/rivers.geojson?raw'
import roadsText from '../../geodata/basemap/roads.geojson?raw'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import type { MultiPolygon } from '../places/rings.ts'
import { type ZoneId, zoneOf } from '../zoning/model.ts'
import { type Frame, frameOf, PICTURE_HEIGHT, PICTURE_WIDTH, pathOf, scaleOf, shapePath } from './frame.ts'

export type Mark = { text: string; x: number; y: number }
/** A drawn map of a site, made on the server from the portal's own data: no tiles, no script, good on paper. */
export type SitePicture = {
  zones: { id: ZoneId; d: string; colour: string; pattern: string }[]
  letters: Mark[]
  water: string
  streams: string
  green: string
  roads: { main: string; other: string }
  railways: string
  stations: Mark[]
  names: Mark[]
  site: string
  scale: { metres: number; units: number }
}

type Drawn = {
  properties: { class?: string; nameJa?: string; nameEn?: string }
  geometry: { type: string; coordinates: unknown }
}
const drawn = (text: string): Drawn[] => (JSON.parse(text) as { features: Drawn[] }).features
const ROADS = drawn(roadsText)
const RAILWAYS = drawn(railwaysText)
const RIVERS = drawn(riversText)
const GREEN = drawn(greenText)

const linesOf = (features: readonly Drawn[], type: 'LineString' | 'Polygon', frame: Frame): string =>
  features
    .filter(({ geometry }) => geometry.type === type)
    .flatMap(({ geometry: { coordinates } }) =>
      type === 'LineString' ? [coordinates as number[][]] : (coordinates as number[][][]),
    )
    .filter(line => passes(line, frame))
    .map(line => pathOf(frame, line, type === 'Polygon'))
    .join('')

/** Whether a line comes into the picture: by its box, so a little too often. */
function passes(line: readonly number[][], { box: [west, south, east, north] }: Frame): boolean {
  const [lngs, lats] = [line.map(at => at[0]!), line.map(at => at[1]!)]
  return (
    Math.min(...lngs) <= east && Math.max(...lngs) >= west && Math.min(...lats) <= north && Math.max(...lats) >= south
  )
}

/** What the picture of a site shows, in a language. */
export async function sitePicture(db: Db, shape: MultiPolygon, locale: Locale): Promise<SitePicture> {
  const frame = frameOf(shape)
  const zones = await zonesIn(db, frame)
  const isMain = ({ properties }: Drawn) => properties.class === 'motorway' || properties.class === 'trunk'
  const stations = await stationsIn(db, frame, locale)
  const names = apart(roadNames(frame, locale), stations)
  const { letters, ...painted } = zonePaths(zones, frame, shape, locale)
  return {
    ...painted,
    letters: apart(letters, [...CORNERS, ...stations, ...names]),
    water: linesOf(RIVERS, 'Polygon', frame),
    streams: linesOf(RIVERS, 'LineString', frame),
    green: linesOf(GREEN, 'Polygon', frame),
    roads: {
      main: linesOf(ROADS.filter(isMain), 'LineString', frame),
      other: linesOf(
        ROADS.filter(road => !isMain(road)),
        'LineString',
        frame,
      ),
    },
    railways: linesOf(RAILWAYS, 'LineString', frame),
    stations,
    names,
    site: shapePath(frame, shape),
    scale: scaleOf(frame, PICTURE_WIDTH),
  }
}

/** Where the scale and the north arrow stand. */
const CORNERS: Mark[] = [
  { text: '0'.repeat(8), x: 80, y: PICTURE_HEIGHT - 20 },
  { text: '00', x: PICTURE_WIDTH - 30, y: 30 },
]

/** Leaves out words that would run into one another or over the edge; the first come stay. */
function apart(marks: readonly Mark[], taken: readonly Mark[]): Mark[] {
  const placed = [...taken]
  const reach = ({ text }: Mark) => text.length * (/^[ -~]*$/.test(text) ? 5 : 9) + 4
  return marks.filter(mark => {
    const isFree = placed.every(
      other => Math.abs(other.x - mark.x) > reach(other) + reach(mark) || Math.abs(other.y - mark.y) > 26,
    )
    const isInside = mark.x > 22 && mark.x < PICTURE_WIDTH - 22 && mark.y > 22 && mark.y < PICTURE_HEIGHT - 10
    if (isFree && isInside) placed.push(mark)
    return isFree && isInside
  })
}

type Zoned = { zone: ZoneId; geometry: MultiPolygon }

const zonesIn = (db: Db, { box }: Frame): Promise<Zoned[]> =>
  db
    .selectFrom('zoning_areas')
    .select([sql<ZoneId>`zone_id`.as('zone'), asGeoJson<MultiPolygon>(sql.ref('geom'), 5).as('geometry')])
    .where('is_current', '=', true)
    .where(boxMeets(sql.ref('geom'), box))
    .orderBy('id')
    .execute()

/** So much of the picture (its hundredth) a zone must fill to be named in it. */
const NAMED = (PICTURE_WIDTH * PICTURE_HEIGHT) / 100

function zonePaths(
  zones: readonly Zoned[],
  frame: Frame,
  site: MultiPolygon,
  locale: Locale,
): Pick<SitePicture, 'zones' | 'letters'> {
  const letters: Mark[] = []
  const seen = zones.flatMap(({ zone, geometry }) => {
    const { colour, pattern, ...names } = zoneOf(zone)
    const d = geometry.coordinates
      .flatMap(polygon => {
        const clipped = bboxClip({ type: 'Polygon', coordinates: polygon }, frame.box).geometry.coordinates
        const rings = (clipped as number[][][]).filter(ring => ring.length >= 4)
        const letter = letterOf(beside(rings, site), frame, inLocale(locale, names, 'letter'))
        if (letter) letters.push(letter)
        return rings.map(ring => pathOf(frame, ring, true))
      })
      .join('')
    return d ? [{ id: zone, d, colour, pattern }] : []
  })
  return { zones: seen, letters }
}

/** A zone with the site cut out where it lies inside, so that the zone's letter stands beside the site. */
function beside(rings: number[][][], site: MultiPolygon): number[][][] {
  if (rings.length === 0) return rings
  const zone = { type: 'Polygon' as const, coordinates: rings }
  const inside = site.coordinates
    .map(([outer]) => outer!)
    .filter(outer => outer.every(at => booleanPointInPolygon([...at], zone)))
  return [...rings, ...inside]
}

function letterOf(rings: number[][][], frame: Frame, text: string): Mark | null {
  const [outer, ...holes] = rings.map(ring => ring.map(frame.at))
  if (!outer || areaOf(outer) < NAMED) return null
  const [x = 0, y = 0] = polylabel([outer, ...holes], 4)
  return { text, x: Math.round(x), y: Math.round(y) }
}

const areaOf = (ring: readonly number[][]): number =>
  Math.abs(
    ring.reduce((sum, [x = 0, y = 0], i) => {
      const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length]!
      return sum + x * nextY - nextX * y
    }, 0),
  ) / 2

async function stationsIn(db: Db, frame: Frame, locale: Locale): Promise<Mark[]> {
  const rows = await db
    .selectFrom('stations')
    .select([
      'name_ja as nameJa',
      'name_en as nameEn',
      asGeoJson<{ coordinates: number[] }>(sql.ref('location'), 5).as('location'),
    ])
    .where('retired_at', 'is', null)
    .where(boxMeets(sql.ref('location'), frame.box))
    .execute()
  return rows.flatMap(row => markAt(frame, row.location.coordinates, inLocale(locale, row, 'name'), 24) ?? [])
}

/** The name of each road at the middle one of its points that are well inside the picture. */
const roadNames = (frame: Frame, locale: Locale): Mark[] =>
  ROADS.flatMap(({ properties, geometry }) => {
    const { nameJa, nameEn } = properties
    const inside = (geometry.coordinates as number[][]).flatMap(
      at => markAt(frame, at, inLocale(locale, { nameJa, nameEn }, 'name'), 60) ?? [],
    )
    return inside[Math.floor(inside.length / 2)] ?? []
  })

function markAt(frame: Frame, position: readonly number[], text: string, margin: number): Mark | null {
  const [x, y] = frame.at(position).map(Math.round) as [number, number]
  const isInside = x > margin && x < PICTURE_WIDTH - margin && y > margin && y < PICTURE_HEIGHT - margin
  return isInside && text ? { text, x, y } : null
}
