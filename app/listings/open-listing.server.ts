import type { Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { agreementInForce } from '../partners/agreements.server.ts'
import { findOrganisation, type Organisation } from '../partners/organisations.server.ts'
import { measureAccess } from '../places/access.server.ts'
import { placeAssets } from '../zoning/place.server.ts'
import { offerColumns } from './content.server.ts'
import { type Content, NO_TERMS } from './content.ts'
import type { Deal, Kind, TransactionMode } from './model.ts'
import { nextPublicId } from './next-public-id.server.ts'
import { promiseDaysOf } from './promises.server.ts'
import { recordAsset } from './record.server.ts'
import { openRevision, type Writing } from './revisions.server.ts'

export type Opening = {
  organisationId: number
  kind: Kind
  deal: Deal
  place: Content['place']
  transactionMode: TransactionMode
  titleJa: string
  titleEn: string
}

export type Opened = { publicId: string; listingId: number; offerId: number; assetId: number; revisionId: number }
export type OpenRefusal = 'NotFound' | 'NoAgreement' | 'KindNotAgreed'

/** A listing to be drafted of a property that is on record. */
export type Drafting = Pick<Opening, 'organisationId' | 'kind' | 'deal' | 'transactionMode' | 'titleJa' | 'titleEn'> & {
  assetId: number
}

/** The organisation, where it may post a kind on the day. */
async function mayPost(
  trx: Trx,
  { organisationId, kind }: Pick<Opening, 'organisationId' | 'kind'>,
  today: string,
): Promise<Result<Organisation, OpenRefusal>> {
  const organisation = await findOrganisation(trx, organisationId)
  if (!organisation) return refused('NotFound')
  const agreement = await agreementInForce(trx, organisationId, today)
  // A bank's is about its leads: it may not broker, nor anybody for it.
  if (!agreement || organisation.kind === 'bank') return refused('NoAgreement')
  return agreement.kinds.includes(kind) ? done(organisation) : refused('KindNotAgreed')
}

/**
 * Begins a listing: a property at its place with zone and distances, an offer and a revision, all drafts. Needs an
 * agreement in force that covers the kind.
 */
export async function openListing(trx: Trx, opening: Opening, writing: Writing): Promise<Result<Opened, OpenRefusal>> {
  const allowed = await mayPost(trx, opening, dayInTokyo(writing.now))
  if (!allowed.ok) return allowed
  const { place, kind } = opening
  const assetId = await recordAsset(trx, {
    kind,
    townId: place.townId,
    addressJa: place.addressJa,
    addressEn: place.addressEn,
    roadNameJa: place.roadNameJa,
    roadNameEn: place.roadNameEn,
    location: place.at,
    lot: null,
    locationPrecision: place.precision,
    isSample: allowed.value.isSample,
    facts: {},
    access: [],
  })
  await placeAssets(trx, [assetId])
  await measureAccess(trx, [assetId])
  return draftListing(trx, { ...opening, assetId }, writing)
}

/** Begins a listing of a property that is on record: an offer and a revision, both drafts. */
export async function draftListing(
  trx: Trx,
  drafting: Drafting,
  writing: Writing,
): Promise<Result<Opened, OpenRefusal>> {
  const today = dayInTokyo(writing.now)
  const allowed = await mayPost(trx, drafting, today)
  if (!allowed.ok) return allowed
  const { assetId, deal, titleJa, titleEn } = drafting
  const publicId = await nextPublicId(trx, today.slice(0, 4))
  const { id: listingId } = await trx
    .insertInto('listings')
    .values({
      public_id: publicId,
      asset_id: assetId,
      deal,
      status: 'draft',
      title_ja: titleJa,
      title_en: titleEn,
      summary_ja: null,
      summary_en: null,
      published_on: null,
      first_seen_on: today,
      ended_on: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const offerId = await draftOffer(trx, listingId, { ...drafting, publicId, today, via: writing.via }, allowed.value)
  const opened = await openRevision(trx, offerId, writing)
  if (!opened.ok) return opened
  await recordOpening(trx, listingId, offerId, writing)
  return done({ publicId, listingId, offerId, assetId, revisionId: opened.value.id })
}

/** Whom the public asks where nobody else is named: the organisation's own person. */
export const personOf = (names: Organisation): Content['contact'] => ({
  nameJa: names.contactNameJa ?? '',
  nameEn: names.contactNameEn ?? '',
  hoursJa: names.contactHoursJa ?? '',
  hoursEn: names.contactHoursEn ?? '',
  phone: names.phone ?? '',
})

/** Its person is at first the organisation's own; who posts changes it. Nothing stands confirmed before it is submitted. */
async function draftOffer(
  trx: Trx,
  listingId: number,
  {
    organisationId,
    assetId,
    deal,
    transactionMode,
    publicId,
    today,
    via,
  }: Drafting & { publicId: string; today: string; via: Writing['via'] },
  names: Organisation,
): Promise<number> {
  const { id } = await trx
    .insertInto('offers')
    .values({
      ...offerColumns({
        partnerRef: publicId,
        transactionMode,
        adConsent: null,
        terms: NO_TERMS,
        contact: personOf(names),
      }),
      listing_id: listingId,
      organisation_id: organisationId,
      status: 'draft',
      promise_days: await promiseDaysOf(trx, { assetId, deal }, today),
      confirmed_on: today,
      confirmed_by_ja: names.nameJa,
      confirmed_by_en: names.nameEn,
      confirm_method: via ?? 'workspace',
      next_update_on: today,
      pause_reason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function recordOpening(trx: Trx, listingId: number, offerId: number, { by, now, byProxy }: Writing) {
  await trx
    .insertInto('listing_events')
    .values({
      listing_id: listingId,
      offer_id: offerId,
      event: 'drafted',
      happened_on: dayInTokyo(now),
      detail: jsonb(byProxy ? { byProxy: byProxy.channel } : {}),
      recorded_at: now,
    })
    .execute()
  const action = byProxy ? 'listing.enter_by_proxy' : 'listing.draft'
  const actor = by === null ? ('portal' as const) : { accountId: by }
  await appendAudit(trx, { actor, action, subjectKind: 'offer', subjectId: offerId }, now)
}
