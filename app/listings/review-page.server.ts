import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { point } from '../../db/postgis.ts'
import { photoSources } from '../files/picture-name.ts'
import { listPhotos } from '../files/queries.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import { formatDay } from '../lib/i18n/format.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import type { MapMarker } from '../map/model.ts'
import { DESK_ROLES } from '../tasks/hearing.ts'
import { workingDaysBetween } from '../tasks/working-days.server.ts'
import { zoneOf } from '../zoning/model.ts'
import { zonesAt } from '../zoning/queries.server.ts'
import { CHECKLIST } from './checklist.ts'
import { type Content, flatten } from './content.ts'
import { sourceView } from './detail-zoning.ts'
import { flagsOf, isFirstOf, REASON_CODES, type ReasonCode } from './review.ts'
import { listWaiting, lookAt, organisationNamed, placeInQueue, type Reader } from './review-queue.server.ts'
import { reviewWordsFor } from './review-words.server.ts'
import { changeSections, labelOf, type ReviewWords, unchangedRows } from './review-words.ts'
import { type Revision, UNDER_WAY } from './revision.ts'
import { findRevisionById } from './revisions.server.ts'

/** Where a content lies: its place, or the point of its town. */
function markerOf({ kind, place }: Content, towns: ReadonlyMap<number, [number, number]>): MapMarker | null {
  if (place.at) return { at: place.at, kind, precision: 'exact' }
  const at = towns.get(place.townId)
  return at ? { at, kind, precision: 'town' } : null
}

/** As near as one building may stand to itself: a pin is set by hand. */
const SAME_PLACE_M = 30

type Twin = { publicId: string; titleJa: string; titleEn: string; status: string; metres: number | null }

/** Other properties that may be the same one: within 30 m, or at the same address. */
async function twinsOf(db: Db, { assetId }: Revision, { place }: Content, locale: Locale) {
  const at = place.at ? point(place.at) : sql<string>`null::geometry`
  const { rows } = await sql<Twin>`
    select l.public_id as "publicId", l.title_ja as "titleJa", l.title_en as "titleEn", l.status,
      round(ST_Distance(p.location::geography, ${at}::geography))::int as metres
    from listings l join assets a on a.id = l.asset_id left join asset_places p on p.asset_id = a.id
    where a.id <> ${assetId} and l.status not in ('closed', 'withdrawn')
      and (a.address_ja = ${place.addressJa} or ST_DWithin(p.location::geography, ${at}::geography, ${SAME_PLACE_M}))
    order by metres nulls last, l.id limit 10`.execute(db)
  return rows.map(({ publicId, status, metres, ...row }) => ({
    ...{ publicId, status, title: inLocale(locale, row, 'title') },
    metres: metres !== null && metres <= SAME_PLACE_M ? metres : null,
  }))
}

/** The photos there are; new are those that nobody has let through yet. */
async function photosOf(db: Db, { assetId }: Revision, locale: Locale) {
  const ready = (await listPhotos(db, assetId)).filter(({ state }) => state === 'ready')
  return ready.map(({ key, widths, width, height, ...photo }) => ({
    ...{ ...photoSources(key, widths), width: width!, height: height! },
    alt: inLocale(locale, photo, 'alt'),
    isPublic: photo.isPublic,
    isNew: !photo.isReleased,
  }))
}

async function zonesOf(db: Db, { place }: Content, { locale, facts }: ReviewWords) {
  if (!place.at) return { zones: [], source: null }
  const { parts, edition } = await zonesAt(db, place.at)
  return {
    zones: parts.map(({ zone, coverageRatioPct, floorAreaRatioPct }) => ({
      ...{ name: inLocale(locale, zoneOf(zone), 'name'), coverageRatioPct, floorAreaRatioPct },
    })),
    source: edition && sourceView({ locale, t: facts }, facts('zoning.layer.zoning'), edition).text,
  }
}

const itemOf = new Map(CHECKLIST.map(item => [item.id, item]))

/** Who it may be given to: whoever reviews. */
const listColleagues = (db: Db) =>
  db
    .selectFrom('accounts')
    .select(['id', 'name'])
    .where('state', '=', 'active')
    .where('organisation_id', 'is', null)
    .where('role', 'in', [...DESK_ROLES])
    .orderBy('name')
    .execute()

