import { sql } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import { lacksOf } from '../../listings/lacks.server.ts'
import { isMasked, isShownOffer, OFFERS } from '../../listings/live-offers.server.ts'
import type { Deal, Kind, OfferStatus, PauseReason } from '../../listings/model.ts'
import { type Reason, UNDER_WAY } from '../../listings/revision.ts'
import { heldOf } from '../imports/held.server.ts'
import type { Held } from '../sheet/compare.ts'
import { etagOf } from './etag.server.ts'
import type { ReasonCode, State } from './states.ts'

/**
 * `item`: of the listing standards; `path`: of the content; `text`: what a person wrote; `isPlaced`: where it lies is
 * known.
 */
export type Why = { code: ReasonCode; item?: string; path?: string | null; text?: string; isPlaced?: boolean }

export type Standing = {
  reference: string
  publicId: string
  deal: Deal
  kind: Kind
  status: OfferStatus
  state: State
  /** A change under way of what is there. */
  change: 'open' | 'submitted' | 'changes_requested' | null
  isPublic: boolean
  reasons: Why[]
  confirmedOn: string | null
  dueOn: string | null
  etag: string
  held: Held
}

type Row = Pick<Standing, 'reference' | 'publicId' | 'deal' | 'kind' | 'status' | 'change' | 'isPublic'> & {
  confirmedOn: string
  dueOn: string
  publishedOn: string | null
  pauseReason: PauseReason | null
  said: Reason[] | null
  isMasked: boolean
  isSpotChecked: boolean
  /** The number under which it is shown together with others' offers of the same property. */
  mergedInto: string | null
}

export type Asked = {
  /** References after this one, in the order of their bytes. */
  after?: string | null
  state?: State | null
  references?: readonly string[]
  limit: number
}

const CHANGE = sql`left join lateral (select r.state, r.reasons from listing_revisions r where r.offer_id = o.id
  and r.state in (${sql.join([...UNDER_WAY])}) order by r.id desc limit 1) r on true`
const SPOT_CHECK = sql`exists (select from tasks t where t.kind = 'spot_check' and t.subject_kind = 'offer'
  and t.subject_id = o.id::text and t.closed_at is null)`
const inOrder = sql`"reference" collate "C"`

/** What the portal holds of an organisation, by its references: a page of all, or those that are named. */
export async function listStandings(
  db: Db,
  organisationId: number,
  { after = null, state = null, references, limit }: Asked,
  today: string,
): Promise<Standing[]> {
  const named = references
    ? sql`o.partner_ref in (select jsonb_array_elements_text(${jsonb([...references])}))`
    : sql`true`
  const isState =
    state === null
      ? sql`true`
      : state === 'hidden'
        ? sql`x.status = 'live' and not x."isPublic"`
        : state === 'live'
          ? sql`x.status = 'live' and x."isPublic"`
          : sql`x.status = ${state}`
  const { rows } = await sql<Row>`
    select x.* from (
      select o.partner_ref as "reference", l.public_id as "publicId", l.deal, a.kind, o.status,
        r.state as change, coalesce(${isShownOffer(today)}, false) as "isPublic", o.confirmed_on as "confirmedOn",
        o.next_update_on as "dueOn", l.published_on as "publishedOn", o.pause_reason as "pauseReason",
        r.reasons as said, ${isMasked} as "isMasked", ${SPOT_CHECK} as "isSpotChecked",
        (select k.public_id from listing_merges m join listings k on k.id = m.kept_id
          where m.absorbed_id = l.id and m.split_at is null) as "mergedInto"
      from ${OFFERS} join listings l on l.id = o.listing_id join assets a on a.id = l.asset_id ${CHANGE}
      where o.organisation_id = ${organisationId} and ${named}) x
    where ${isState} and (${after}::text is null or ${inOrder} > ${after}::text collate "C")
    order by ${inOrder} limit ${limit}::int`.execute(db)
  const held = await heldOf(
    db,
    organisationId,
    rows.map(({ reference }) => reference),
  )
  const standings: Standing[] = []
  for (const row of rows) standings.push(await standingOf(db, organisationId, row, held.get(row.reference)!, today))
  return standings
}

/** How one reference stands; null: it is none of the organisation's. */
export const findStanding = async (
  db: Db,
  organisationId: number,
  reference: string,
  today: string,
): Promise<Standing | null> =>
  (await listStandings(db, organisationId, { references: [reference], limit: 1 }, today))[0] ?? null

async function standingOf(db: Db, organisationId: number, row: Row, held: Held, today: string): Promise<Standing> {
  const { reference, publicId, deal, kind, status, change, isPublic, confirmedOn, dueOn } = row
  const wasSaid = !['draft', 'submitted', 'changes_requested'].includes(status)
  return {
    ...{ reference, publicId, deal, kind, status, change, isPublic, held, etag: etagOf(held) },
    state: status === 'live' && !isPublic ? 'hidden' : status,
    reasons: [...(await writingReasons(db, organisationId, row, held, today)), ...offerReasons(row, held, today)],
    confirmedOn: wasSaid ? confirmedOn : null,
    dueOn: status === 'live' ? dueOn : null,
  }
}

/** What keeps what is being written from being published. */
async function writingReasons(
  db: Db,
  organisationId: number,
  { change, deal, publishedOn, said, isMasked: masked }: Row,
  { content }: Held,
  today: string,
): Promise<Why[]> {
  if (change === null) return []
  if (change === 'submitted') return [{ code: 'in_review' }]
  const asked: Why[] = (said ?? []).map(({ path, text }) => ({ code: 'changes_requested', path, text }))
  const lacks = await lacksOf(db, content, { deal, organisationId, publishedOn, today, isMasked: masked })
  const lacking: Why[] = lacks.map(({ id }) => ({ code: 'lacks', item: id, isPlaced: content.place.at !== null }))
  const all = [...asked, ...lacking]
  return all.length > 0 ? all : [{ code: 'being_written' }]
}

function offerReasons(row: Row, { endedBy }: Held, today: string): Why[] {
  const { status, dueOn, pauseReason, isMasked: masked, isSpotChecked, mergedInto } = row
  const reasons: Why[] = []
  if (endedBy !== null && row.change === null) reasons.push({ code: 'ended' })
  if (mergedInto) reasons.push({ code: 'merged', text: mergedInto })
  if (status === 'paused') reasons.push({ code: `paused_${pauseReason ?? 'partner'}` })
  if (status === 'live' && dueOn < today) reasons.push({ code: 'unconfirmed' })
  if (isSpotChecked) reasons.push({ code: 'dated_fact' })
  if (masked) reasons.push({ code: 'owner_consent' })
  return reasons
}
