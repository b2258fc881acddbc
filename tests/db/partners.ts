import type { Kysely } from 'kysely'
import type { ListingClass } from '../../app/listings/checklist.ts'
import type { Flat } from '../../app/listings/content.ts'
import type { Deal, Kind } from '../../app/listings/model.ts'
import { type Opened, openListing } from '../../app/listings/open-listing.server.ts'
import type { ByProxy } from '../../app/listings/revision.ts'
import { saveRevision, type Writing } from '../../app/listings/revisions.server.ts'
import { type Submitted, submitRevision } from '../../app/listings/submit.server.ts'
import { importZoning } from '../../app/zoning/import.server.ts'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { layGround } from '../fixtures/ground.ts'
import { a55GeoJson, GOOD } from '../fixtures/zoning.ts'
import { type City, fact, makeCity, TODAY } from './city.ts'
import { makeAccount, NOW } from './people.ts'

// A city whose partners have agreements and people, and listings that lack nothing.

/** In the industrial zone of the plan; without any zone; in one whose ratios nobody knows. */
export const IN_ZONE: [number, number] = [139.3862, 35.6602]
export const NO_ZONE: [number, number] = [139.4102, 35.6602]
export const NO_RATIOS: [number, number] = [139.3941, 35.6601]

export type PartnerCity = City & { member: number; otherMember: number; staff: number; colleague: number; lead: number }

export const POSTING = { baseUrl: 'https://portal.test', now: NOW }

type Terms = { publication?: 'automatic' | 'reviewed'; bulk?: boolean; kinds?: string[] }

export async function agree(db: Kysely<Database> | Trx, organisation_id: number, terms: Terms = {}): Promise<void> {
  const { publication = 'reviewed', bulk = false, kinds } = terms
  await db
    .insertInto('agreements')
    .values({
      organisation_id,
      kinds: kinds ?? ['factory', 'workshop', 'warehouse', 'office', 'shop', 'land'],
      publication,
      bulk_approval: bulk,
      ...{ starts_on: '2020-01-01', ends_on: '2099-12-31', suspended_at: null, suspended_reason: null },
      ...{ note: null, recorded_by: null, superseded_at: null },
    })
    .execute()
}

export async function makePartnerCity(db: Kysely<Database>): Promise<PartnerCity> {
  const city = await makeCity(db)
  await layGround(db, ['boundary'])
  const file = { name: 'plan.geojson', bytes: a55GeoJson(GOOD) }
  await importZoning(db, file, { today: TODAY, edition: '1' })
  await db
    .updateTable('organisations')
    .set({
      ...{
        licence_number: '東京都知事(3)第12345号',
        address_ja: '日野市1',
        address_en: '1 Hino',
        phone: '042-000-0009',
      },
      ...{
        contact_name_ja: '担当 田中',
        contact_name_en: 'Tanaka',
        contact_hours_ja: '平日',
        contact_hours_en: 'Weekdays',
      },
    })
    .execute()
  await agree(db, city.realtor)
  await agree(db, city.other)
  const person = async (role: Parameters<typeof makeAccount>[1], mail: string, organisationId?: number) =>
    (await makeAccount(db, role, { mail, organisationId: organisationId ?? null, codes: organisationId === undefined }))
      .id
  return {
    ...city,
    member: await person('partner_member', 'member@kita.example', city.realtor),
    otherMember: await person('partner_member', 'member@minami.example', city.other),
    staff: await person('staff', 'staff@hino.example'),
    colleague: await person('staff', 'colleague@hino.example'),
    lead: await person('staff_manager', 'lead@hino.example'),
  }
}

export const ofClass: Record<ListingClass, { kind: Kind; deal: Deal }> = {
  SL: { kind: 'land', deal: 'sale' },
  LL: { kind: 'land', deal: 'rent' },
  SB: { kind: 'factory', deal: 'sale' },
  LB: { kind: 'factory', deal: 'rent' },
}

const facts = (values: Record<string, unknown>): Flat =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [`facts.${id}`, fact(value)]))

const LOT = facts({ land_area_m2: 700, road_frontage_m: 20, front_road_width_m: 6, land_category: 'residential' })
const LAND = { ...LOT, ...facts({ site_notices: 'なし', existing_building: 'no', building_condition: 'no' }) }
const BUILDING = facts({ leasable_area_m2: 300, structure: 'S', storeys: 1, built_ym: '1998-04' })
const RENT: Flat = {
  ...{ 'terms.rentYen': 400_000, 'terms.commonFeeYen': 0, 'terms.depositMonths': 3, 'terms.keyMoneyMonths': 1 },
  ...{ 'terms.leaseKind': 'ordinary', 'terms.leaseTermMonths': 36 },
}
const SALE: Flat = { 'terms.priceYen': 90_000_000, ...facts({ land_rights: 'freehold' }) }
const BOTH: Flat = { adConsent: true, 'terms.availableNoteJa': '即時', 'terms.availableNoteEn': 'Now' }

/** What a listing of each class has to state, all of it. */
export const COMPLETE: Record<ListingClass, Flat> = {
  SL: { ...BOTH, ...SALE, ...LAND },
  LL: { ...BOTH, ...RENT, ...LAND },
  SB: { ...BOTH, ...SALE, ...LOT, ...BUILDING },
  LB: { ...BOTH, ...RENT, ...BUILDING },
}

export const writingAs = (city: PartnerCity, now = NOW): Writing => ({
  owner: { organisationId: city.realtor },
  by: city.member,
  now,
})

type Wish = { of?: ListingClass; kind?: Kind; at?: [number, number]; written?: Flat; byProxy?: ByProxy }

/** A draft that lacks nothing, by whoever writes. */
export async function draftListing(
  trx: Trx,
  city: PartnerCity,
  writing: Writing,
  { of = 'LB', kind, at = IN_ZONE, written = {}, byProxy }: Wish = {},
): Promise<Opened & { version: number }> {
  const organisationId = writing.owner === 'anybody' ? city.realtor : writing.owner.organisationId
  const place = {
    ...{ at, townId: city.towns.toyoda, addressJa: '豊田四丁目9-1', addressEn: '4-9-1 Toyoda' },
    ...{ roadNameJa: null, roadNameEn: null, precision: 'exact' as const },
  }
  const opening = { organisationId, place, ...ofClass[of], ...(kind ? { kind } : {}) }
  const named = { transactionMode: 'brokerage' as const, titleJa: '貸工場', titleEn: 'Factory to let' }
  const opened = await openListing(trx, { ...opening, ...named }, byProxy ? { ...writing, byProxy } : writing)
  if (!opened.ok) throw new Error(opened.refusal)
  const full = { ...COMPLETE[of], ...written }
  const saved = await saveRevision(trx, opened.value.revisionId, { seen: 1, written: full }, writing)
  if (!saved.ok) throw new Error(saved.refusal)
  return { ...opened.value, version: saved.version }
}

export const submitAs = (
  trx: Trx,
  { revisionId, version }: { revisionId: number; version: number },
  writing: Writing,
) => submitRevision(trx, revisionId, version, writing, { ...POSTING, now: writing.now }) as Promise<Submitted>
