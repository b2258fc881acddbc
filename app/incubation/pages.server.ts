import type { Db } from '../../db/client.server.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { layerCredits } from '../places/credits.server.ts'
import { freeFirst, type RoomFilter, selectRooms } from './filter.ts'
import { countStates, findFacility, listFacilities, wasFacility } from './queries.server.ts'
import { choiceCounts, facilityView, roomDetailView, roomView } from './view.ts'

/** What the list of facilities shows: rooms that are asked for, and the count beside each choice. */
export async function facilitiesPage(db: Db, filter: RoomFilter, locale: Locale, today: string) {
  const all = await listFacilities(db, today)
  const rooms = all.flatMap(facility => facility.rooms)
  const facilities = all
    .map(facility => ({
      ...facilityView(facility, locale),
      rooms: freeFirst(selectRooms(facility.rooms, filter)).map(room => roomView(room, locale)),
    }))
    .filter(facility => facility.rooms.length > 0)
  const asked = facilities.flatMap(facility => facility.rooms)
  return {
    filter,
    facilities,
    matched: { rooms: asked.length, toConfirm: asked.filter(room => room.toConfirm).length },
    figures: { facilities: all.length, rooms: rooms.length, states: countStates(rooms) },
    choices: choiceCounts(rooms, filter),
    hasSample: all.some(facility => facility.isSample),
    credits: await layerCredits(db, locale, ['incubation', 'zoning']),
  }
}
export type FacilitiesPage = Awaited<ReturnType<typeof facilitiesPage>>

/** What the page of a facility shows; 'gone' where one stood in an older edition, null where none ever did. */
export async function facilityPage(db: Db, publicId: string, locale: Locale, today: string) {
  const facility = await findFacility(db, publicId, today)
  if (!facility) return (await wasFacility(db, publicId)) ? ('gone' as const) : null
  return {
    facility: facilityView(facility, locale),
    rooms: facility.rooms.map(room => roomDetailView(room, locale)),
    credits: await layerCredits(db, locale, ['incubation', 'zoning']),
    today,
  }
}
export type FacilityPage = Exclude<Awaited<ReturnType<typeof facilityPage>>, 'gone' | null>
