import { addDays } from '../../app/lib/day.ts'
import type { AssetInput, ListingInput, OfferInput } from '../../app/listings/input.ts'
import type { Fact } from '../../app/listings/model.ts'
import type { ListingRecord, OfferRecord, OrganisationRecord, PropertyRecord } from './records.ts'

/** What the records' slugs stand for in this database, and the day that their days are counted from. */
export type Known = {
  today: string
  towns: ReadonlyMap<string, number>
  stations: ReadonlyMap<string, number>
  organisations: ReadonlyMap<string, OrganisationRecord & { id: number }>
}

function lookUp<T>(map: ReadonlyMap<string, T>, slug: string): T {
  const found = map.get(slug)
  if (found === undefined) throw new Error(`The sample names ${slug}, which is not in its files`)
  return found
}

function factsOf(record: PropertyRecord, today: string): Record<string, Fact> {
  const stated: Record<string, Fact> = {}
  for (const { values, daysAgo, ...papers } of record.facts)
    for (const [field, value] of Object.entries(values))
      stated[field] = { value, ...papers, observedOn: daysAgo === null ? null : addDays(today, -daysAgo) }
  return stated
}

export function assetInput(record: PropertyRecord, known: Known): AssetInput {
  return {
    kind: record.kind,
    townId: lookUp(known.towns, record.town),
    addressJa: record.addressJa,
    addressEn: record.addressEn,
    roadNameJa: record.roadNameJa ?? null,
    roadNameEn: record.roadNameEn ?? null,
    location: record.location,
    lot: record.lot ? { type: 'Polygon', coordinates: record.lot } : null,
    locationPrecision: record.locationPrecision,
    isSample: true,
    facts: factsOf(record, known.today),
    access: record.access.map(({ station, roadM }) => ({ stationId: lookUp(known.stations, station), roadM })),
  }
}

function offerInput(record: OfferRecord, known: Known): OfferInput {
  const { organisation, contact, availableInDays, validForDays, confirmedDaysAgo, confirmedBy, ...terms } = record
  const partner = lookUp(known.organisations, organisation)
  const person = partner.contacts?.[contact]
  if (!person) throw new Error(`${record.partnerRef}: ${organisation} has no contact ${contact}`)
  const confirmer = lookUp(known.organisations, confirmedBy ?? organisation)
  return {
    ...terms,
    organisationId: partner.id,
    availableFrom: availableInDays === undefined ? null : addDays(known.today, availableInDays),
    validUntil: validForDays === undefined ? null : addDays(known.today, validForDays),
    confirmedOn: addDays(known.today, -confirmedDaysAgo),
    confirmedByJa: confirmer.nameJa,
    confirmedByEn: confirmer.nameEn,
    contactNameJa: person.nameJa,
    contactNameEn: person.nameEn,
    contactHoursJa: person.hoursJa,
    contactHoursEn: person.hoursEn,
    contactPhone: person.phone,
  }
}

export function listingInput(record: ListingRecord, asset: ListingInput['asset'], known: Known): ListingInput {
  const { publishedDaysAgo, firstSeenDaysAgo, endedDaysAgo, offers, ...words } = record
  return {
    ...words,
    asset,
    publishedOn: publishedDaysAgo === null ? null : addDays(known.today, -publishedDaysAgo),
    firstSeenOn: addDays(known.today, -firstSeenDaysAgo),
    endedOn: endedDaysAgo === undefined ? null : addDays(known.today, -endedDaysAgo),
    offers: offers.map(offer => offerInput(offer, known)),
  }
}
