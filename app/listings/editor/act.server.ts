import type { Trx } from '../../../db/client.server.ts'
import type { Posting } from '../../tasks/hear.server.ts'
import { moveOffer } from '../moves.server.ts'
import { isAllowed } from '../moves.ts'
import { actorOf } from '../publish.server.ts'
import type { Lack } from '../revision.ts'
import { discardRevision, type Writing } from '../revisions.server.ts'
import { submitRevision, takeBack } from '../submit.server.ts'
import { openOtherDeal } from './other-deal.server.ts'
import { openForChanges } from './save.server.ts'
import { findWorking, type Working } from './working.server.ts'

/** What can be asked for on the page of the whole listing. */
export const INTENTS = ['submit', 'take_back', 'discard', 'open', 'other_deal'] as const
export type Intent = (typeof INTENTS)[number]
export const isIntent = (text: string | null): text is Intent => (INTENTS as readonly (string | null)[]).includes(text)

export type Refusal =
  | 'NotOpen'
  | 'NotSubmitted'
  | 'AlreadySubmitted'
  | 'AlreadyDecided'
  | 'Changed'
  | 'NoAgreement'
  | 'KindNotAgreed'
  | 'PrecisionNotAgreed'
  | 'ReferenceTaken'
  | 'Incomplete'
  | 'Taken'

export type Acted =
  /** `publicId` where it goes on with another listing; null: back to the list. */
  | { ok: true; told: 'submitted' | 'published' | 'taken_back' | 'discarded' | 'opened'; publicId: string | null }
  | { ok: false; refusal: 'NotFound' }
  | { ok: false; refusal: Refusal; lacks?: Lack[] }

type Asked = { publicId: string; seen: number }
type Doing = (trx: Trx, working: Working, asked: Asked, writing: Writing, posting: Posting) => Promise<Acted>

const submit: Doing = async (trx, { revision, publicId }, { seen }, writing, posting) => {
  if (!revision) return { ok: false, refusal: 'AlreadyDecided' }
  const submitted = await submitRevision(trx, revision.id, seen, writing, posting)
  if (submitted.ok) return { ok: true, told: submitted.isPublished ? 'published' : 'submitted', publicId }
  return submitted
}

const back: Doing = async (trx, { revision, publicId }, _, writing) => {
  if (!revision) return { ok: false, refusal: 'NotSubmitted' }
  const taken = await takeBack(trx, revision.id, writing)
  return taken.ok ? { ok: true, told: 'taken_back', publicId } : taken
}

/** What was never more than a draft leaves the list with it. */
const discard: Doing = async (trx, { revision, publicId, offerId, offerStatus, publishedOn }, _, writing) => {
  if (!revision) return { ok: false, refusal: 'NotOpen' }
  const discarded = await discardRevision(trx, revision.id, writing)
  if (!discarded.ok) return discarded
  const isDraft = publishedOn === null && isAllowed('withdraw', offerStatus) && offerStatus !== 'live'
  if (isDraft)
    await moveOffer(trx, offerId, 'withdraw', { owner: writing.owner, by: actorOf(writing.by), now: writing.now })
  return { ok: true, told: 'discarded', publicId: isDraft ? null : publicId }
}

const open: Doing = async (trx, working, _, writing) => {
  await openForChanges(trx, working, writing)
  return { ok: true, told: 'opened', publicId: working.publicId }
}

const otherOne: Doing = async (trx, { publicId }, _, writing) => {
  const opened = await openOtherDeal(trx, publicId, writing)
  return opened.ok ? { ok: true, told: 'opened', publicId: opened.value.publicId } : opened
}

const DOINGS: Record<Intent, Doing> = { submit, take_back: back, discard, open, other_deal: otherOne }

/** Does what was asked for with a listing that somebody works on. */
export async function actOnListing(
  trx: Trx,
  intent: Intent,
  asked: Asked,
  writing: Writing,
  posting: Posting,
): Promise<Acted> {
  const working = await findWorking(trx, asked.publicId, writing.owner)
  return working ? DOINGS[intent](trx, working, asked, writing, posting) : { ok: false, refusal: 'NotFound' }
}
