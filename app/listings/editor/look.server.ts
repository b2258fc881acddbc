import type { Db } from '../../../db/client.server.ts'
import type { Town } from '../../places/model.ts'
import { type PlaceText, readPlaceText } from '../../places/place-text.ts'
import { listTowns, nearestStations, nearestTown, type StationNear } from '../../places/queries.server.ts'
import type { PlaceFacts } from '../../zoning/here.ts'
import { placeFacts } from '../../zoning/lookup.server.ts'

/** What a writer has given of a place: words, and a point where there is one. */
export type LookedFor = { text: string; at: [number, number] | null }

export type Look = {
  town: Town
  /** As it will be written: the words where they name a town, else the town's name. */
  address: string
  at: [number, number] | null
  /** null: only the town is known. */
  facts: PlaceFacts | null
  stations: StationNear[]
  /** The town whose point is nearest, where it is not the one that the address names. */
  otherTown: Town | null
}

export type LookFault = 'nothing' | 'noTown' | 'otherCity' | 'outsideCity'

const FAULTS = { other_city: 'otherCity', unknown: 'noTown' } as const

/**
 * What the portal knows of a place. The town is the one that the address names; without an address it is the nearest,
 * towns being known by one point each.
 */
export async function lookAt(db: Db, { text, at }: LookedFor): Promise<Look | LookFault> {
  const towns = await listTowns(db)
  const read: PlaceText<Town> = readPlaceText(text, towns)
  const point = at ?? (read.kind === 'point' ? read.at : null)
  if (!point && read.kind !== 'address')
    return text.trim() === '' || read.kind === 'point' ? 'nothing' : FAULTS[read.kind]
  const named = read.kind === 'address' ? read : null
  const facts = point && (await placeFacts(db, point))
  if (facts?.inCity === false) return 'outsideCity'
  const nearest = point && (await nearestTown(db, point))
  const town = named?.town ?? nearest?.town
  if (!town) return 'noTown'
  return {
    town,
    address: named?.address ?? town.nameJa,
    at: point,
    facts,
    stations: await nearestStations(db, point ?? town.location),
    otherTown: named && nearest && nearest.town.id !== named.town.id ? nearest.town : null,
  }
}
