import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { verdictsOf } from '../listings/verdicts.server.ts'
import { whyNoZone } from '../zoning/here.ts'
import { type AskedWork, workOf } from '../zoning/law/asked.ts'
import { verdictOf } from '../zoning/law/verdict.ts'
import type { Verdict } from '../zoning/law/verdict-model.ts'
import { lawPlace } from '../zoning/law-place.ts'
import { placeFacts } from '../zoning/lookup.server.ts'
import type { QuestionInputs } from './question.ts'

/** A verdict with the editions of the data that it rests on. */
export type Answer = { verdict: Verdict; zoningDatasetId: number | null; overlaysDatasetId: number | null }

async function atListing(db: Db, publicId: string, asked: AskedWork, today: string): Promise<Answer | null> {
  const { rows } = await sql<{ id: number } & Omit<Answer, 'verdict'>>`
    select s.listing_id as id, a.zoning_dataset_id as "zoningDatasetId", a.overlays_dataset_id as "overlaysDatasetId"
    from listing_search s join assets a on a.id = s.asset_id where s.public_id = ${publicId}`.execute(db)
  const [listing] = rows
  if (!listing) return null
  const { id, ...editions } = listing
  const verdict = (await verdictsOf(db, [id], asked, today)).get(id)
  return verdict ? { verdict, ...editions } : null
}

async function atPoint(db: Db, at: readonly [number, number], asked: AskedWork, date: string): Promise<Answer | null> {
  const work = workOf(asked.use)
  const facts = await placeFacts(db, at)
  if (!work || whyNoZone(facts) === 'outside_city') return null
  return {
    verdict: verdictOf({ work, answers: asked.answers, property: null, place: lawPlace(facts), date }),
    zoningDatasetId: facts.zones.edition?.datasetId ?? null,
    overlaysDatasetId: facts.overlays.edition?.datasetId ?? null,
  }
}

/**
 * The verdict that the public is given on a day; null where there is none: nowhere in particular, outside the city, at a
 * listing that is no longer published, or on a work that the rules no longer know.
 */
export async function answerOf(db: Db, { asked, place }: QuestionInputs, today: string): Promise<Answer | null> {
  if (!place) return null
  return place.kind === 'listing' ? atListing(db, place.publicId, asked, today) : atPoint(db, place.at, asked, today)
}
