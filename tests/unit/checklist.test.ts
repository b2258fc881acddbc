import { describe, expect, test } from 'vitest'
import { CHECKLIST, CLASSES, classOf, countMet, readChecklist } from '../../app/listings/checklist.ts'
import type { ChecklistCase } from '../../app/listings/checklist-rules.ts'
import { readFact, type ShownFacts } from '../../app/listings/fact-values.ts'
import { FIELDS, fieldOf } from '../../app/listings/fields.ts'

// The agreement's items as its paper lists them: which listings each is for, and whether it must or should be there.
const PAPER = `
advertiser_name SL LL SB LB must | advertiser_address SL LL SB LB must | advertiser_phone SL LL SB LB must
license_number SL LL SB LB must | association SL LL SB LB should | transaction_mode SL LL SB LB must
address SL LL SB LB must | transport SL LL SB LB must | land_area SL LL SB must | building_area SB LB must
land_category SL LL must | zoning SL LL SB LB must | bcr_far SL LL SB must | other_restrictions SL LL SB LB should
urbanization_control_notice SL LL must | no_road_access_notice SL LL SB must | setback_notice SL LL must
building_condition SL must | old_building_notice SL LL must | price SL SB must | rent LL LB must | common_fee LB must
deposits LL LB must | other_costs LL LB should | lease_type_term LL LB must | land_rights SL SB must
built_ym SB LB must | structure_floors SB LB must | inspection_certificate SB LB should
facilities SL LL SB LB should | road SL LL SB LB should | delivery_time SL LL SB LB must
published_on SL LL SB LB must | next_update_on SL LL SB LB must | valid_until SL LL SB LB should
construction_permission SL LL SB LB must | ad_consent SL LL SB LB must | availability_check SL LL SB LB must`

const facts = (values: Record<string, unknown>): ShownFacts =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      readFact(fieldOf(id)!, { value, sourceParty: 'owner', method: 'drawing', observedOn: null, confidence: 'high' }),
    ]),
  )

const COMPLETE = facts({
  leasable_area_m2: 170,
  land_area_m2: 412,
  land_category: 'residential',
  built_ym: '1994-06',
  structure: 'S',
  storeys: 1,
  inspection_certificate: 'yes',
  power_supply_type: 'high_voltage',
  gas: 'city_gas',
  water_supply: 'public',
  sewer: 'public_separate',
  front_road_width_m: 6,
  road_kind: 'public',
  road_frontage_m: 20,
})

const offer: ChecklistCase['offer'] = {
  rentYen: 385_000,
  priceYen: 80_000_000,
  tax: 'excluded',
  commonFeeYen: 0,
  depositYen: null,
  depositMonths: 3,
  keyMoneyYen: null,
  keyMoneyMonths: 0,
  guaranteeYen: null,
  otherCostsJa: '火災保険',
  otherCostsEn: null,
  leaseKind: 'ordinary',
  leaseTermMonths: 24,
  availableFrom: '2026-12-01',
  availableNoteJa: null,
  availableNoteEn: null,
  validUntil: '2027-03-31',
  transactionMode: 'brokerage',
  confirmedOn: '2026-11-19',
  confirmedByJa: '担当',
  confirmedByEn: 'clerk',
  confirmMethod: 'phone',
  nextUpdateOn: '2026-12-03',
  contactNameJa: '担当',
  contactNameEn: 'clerk',
  contactHoursJa: '平日',
  contactHoursEn: 'weekdays',
  contactPhone: '042-000-0001',
  organisationJa: '見本不動産',
  organisationEn: 'Mihon',
  licenceNumber: '東京都知事(2)第099999号',
  associationJa: '見本協会',
  associationEn: null,
  organisationAddressJa: '日野市',
  organisationAddressEn: null,
  organisationPhone: null,
  adConsent: true,
}
const complete: ChecklistCase = {
  kind: 'factory',
  deal: 'rent',
  facts: COMPLETE,
  shown: COMPLETE,
  isPlaced: true,
  zones: [{ zone: 'qind', coverageRatioPct: 60, floorAreaRatioPct: 200 }],
  restrictionsChecked: true,
  station: { straightM: 600, roadM: 720 },
  publishedOn: '2026-11-11',
  offer,
  today: '2026-11-22',
}
const read = (more: Partial<ChecklistCase> = {}) => {
  const results = readChecklist({ ...complete, ...(more.facts ? { shown: more.facts } : {}), ...more })
  return Object.assign(results, { state: (id: string) => results.find(({ item }) => item.id === id)?.state })
}