async function standingOf(db: Db, revision: Revision, { locale, today }: Reader) {
  const waiting = (await listWaiting(db, revision.state === 'submitted' ? 'submitted' : 'returned')).find(
    ({ id }) => id === revision.id,
  )
  const submittedOn = revision.submittedAt && dayInTokyo(revision.submittedAt)
  return {
    submittedOn,
    ageDays: submittedOn ? workingDaysBetween(submittedOn, today) : 0,
    dueOn: waiting?.dueOn ?? null,
    assigneeId: waiting?.assigneeId ?? null,
    assignee: waiting?.assignee ?? null,
    organisation: await organisationNamed(db, revision.organisationId, locale),
    queue: await placeInQueue(db, revision.id),
  }
}

/** Of what two of the city's staff let through: who has approved it first. */
async function pairOf(db: Db, { approvedBy, approvedAt }: Revision, { accountId, locale }: Reader) {
  if (approvedBy === null || approvedAt === null) return { first: null, isMine: false }
  const { name } = await db.selectFrom('accounts').select('name').where('id', '=', approvedBy).executeTakeFirstOrThrow()
  return { first: { name, day: formatDay(locale, dayInTokyo(approvedAt)) }, isMine: approvedBy === accountId }
}

/** When what was submitted became public, and who let it through; no name: the portal, as its agreement has it. */
async function publishedOf(db: Db, { id, state }: Revision, locale: Locale) {
  if (state !== 'applied') return null
  const { at, name } = await db
    .selectFrom('listing_revisions as r')
    .leftJoin('accounts as a', 'a.id', 'r.decided_by')
    .select(['r.decided_at as at', 'a.name'])
    .where('r.id', '=', id)
    .executeTakeFirstOrThrow()
  return at && { day: formatDay(locale, dayInTokyo(at)), name }
}

/** Everything that is shown of one revision to whoever decides on it; null: there is none. */
export async function reviewPage(db: Db, id: number, reader: Reader) {
  const { accountId, locale, today } = reader
  const revision = await findRevisionById(db, id, 'anybody')
  if (!revision) return null
  const { townPoints, ...words } = await reviewWordsFor(db, locale)
  const { before, after, sight, checklist, told: changes } = await lookAt(db, revision, accountId, today)
  const isFirst = isFirstOf(revision)
  const isUnderWay = (UNDER_WAY as readonly string[]).includes(revision.state)
  const hasMoved = !isFirst && changes.some(({ path }) => path === 'place.at' || path === 'place.townId')
  return {
    ...{ id, version: revision.version, state: revision.state, publicId: revision.publicId, isFirst },
    ...{
      kind: after.kind,
      deal: revision.deal,
      isPublic: revision.offerStatus === 'live',
      isUnderWay,
      isOwn: sight.isOwn,
    },
    ...(await standingOf(db, revision, reader)),
    title: inLocale(locale, after, 'title'),
    flags: flagsOf(sight),
    pair: sight.needsPair ? await pairOf(db, revision, reader) : null,
    byProxy: revision.byProxy && {
      channel: revision.byProxy.channel,
      receivedOn: formatDay(locale, revision.byProxy.receivedOn),
      consentBy: revision.byProxy.consentBy,
      consentOn: formatDay(locale, revision.byProxy.consentOn),
    },
    sections: changeSections(words, changes, revision.deal),
    changed: changes.length,
    unchanged: isFirst ? [] : unchangedRows(words, flatten(after), changes),
    markers: { before: hasMoved ? markerOf(before, townPoints) : null, after: markerOf(after, townPoints) },
    photos: await photosOf(db, revision, locale),
    twins: await twinsOf(db, revision, after, locale),
    checklist: checklist.map(({ id: item, state }) => ({
      ...{ id: item, state, label: itemOf.get(item)![locale], severity: itemOf.get(item)!.severity },
    })),
    zoning: await zonesOf(db, after, words),
    published: await publishedOf(db, revision, locale),
    reasons: revision.reasons.map(({ path, text }) => ({ label: path && labelOf(words, path), text })),
    templates: REASON_CODES.map((code: ReasonCode) => ({ code, text: words.review(`reason.${code}`) })),
    colleagues: await listColleagues(db),
    today,
  }
}
export type ReviewPage = NonNullable<Awaited<ReturnType<typeof reviewPage>>>
