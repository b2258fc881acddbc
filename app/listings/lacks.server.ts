import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { addDays } from '../lib/day.ts'
import { findOrganisation, type Organisation } from '../partners/organisations.server.ts'
import { zonesAt } from '../zoning/queries.server.ts'
import { readChecklist } from './checklist.ts'
import type { ChecklistCase } from './checklist-rules.ts'
import type { Content } from './content.ts'
import { shownFacts } from './detail-reads.server.ts'
import { numberOf, readFact, type ShownFact, type ShownFacts } from './fact-values.ts'
import { fieldOf } from './fields.ts'
import { promiseClassOf } from './freshness.ts'
import type { Deal, Fact } from './model.ts'
import { promiseDays } from './promises.server.ts'
import type { Lack } from './revision.ts'

/** Of whom a content is, and when: what it is read against. */
export type Reading = {
  deal: Deal
  organisationId: number
  publishedOn: string | null
  today: string
  /** When its partner last said that it can be had; absent: by submitting it today. */
  confirmedOn?: string
  /** It came from a bank's lead whose owner has taken the consent back, whatever the content says. */
  isMasked?: boolean
}

function factsOf({ facts }: Content): ShownFacts {
  const shown: Record<string, ShownFact> = {}
  for (const [id, fact] of Object.entries(facts)) {
    const field = fieldOf(id)
    if (field) shown[id] = readFact(field, fact as Fact)
  }
  return shown
}

async function nearestStation(db: Db, { place, access }: Content): Promise<ChecklistCase['station']> {
  if (!place.at || place.precision !== 'exact') return null
  const [lng, lat] = place.at
  const { rows } = await sql<{ id: number; straightM: number }>`
    select id, round(ST_Distance(location::geography, ST_SetSRID(ST_MakePoint(${lng}, ${lat}), 4326)::geography))::int
      as "straightM" from stations where retired_at is null order by 2, id limit 20`.execute(db)
  const ways = rows.map(({ id, straightM }) => ({ straightM, roadM: access[String(id)] ?? null }))
  return ways.find(({ roadM }) => roadM !== null) ?? ways[0] ?? null
}

/** The case that a content would be if it were published today. */
async function caseOf(db: Db, content: Content, reading: Reading): Promise<ChecklistCase> {
  const { deal, organisationId, today, confirmedOn = today } = reading
  const organisation = await findOrganisation(db, organisationId)
  if (!organisation) throw new Error('A revision belongs to an organisation in use')
  const facts = factsOf(content)
  const { place, kind } = content
  const offered = promiseClassOf({
    ...{ kind, deal, landAreaM2: numberOf(facts, 'land_area_m2') },
    grossFloorAreaM2: numberOf(facts, 'gross_floor_area_m2'),
    leasableAreaM2: numberOf(facts, 'leasable_area_m2'),
  })
  return caseFrom(content, reading, {
    organisation,
    zones: place.at ? (await zonesAt(db, place.at)).parts : [],
    station: await nearestStation(db, content),
    nextUpdateOn: addDays(confirmedOn, await promiseDays(db, offered, today)),
  })
}

/** What is around a content, besides what it says itself. */
type Found = Pick<ChecklistCase, 'zones' | 'station'> & { organisation: Organisation; nextUpdateOn: string }

function caseFrom(
  content: Content,
  reading: Omit<Reading, 'organisationId'>,
  { organisation, zones, station, nextUpdateOn }: Found,
): ChecklistCase {
  const { deal, publishedOn, today, confirmedOn = today } = reading
  const facts = factsOf(content)
  const { place, contact, kind } = content
  return {
    kind,
    deal,
    facts,
    shown: shownFacts(kind, facts, place.at ? place.precision : 'town'),
    isPlaced: place.at !== null,
    zones,
    restrictionsChecked: place.at !== null,
    station,
    publishedOn: publishedOn ?? today,
    today,
    offer: {
      ...content.terms,
      transactionMode: content.transactionMode,
      adConsent: reading.isMasked ? false : content.adConsent,
      confirmedOn,
      confirmedByJa: organisation.nameJa,
      confirmedByEn: organisation.nameEn,
      confirmMethod: 'workspace',
      nextUpdateOn,
      contactNameJa: contact.nameJa,
      contactNameEn: contact.nameEn,
      contactHoursJa: contact.hoursJa,
      contactHoursEn: contact.hoursEn,
      contactPhone: contact.phone,
      organisationJa: organisation.nameJa,
      organisationEn: organisation.nameEn,
      licenceNumber: organisation.licenceNumber,
      associationJa: organisation.associationJa,
      associationEn: organisation.associationEn,
      organisationAddressJa: organisation.addressJa,
      organisationAddressEn: organisation.addressEn,
      organisationPhone: organisation.phone,
    },
  }
}

const hasPerson = ({ contact }: Content): boolean => Object.values(contact).every(value => value !== '')

/**
 * Items of the listing standards that keep a content from publication: those that must be stated and are missing, or of
 * which nobody has said whether they apply. A named person with hours and a number is the portal's own.
 */
export async function lacksOf(db: Db, content: Content, reading: Reading): Promise<Lack[]> {
  return lacksIn(await caseOf(db, content, reading), content)
}

/**
 * {@link lacksOf} as far as it can be told without looking anything up: that the place has its zones is taken for granted,
 * and that nobody asks for the way to a station.
 */
export function lacksForeseen(
  content: Content,
  deal: Deal,
  { organisation, today }: { organisation: Organisation; today: string },
): Lack[] {
  const zones = [{ zone: 'any', coverageRatioPct: 60, floorAreaRatioPct: 200 }]
  const around = { organisation, zones: content.place.at ? zones : [], station: null, nextUpdateOn: today }
  return lacksIn(caseFrom(content, { deal, publishedOn: null, today }, around), content)
}

function lacksIn(one: ChecklistCase, content: Content): Lack[] {
  const results = readChecklist(one)
  const lacks = results.flatMap(({ item, state }) =>
    item.severity === 'must' && (state === 'missing' || state === 'unknown') ? [{ id: item.id, state }] : [],
  )
  return hasPerson(content) ? lacks : [...lacks, { id: 'contact_person', state: 'missing' }]
}

/** How a content stands against every item of its class, as publication would find it. */
export const checklistOf = async (db: Db, content: Content, reading: Reading) =>
  readChecklist(await caseOf(db, content, reading)).map(({ item, state }) => ({ id: item.id, state }))
