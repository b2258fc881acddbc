import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHECKLIST, CLASSES, type ListingClass } from '../../app/listings/checklist.ts'
import type { Flat } from '../../app/listings/content.ts'
import type { Kind } from '../../app/listings/model.ts'
import { saveRevision } from '../../app/listings/revisions.server.ts'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { fact } from './city.ts'
import { testDb } from './database.ts'
import { draftListing, makePartnerCity, NO_RATIOS, NO_ZONE, type PartnerCity, submitAs, writingAs } from './partners.ts'
import { rolledBack } from './rolled-back.ts'

// Publication is refused for each item that is missing, with the item named: every item of the standards that must be
// stated, for every class that it is asked of.

let db: Kysely<Database>
let city: PartnerCity
beforeAll(async () => {
  db = await testDb()
  city = await makePartnerCity(db)
})
afterAll(() => db.destroy())

type Loss = {
  /** Values that go. */
  without?: Flat
  /** Columns of the organisation that go. */
  organisation?: { name_ja?: string; address_ja?: null; phone?: null; licence_number?: null }
  kind?: Kind
  /** What is named beside the item itself, for it is read from the same value. */
  also?: (of: ListingClass) => string[]
}
const gone = (...fields: string[]): Loss => ({
  without: Object.fromEntries(fields.map(field => [`facts.${field}`, undefined])),
})
const isLand = (of: ListingClass) => of.endsWith('L')
const hasLot = (of: ListingClass) => of !== 'LB'

const LOSSES: Record<string, Loss> = {
  advertiser_name: { organisation: { name_ja: '' } },
  advertiser_address: { organisation: { address_ja: null } },
  advertiser_phone: {
    organisation: { phone: null },
    without: { 'contact.phone': '' },
    also: () => ['contact_person'],
  },
  license_number: { organisation: { licence_number: null } },
  transport: { kind: 'office', without: {} },
  land_area: gone('land_area_m2'),
  building_area: gone('leasable_area_m2'),
  land_category: gone('land_category'),
  zoning: {
    without: { 'place.at': NO_ZONE },
    also: of => [...(hasLot(of) ? ['bcr_far'] : []), ...(isLand(of) ? ['urbanization_control_notice'] : [])],
  },
  bcr_far: { without: { 'place.at': NO_RATIOS } },
  urbanization_control_notice: {
    without: { 'place.at': NO_ZONE },
    also: of => ['zoning', ...(hasLot(of) ? ['bcr_far'] : [])],
  },
  no_road_access_notice: gone('road_frontage_m'),
  setback_notice: gone('site_notices'),
  building_condition: gone('building_condition'),
  old_building_notice: gone('existing_building'),
  price: { without: { 'terms.priceYen': null } },
  rent: { without: { 'terms.rentYen': null } },
  common_fee: { without: { 'terms.commonFeeYen': null } },
  deposits: { without: { 'terms.keyMoneyMonths': null } },
  lease_type_term: { without: { 'terms.leaseTermMonths': null } },
  land_rights: gone('land_rights'),
  built_ym: { ...gone('built_ym'), also: () => ['construction_permission'] },
  structure_floors: gone('storeys'),
  delivery_time: { without: { 'terms.availableNoteJa': null } },
  construction_permission: { without: { 'facts.built_ym': fact('2027-08') } },
  ad_consent: { without: { adConsent: null } },
}
/** What the schema or the portal itself always gives: there is no content without. */
const ALWAYS = ['transaction_mode', 'address', 'published_on', 'next_update_on', 'availability_check']
/** Bare land is finished as it lies. */
const NEVER_DUE: Partial<Record<string, readonly ListingClass[]>> = {
  construction_permission: ['SL', 'LL'],
  transport: ['SL', 'LL'],
}

const MUST = CHECKLIST.filter(({ severity }) => severity === 'must')
const CASES = MUST.filter(({ id }) => !ALWAYS.includes(id)).flatMap(({ id, on }) =>
  on.filter(of => !NEVER_DUE[id]?.includes(of)).map(of => [id, of] as [string, ListingClass]),
)

async function lose(trx: Trx, of: ListingClass, { without = {}, organisation, kind }: Loss) {
  const writing = writingAs(city)
  const draft = await draftListing(trx, city, writing, { of, ...(kind ? { kind } : {}) })
  if (organisation) await trx.updateTable('organisations').set(organisation).where('id', '=', city.realtor).execute()
  const saved = await saveRevision(trx, draft.revisionId, { seen: draft.version, written: without }, writing)
  if (!saved.ok) throw new Error(saved.refusal)
  return submitAs(trx, { ...draft, version: saved.version }, writing)
}

describe('publication', () => {
  test('every item that must be stated is tried, or cannot be missing', () => {
    expect([...Object.keys(LOSSES), ...ALWAYS].sort()).toEqual(MUST.map(({ id }) => id).sort())
  })

  test.each(CLASSES)('of %s goes on where nothing is missing', of =>
    rolledBack(db, async trx => {
      expect(await lose(trx, of, {})).toEqual({ ok: true, isPublished: false })
    }),
  )

  test.each(CASES)('without %s (%s) is refused, and the item is named', (id, of) =>
    rolledBack(db, async trx => {
      const loss = LOSSES[id]!
      const submitted = await lose(trx, of, loss)
      expect(submitted).toMatchObject({ ok: false, refusal: 'Incomplete' })
      const named = 'lacks' in submitted ? submitted.lacks.map(lack => lack.id).sort() : []
      expect(named).toEqual([id, ...(loss.also?.(of) ?? [])].sort())
    }),
  )

  test.each(['nameJa', 'nameEn', 'hoursJa', 'hoursEn'])('without the %s of a person to ask is refused', name =>
    rolledBack(db, async trx => {
      const submitted = await lose(trx, 'LB', { without: { [`contact.${name}`]: '' } })
      expect(submitted).toMatchObject({ refusal: 'Incomplete', lacks: [{ id: 'contact_person' }] })
    }),
  )
})
