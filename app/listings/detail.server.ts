import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { addDays } from '../lib/day.ts'
import type { LngLat } from '../map/model.ts'
import { nearestInterchanges } from '../places/queries.server.ts'
import { guidanceOfAsset } from '../zoning/guidance.server.ts'
import { overlayKindsLoaded, overlaysOfAsset, zonesOfAsset } from '../zoning/queries.server.ts'
import { effectiveFloorAreaRatio } from '../zoning/ratios.ts'
import { readChecklist } from './checklist.ts'
import { lacksRoad, needsSetback } from './checklist-rules.ts'
import type { GoneListing, LiveListing, Notice } from './detail.ts'
import {
  factsOnRecord,
  listLiveOffers,
  listPublicPhotos,
  nearStations,
  type OfferOnRecord,
  placeTexts,
  shownFacts,
} from './detail-reads.server.ts'
import { listSimilar } from './detail-similar.server.ts'
import { uncheckedLayers } from './detail-zoning.ts'
import { numberOf, type ShownFacts } from './fact-values.ts'
import type { Deal, Kind, ListingStatus } from './model.ts'
import { isPublic } from './search.server.ts'
import { spreadsOf } from './spreads.server.ts'
import { listSummaries } from './summaries.server.ts'
import type { ListingSummary } from './summary.ts'

type Standing = {
  id: number
  assetId: number
  kind: Kind
  deal: Deal
  status: ListingStatus
  publishedOn: string | null
  endedOn: string | null
  visibleUntil: string | null
  live: boolean
  withheld: string[] | null
  townJa: string
  townEn: string
  lng: number
  lat: number
}

/**
 * Ends of a listing that the public may learn of. A draft, or one sent back to its writer, was never here, unless it has
 * ended before and is to be offered anew.
 */
const ENDED: readonly ListingStatus[] = ['published', 'paused', 'applied', 'closed', 'withdrawn', 'expired']

