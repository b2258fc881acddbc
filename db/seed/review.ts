import { addDays } from '../../app/lib/day.ts'
import { requestChanges } from '../../app/listings/decide.server.ts'
import { openListing } from '../../app/listings/open-listing.server.ts'
import { openRevision, saveRevision, type Writing } from '../../app/listings/revisions.server.ts'
import { submitRevision } from '../../app/listings/submit.server.ts'
import { listTowns } from '../../app/places/queries.server.ts'
import type { Trx } from '../client.server.ts'
import type { Known } from './inputs.ts'
import { CHANGES, type ChangeStory, NEW_ONES, type NewStory } from './review-stories.ts'

// The sample's desks: what is being written, waits for review or was sent back. All of it goes through the same commands
// as a partner's own work, so that none of it can stand where a partner's could not.

/** Nobody has an account yet, so nobody is written to and no link is needed. */
const postingAt = (now: Date) => ({ baseUrl: '', now })

/** The morning of a day, in Tokyo. */
const morning = (day: string): Date => new Date(`${day}T01:30:00Z`)

type Story = ChangeStory | NewStory
const daysAgoOf = (story: Story): number =>
  // Not of today: whoever starts the sample early in the morning would find it in the future.
  Math.max(1, 'submittedDaysAgo' in story ? story.submittedDaysAgo : story.draftedDaysAgo)

/** Fills the desks. Returns the number of revisions. */
export async function seedReview(trx: Trx, known: Known): Promise<number> {
  for (const story of CHANGES) await tellChange(trx, story, known)
  const points = new Map((await listTowns(trx)).map(({ slug, location }) => [slug, location]))
  for (const story of NEW_ONES) await tellNew(trx, story, points.get(story.town)!, known)
  return CHANGES.length + NEW_ONES.length
}

async function tellChange(trx: Trx, story: ChangeStory, { today }: Known): Promise<void> {
  const offer = await trx
    .selectFrom('offers as o')
    .innerJoin('listings as l', 'l.id', 'o.listing_id')
    .select(['o.id', 'o.organisation_id as organisationId'])
    .where('l.public_id', '=', story.publicId)
    .orderBy('o.id')
    .executeTakeFirstOrThrow()
  const now = morning(addDays(today, -daysAgoOf(story)))
  const writing = { owner: { organisationId: offer.organisationId }, by: null, now }
  const opened = await openRevision(trx, offer.id, writing)
  if (!opened.ok) throw new Error(`${story.publicId}: ${opened.refusal}`)
  await goOn(trx, opened.value.id, story, writing)
}

const METRES_PER_DEGREE = 111_320

async function tellNew(trx: Trx, story: NewStory, [lng, lat]: readonly [number, number], known: Known): Promise<void> {
  const { organisation, kind, deal, transactionMode, titleJa, titleEn, addressJa, addressEn, at } = story
  const partner = known.organisations.get(organisation)!
  const daysAgo = (days: number) => addDays(known.today, -days)
  const byProxy = story.byProxy?.(daysAgo)
  const writing: Writing = {
    owner: byProxy ? 'anybody' : { organisationId: partner.id },
    ...{ by: null, now: morning(daysAgo(daysAgoOf(story))), ...(byProxy ? { byProxy } : {}) },
  }
  const east = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  const rounded = (degrees: number) => Number(degrees.toFixed(6))
  const place = {
    at: [rounded(lng + at[0] / east), rounded(lat + at[1] / METRES_PER_DEGREE)] as [number, number],
    ...{ townId: known.towns.get(story.town)!, addressJa, addressEn, roadNameJa: null, roadNameEn: null },
    precision: 'exact' as const,
  }
  const opening = { organisationId: partner.id, kind, deal, place, transactionMode, titleJa, titleEn }
  const opened = await openListing(trx, opening, writing)
  if (!opened.ok) throw new Error(`${titleJa}: ${opened.refusal}`)
  await goOn(trx, opened.value.revisionId, story, writing)
}

async function goOn(trx: Trx, id: number, story: Story, writing: Writing): Promise<void> {
  const saved = await saveRevision(trx, id, { seen: 1, written: story.written }, writing)
  if (!saved.ok) throw new Error(`Revision ${id}: ${saved.refusal}`)
  if (!('submittedDaysAgo' in story)) return
  const submitted = await submitRevision(trx, id, saved.version, writing, postingAt(writing.now))
  if (!submitted.ok) throw new Error(`Revision ${id}: ${JSON.stringify(submitted)}`)
  if (story.sentBack) await requestChanges(trx, id, story.sentBack, null, postingAt(writing.now))
}