describe('the table', () => {
  test('holds the paper’s items, for the same listings, with the same weight', () => {
    const paper = PAPER.trim()
      .split(/\s*[|\n]\s*/)
      .map(line => line.split(' '))
      .map(([id, ...rest]) => [id, rest.slice(0, -1), rest.at(-1)])
    expect(paper).toHaveLength(38)
    expect(CHECKLIST.map(item => [item.id, [...item.on], item.severity])).toEqual(paper)
  })

  test('every item has words in both languages and a class', () => {
    for (const item of CHECKLIST) {
      expect(item.ja).toMatch(/[\u3040-\u9fff]/)
      expect(item.en).toMatch(/^[ -~’]+$/)
      expect(item.on.length).toBeGreaterThan(0)
    }
    expect(CLASSES).toEqual(['SL', 'LL', 'SB', 'LB'])
    expect([classOf('land', 'rent'), classOf('shop', 'sale')]).toEqual(['LL', 'SB'])
  })

  test('knows only fields that there are', () => {
    const ids = new Set(FIELDS.map(field => field.id))
    for (const id of Object.keys(COMPLETE)) expect(ids).toContain(id)
  })
})

describe('reading a listing', () => {
  test('a complete building to let meets all that applies', () => {
    const results = read()
    expect(results.filter(({ state }) => state === 'missing' || state === 'unknown')).toEqual([])
    const { met, applicable } = countMet(results)
    expect(met).toBe(applicable)
    expect(applicable).toBe(results.length - 1)
    expect(results.state('construction_permission')).toBe('notApplicable')
  })

  test('without a single fact nothing is met by silence', () => {
    const bare = {
      ...offer,
      rentYen: null,
      commonFeeYen: null,
      depositMonths: null,
      keyMoneyMonths: null,
      leaseKind: null,
    }
    const results = read({
      kind: 'workshop',
      facts: {},
      zones: [],
      restrictionsChecked: false,
      station: { straightM: 600, roadM: null },
      offer: { ...bare, adConsent: null },
    })
    const missing = [
      'zoning',
      'building_area',
      'rent',
      'common_fee',
      'deposits',
      'lease_type_term',
      'built_ym',
      'road',
      'transport',
    ]
    for (const id of missing) expect(results.state(id), id).toBe('missing')
    for (const id of ['other_restrictions', 'ad_consent', 'construction_permission'])
      expect(results.state(id), id).toBe('unknown')
  })

  test('none is an answer: 0 yen and no deposit are stated', () => {
    const none = { ...offer, commonFeeYen: 0, depositMonths: 0, keyMoneyMonths: 0 }
    const results = read({ offer: none })
    expect([results.state('common_fee'), results.state('deposits')]).toEqual(['met', 'met'])
  })

  test.each([
    ['brokerage', 'missing'],
    ['agent', 'missing'],
    ['lessor', 'notApplicable'],
    ['seller', 'notApplicable'],
  ] as const)('%s without a licence number: %s', (transactionMode, state) => {
    const results = read({ offer: { ...offer, transactionMode, licenceNumber: null, associationJa: null } })
    expect([results.state('license_number'), results.state('association')]).toEqual([state, state])
  })

  test('land: notices where they are due, and what the record cannot tell is unknown', () => {
    const land = (values: Record<string, unknown>, zone = 'qind') =>
      read({
        kind: 'land',
        deal: 'sale',
        facts: facts(values),
        zones: [{ zone, coverageRatioPct: 60, floorAreaRatioPct: 200 }],
      })
    expect(land({}, 'uca').state('urbanization_control_notice')).toBe('met')
    expect(land({}).state('urbanization_control_notice')).toBe('notApplicable')
    expect(land({ road_frontage_m: 1.8 }).state('no_road_access_notice')).toBe('met')
    expect(land({ road_frontage_m: 2 }).state('no_road_access_notice')).toBe('notApplicable')
    expect(land({}).state('no_road_access_notice')).toBe('unknown')
    expect(land({ road_kind: 'art42_2' }).state('setback_notice')).toBe('met')
    for (const id of ['building_condition', 'old_building_notice', 'setback_notice'])
      expect(land({ front_road_width_m: 9 }).state(id), id).toBe('unknown')
    expect(land({ front_road_width_m: 9 }).state('construction_permission')).toBe('notApplicable')
    expect(land({}).state('rent')).toBeUndefined()
  })

  test('an unfinished building needs its permission', () => {
    expect(read({ facts: { ...COMPLETE, ...facts({ built_ym: '2027-03' }) } }).state('construction_permission')).toBe(
      'missing',
    )
  })

  test('land: rights, conditions, buildings and notices can be stated, and so be met', () => {
    const land = (values: Record<string, unknown>) => read({ kind: 'land', deal: 'sale', facts: facts(values) })
    expect(land({}).state('land_rights')).toBe('missing')
    expect(land({ land_rights: 'freehold' }).state('land_rights')).toBe('met')
    expect(land({ land_rights: 'fixed_lease' }).state('land_rights')).toBe('missing')
    expect(land({ land_rights: 'fixed_lease', land_terms: '残存18年、地代月12万円' }).state('land_rights')).toBe('met')
    expect(land({ building_condition: 'no' }).state('building_condition')).toBe('notApplicable')
    expect(land({ building_condition: 'yes' }).state('building_condition')).toBe('missing')
    expect(land({ building_condition: 'yes', land_terms: '3か月以内に請負契約' }).state('building_condition')).toBe(
      'met',
    )
    expect(land({ existing_building: 'no' }).state('old_building_notice')).toBe('notApplicable')
    expect(land({ existing_building: 'yes' }).state('old_building_notice')).toBe('met')
    const wide = { front_road_width_m: 9, road_kind: 'public' }
    expect(land({ ...wide, site_notices: 'なし' }).state('setback_notice')).toBe('notApplicable')
    expect(land({ ...wide, site_notices: '北側に高圧線' }).state('setback_notice')).toBe('met')
  })

  test('the way from a station is asked for where people come from one', () => {
    const way = (station: ChecklistCase['station']) => read({ kind: 'office', station }).state('transport')
    expect(way({ straightM: 600, roadM: null })).toBe('missing')
    expect(way({ straightM: 600, roadM: 720 })).toBe('met')
    expect(way({ straightM: 1800, roadM: null })).toBe('notApplicable')
    expect(way(null), 'no station, or a place that is not public').toBe('notApplicable')
    expect(read({ kind: 'warehouse', station: { straightM: 600, roadM: null } }).state('transport')).toBe(
      'notApplicable',
    )
    expect(read({ kind: 'shop', isPlaced: false, station: { straightM: 600, roadM: null } }).state('transport')).toBe(
      'notApplicable',
    )
  })

  test('what is hidden is not stated, and what nobody can look up is not met', () => {
    const { road_frontage_m: frontage, ...rest } = COMPLETE
    const hidden = { ...rest, road_frontage_m: { ...frontage!, state: 'hidden' as const, value: null } }
    expect(read({ shown: hidden }).state('road')).toBe('missing')
    expect(read({ shown: hidden }).state('no_road_access_notice')).toBeUndefined()
    expect(read({ restrictionsChecked: false }).state('other_restrictions')).toBe('unknown')
  })

  test('of a property whose place nobody has stated the zone is unknown', () => {
    expect(read({ isPlaced: false, zones: [] }).state('zoning')).toBe('unknown')
  })

  test('a promise that has run out is no confirmation', () => {
    expect(read({ offer: { ...offer, nextUpdateOn: '2026-11-21' } }).state('availability_check')).toBe('missing')
  })
})