async function findStanding(db: Db, publicId: string, today: string): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
    select l.id, l.asset_id as "assetId", a.kind, l.deal, l.status, l.published_on as "publishedOn",
      l.ended_on as "endedOn", s.visible_until as "visibleUntil",
      (s.listing_id is not null and ${isPublic(today)}) as live, s.withheld_fields as withheld,
      t.name_ja as "townJa", t.name_en as "townEn", ST_X(a.public_location) as lng, ST_Y(a.public_location) as lat
    from listings l join assets a on a.id = l.asset_id join towns t on t.id = a.town_id
    left join listing_search s on s.listing_id = l.id
    where l.public_id = ${publicId}`.execute(db)
  return rows[0] ?? null
}

/** The day from which it is not public: its recorded end, or the day after its promise ran out. */
function goneOn({ status, endedOn, visibleUntil }: Standing): string | null {
  if (status !== 'published') return endedOn
  return visibleUntil ? addDays(visibleUntil, 1) : null
}

async function readGone(db: Db, publicId: string, standing: Standing, today: string): Promise<GoneListing | null> {
  const { kind, deal, townJa, townEn, publishedOn, endedOn, status, lng, lat, id } = standing
  if (!publishedOn || publishedOn > today || !(ENDED.includes(status) || endedOn)) return null
  const similar = await listSimilar(db, { id, kind, deal, at: [lng, lat], area: null, money: null }, today)
  return { state: 'gone', publicId, kind, deal, townJa, townEn, publishedOn, goneOn: goneOn(standing), similar }
}

/**
 * A listing by its public id on a day: whole where it is public, as gone where it was public once, else null. Drafts
 * and ids that never were look alike.
 */
export async function findListing(db: Db, publicId: string, today: string): Promise<LiveListing | GoneListing | null> {
  const standing = await findStanding(db, publicId, today)
  if (!standing) return null
  if (!standing.live) return readGone(db, publicId, standing, today)
  const [summary] = await listSummaries(db, [standing.id], today)
  const offers = await listLiveOffers(db, standing.id, today)
  // Between two reads the last offer may have ended.
  if (!summary || offers.length === 0) return readGone(db, publicId, standing, today)
  return readLive(db, standing, summary, offers as Offers, today)
}

/** The summary of a public listing; `gone` where it was public once, else null. For answers that are one feature. */
export async function findSummary(db: Db, publicId: string, today: string): Promise<ListingSummary | 'gone' | null> {
  const standing = await findStanding(db, publicId, today)
  if (!standing) return null
  const [summary] = standing.live ? await listSummaries(db, [standing.id], today) : []
  if (summary) return summary
  return (await readGone(db, publicId, standing, today)) && 'gone'
}

type Offers = [OfferOnRecord, ...OfferOnRecord[]]

async function readLive(
  db: Db,
  { id, assetId, withheld }: Standing,
  summary: ListingSummary,
  offers: Offers,
  today: string,
): Promise<LiveListing> {
  const { kind, deal, locationPrecision: precision } = summary
  const isExact = precision === 'exact'
  const at: LngLat = [summary.lng, summary.lat]
  const [texts, facts, spreads, zones, overlays, guidance, overlayKinds, stations, interchanges, photos, similar] =
    await Promise.all([
      placeTexts(db, id, isExact),
      factsOnRecord(db, assetId),
      spreadsOf(db, id, { kind, precision, withheld: withheld ?? [], today }),
      zonesOfAsset(db, assetId),
      overlaysOfAsset(db, assetId),
      guidanceOfAsset(db, assetId),
      overlayKindsLoaded(db),
      nearStations(db, assetId, isExact),
      nearestInterchanges(db, at),
      listPublicPhotos(db, assetId),
      listSimilar(db, { id, kind, deal, at, area: areaOf(summary), money: moneyOf(summary) }, today),
    ])
  const shown = shownFacts(kind, facts, precision, withheld ?? [])
  return {
    state: 'live',
    summary,
    ...texts,
    facts: shown,
    spreads,
    offers: offers.map(({ adConsent: _, ...offer }) => offer) as LiveListing['offers'],
    zones: zones.parts.map(part => ({ ...part, share: isExact ? part.share : null })),
    zoningSource: zones.edition,
    // Of several parts it is weighted by their shares, which tell where the lot lies.
    effectiveRatio:
      isExact || zones.parts.length === 1
        ? effectiveFloorAreaRatio(zones.parts, numberOf(isExact ? shown : facts, 'front_road_width_m'))
        : null,
    overlays: isExact ? overlays.overlays.map(({ id: _, attrs: __, share: ___, ...overlay }) => overlay) : null,
    overlaysSource: overlays.edition,
    overlayKinds: overlays.edition ? overlayKinds : [],
    guidance: { areas: isExact ? guidance.areas : null, edition: guidance.edition },
    stations,
    interchanges,
    photos,
    similar,
    notices: noticesOf(kind, facts, zones.parts),
    standards: readChecklist({
      kind,
      deal,
      facts,
      shown,
      isPlaced: texts.isPlaced,
      zones: zones.parts,
      restrictionsChecked: isExact && overlays.edition !== null && uncheckedLayers(overlayKinds).length === 0,
      station: isExact ? (stations.find(station => station.roadM !== null) ?? stations[0] ?? null) : null,
      publishedOn: summary.publishedOn,
      offer: offers[0],
      today,
    }).map(({ item, state }) => ({ id: item.id, state })),
  }
}

const areaOf = (listing: ListingSummary) => listing.floorAreaM2 ?? listing.landAreaM2
const moneyOf = (listing: ListingSummary) => (listing.deal === 'rent' ? listing.rentYen : listing.priceYen)

/** What must be said is said at every precision. */
function noticesOf(kind: Kind, facts: ShownFacts, zones: readonly { zone: string }[]): Notice[] {
  const due: Record<Notice, boolean> = {
    uca: kind === 'land' && zones.some(({ zone }) => zone === 'uca'),
    noRoad: lacksRoad(facts) === true,
    setback: kind === 'land' && needsSetback(facts) === true,
  }
  return (Object.keys(due) as Notice[]).filter(notice => due[notice])
}
