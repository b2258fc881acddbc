import { sql } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import { photoSources } from '../../files/picture-name.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { formatDay, formatYen } from '../../lib/i18n/format.ts'
import { inLocale, type Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import { readContents } from '../../listings/content.server.ts'
import { type Content, changesBetween, flatten } from '../../listings/content.ts'
import type { Deal, OfferStatus } from '../../listings/model.ts'
import { reviewWordsFor } from '../../listings/review-words.server.ts'
import { changeSections } from '../../listings/review-words.ts'
import type { MapMarker } from '../../map/model.ts'
import { metresBetween } from './evidence.ts'
import type { PairState } from './pairs.ts'
import { bitsApart, MOST_BITS } from './photo-hash.ts'
import { percentOf, reasonViews } from './words.server.ts'

type Row = {
  id: number
  firstId: number
  secondId: number
  state: PairState
  probability: number
  reasons: unknown
  version: number
  foundAt: Date
  decidedAt: Date | null
  decidedBy: string | null
  reason: string | null
}

async function findRow(db: Db, id: number): Promise<Row | null> {
  const found = await db
    .selectFrom('duplicate_pairs as d')
    .leftJoin('accounts as a', 'a.id', 'd.decided_by')
    .select(['d.id', 'd.first_id as firstId', 'd.second_id as secondId', 'd.state', 'd.probability', 'd.reasons'])
    .select(['d.version', 'd.found_at as foundAt', 'd.decided_at as decidedAt', 'a.name as decidedBy'])
    .select('d.decision_reason as reason')
    .where('d.id', '=', id)
    .executeTakeFirst()
  return found ? { ...found, state: found.state as PairState } : null
}

type SideRow = {
  id: number
  publicId: string
  assetId: number
  deal: Deal
  status: OfferStatus | 'published'
  firstSeen: string | null
  offerId: number
  byJa: string
  byEn: string
  intoPublicId: string | null
}

/** The two listings, each with the offer that speaks for it: its own, never one that stands under it. */
async function findSides(db: Db, ids: readonly [number, number]): Promise<[SideRow, SideRow] | null> {
  const { rows } = await sql<SideRow>`
    select l.id, l.public_id as "publicId", l.asset_id as "assetId", l.deal, l.status,
      coalesce(l.listed_since, l.published_on)::text as "firstSeen", o.id as "offerId", o.name_ja as "byJa",
      o.name_en as "byEn", (select k.public_id from listing_merges m join listings k on k.id = m.kept_id
        where m.absorbed_id = l.id and m.split_at is null) as "intoPublicId"
    from listings l join lateral (select o.id, g.name_ja, g.name_en from offers o
      join organisations g on g.id = o.organisation_id where o.listing_id = l.id
      order by o.status = 'live' desc, o.confirmed_on desc, o.id desc limit 1) o on true
    where l.id in (${sql.join([...ids])}) order by l.id`.execute(db)
  return rows[0] && rows[1] ? [rows[0], rows[1]] : null
}

type PhotoRow = {
  assetId: number
  key: string
  widths: number[]
  width: number
  height: number
  hash: string | null
  altJa: string | null
  altEn: string | null
}
const MOST_PHOTOS = 8

const listPhotos = (db: Db, assetIds: readonly number[]): Promise<PhotoRow[]> =>
  db
    .selectFrom('photos')
    .select(['asset_id as assetId', 'file_key as key', 'variants as widths', 'look_hash as hash'])
    .select(['alt_ja as altJa', 'alt_en as altEn'])
    .select(eb => [
      eb.fn.coalesce('width', sql<number>`1`).as('width'),
      eb.fn.coalesce('height', sql<number>`1`).as('height'),
    ])
    .where('asset_id', 'in', assetIds)
    .where('state', '=', 'ready')
    .orderBy('position')
    .execute()

const isLike = (a: PhotoRow, b: PhotoRow) =>
  ![a.hash, b.hash].some(hash => hash === null || hash === 'none') && bitsApart(a.hash!, b.hash!) <= MOST_BITS

/** Parts of a content that are no word on the property: what each calls it, and whom to ask. */
const OWN = /^(partnerRef|transactionMode|adConsent|contact\.|titleJa|titleEn|summaryEn|place\.addressEn)/

/** Pins that stand as near as one building to itself differ by the hand that set them. */
const SAME_PLACE_M = 30

const markerOf = ({ kind, place }: Content): MapMarker | null =>
  place.at ? { at: place.at, kind, precision: place.precision } : null

/** All that is shown of a pair to whoever decides on it; null: there is none. */
export async function findPair(db: Db, id: number, locale: Locale) {
  const row = await findRow(db, id)
  const sides = row && (await findSides(db, [row.firstId, row.secondId]))
  if (!row || !sides) return null
  const contents = await readContents(
    db,
    sides.map(({ offerId }) => offerId),
  )
  const [a, b] = sides.map(({ offerId }) => contents.get(offerId)!) as [Content, Content]
  const photos = await listPhotos(
    db,
    sides.map(({ assetId }) => assetId),
  )
  const metres = a.place.at && b.place.at ? Math.round(metresBetween(a.place.at, b.place.at)) : null
  const isNear = metres !== null && metres <= SAME_PLACE_M
  const changes = changesBetween(flatten(a), flatten(b)).filter(
    ({ path }) => !OWN.test(path) && !(isNear && path === 'place.at'),
  )
  const words = await reviewWordsFor(db, locale)
  return {
    ...{ id, version: row.version, state: row.state, percent: percentOf(row.probability) },
    foundOn: formatDay(locale, dayInTokyo(row.foundAt)),
    decided: row.decidedAt && {
      ...{ day: formatDay(locale, dayInTokyo(row.decidedAt)), name: row.decidedBy, reason: row.reason },
    },
    isOpen: sides.every(({ status }) => status === 'published'),
    reasons: reasonViews(row.reasons, locale),
    differs: changeSections(words, changes, sides[0].deal).flatMap(({ rows }) => rows),
    sides: [sideView(sides[0], a, photos, locale), sideView(sides[1], b, photos, locale)] as const,
    metres,
    markers: metres === null ? null : ([markerOf(a)!, markerOf(b)!] as const),
  }
}
export type PairPage = NonNullable<Awaited<ReturnType<typeof findPair>>>

function sideView(side: SideRow, content: Content, photos: readonly PhotoRow[], locale: Locale) {
  const t = translator(locale, 'review')
  const yen = side.deal === 'rent' ? content.terms.rentYen : content.terms.priceYen
  const [own, others] = [
    photos.filter(({ assetId }) => assetId === side.assetId),
    photos.filter(({ assetId }) => assetId !== side.assetId),
  ]
  return {
    ...{ id: side.id, publicId: side.publicId, into: side.intoPublicId, isTown: content.place.precision === 'town' },
    title: inLocale(locale, content, 'title'),
    by: locale === 'ja' ? side.byJa : side.byEn,
    status: t(`standing.status.${side.status}`),
    money: yen === null ? null : formatYen(locale, yen),
    firstSeen: side.firstSeen && formatDay(locale, side.firstSeen),
    photos: own.slice(0, MOST_PHOTOS).map(photo => ({
      ...{ ...photoSources(photo.key, photo.widths), width: photo.width, height: photo.height },
      alt: inLocale(locale, photo, 'alt') ?? '',
      isShared: others.some(other => isLike(photo, other)),
    })),
  }
}
