import type { Db } from '../../db/client.server.ts'
import { findSummary } from '../listings/detail.server.ts'
import { whyNoZone } from '../zoning/here.ts'
import { placeFacts } from '../zoning/lookup.server.ts'
import type { QuestionPlace } from './question.ts'

/** Why nothing can be asked of a place: a listing that is not public on the day, or a point outside the city. */
export type NoPlace = 'noListing' | 'outsideCity'

export async function whyNoPlace(db: Db, place: QuestionPlace | null, today: string): Promise<NoPlace | null> {
  if (place?.kind === 'listing') {
    const found = await findSummary(db, place.publicId, today)
    return found && found !== 'gone' ? null : 'noListing'
  }
  return place && whyNoZone(await placeFacts(db, place.at)) === 'outside_city' ? 'outsideCity' : null
}
