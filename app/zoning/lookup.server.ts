import type { Db } from '../../db/client.server.ts'
import type { LngLat } from '../../db/postgis.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { findStation, findTown, isInCity, listStations, listTowns } from '../places/queries.server.ts'
import type { Edition, PlaceFacts } from './here.ts'
import type { AskedPlace } from './lookup.ts'
import type { ZoneId } from './model.ts'
import { overlayKindsLoaded, overlaysAt, zoneAreas, zonesAt, zoningEdition } from './queries.server.ts'

/** The zones and overlays at a point, and whether it lies in the city. */
export async function placeFacts(db: Db, at: LngLat): Promise<PlaceFacts> {
  const [inCity, zones, overlays, overlayKinds] = await Promise.all([
    isInCity(db, at),
    zonesAt(db, at),
    overlaysAt(db, at),
    overlayKindsLoaded(db),
  ])
  return { at, inCity, zones, overlays, overlayKinds }
}

type Name = { nameJa: string; nameEn: string }
/** An entry of the list of places, in one language. */
export type PlaceChoice = { value: string; name: string }
export type ZoningPage = {
  towns: PlaceChoice[]
  stations: PlaceChoice[]
  areas: { zone: ZoneId; areaM2: number }[]
  edition: Edition | null
  /** The place asked about; `name` null for a point. */
  found: (PlaceFacts & { kind: AskedPlace['kind']; name: Name | null }) | null
  /** A town or station was asked for that is not known. */
  isUnknown: boolean
}

async function locate(db: Db, asked: AskedPlace): Promise<{ at: LngLat; name: Name | null } | null> {
  if (asked.kind === 'point') return { at: asked.at, name: null }
  const place = await (asked.kind === 'town' ? findTown(db, asked.slug) : findStation(db, asked.slug))
  return place && { at: place.location, name: { nameJa: place.nameJa, nameEn: place.nameEn } }
}

const choicesOf = (
  kind: 'town' | 'station',
  places: readonly (Name & { slug: string })[],
  locale: Locale,
): PlaceChoice[] => places.map(place => ({ value: `${kind}.${place.slug}`, name: inLocale(locale, place, 'name') }))

/** Everything the zoning page shows. */
export async function zoningPage(db: Db, asked: AskedPlace | null, locale: Locale): Promise<ZoningPage> {
  const [towns, stations, areas, edition, place] = await Promise.all([
    listTowns(db),
    listStations(db),
    zoneAreas(db),
    zoningEdition(db),
    asked && locate(db, asked),
  ])
  return {
    towns: choicesOf('town', towns, locale),
    stations: choicesOf('station', stations, locale),
    areas,
    edition,
    found: asked && place ? { ...(await placeFacts(db, place.at)), kind: asked.kind, name: place.name } : null,
    isUnknown: asked !== null && !place,
  }
}
