import { hasControls } from '../lib/controls.ts'
import { readDay, readDecimal } from '../lib/reading.ts'
import { DEALS, type Deal, KINDS, type Kind } from './model.ts'

// A bank may not broker. What it knows of a property before anybody offers it is a lead: masked until its owner has
// consented on record and a licensed agent is attached, and then the agent's to offer.

export const LEAD_KINDS = ['closing', 'collateral'] as const
export type LeadKind = (typeof LEAD_KINDS)[number]

export const CONSENT_METHODS = ['written', 'in_person', 'phone'] as const
export type ConsentMethod = (typeof CONSENT_METHODS)[number]

/** What a bank says of a property, in brief. */
export type LeadFacts = {
  kind: LeadKind
  propertyKind: Kind
  deal: Deal
  townId: number
  areaM2: number | null
  /** For the bank's own eyes. */
  note: string | null
}

/** The owner's consent as it stands on record. */
export type Consent = { givenBy: string; givenOn: string; method: ConsentMethod; document: string }

export type LeadState = 'masked' | 'consented' | 'ready' | 'handed_over' | 'withdrawn'

/** Where a lead stands, by what is on record of it. An agent alone opens nothing; without consent nothing stays open. */
export function leadState(lead: {
  hasConsent: boolean
  agentId: number | null
  listingId: number | null
  withdrawnAt: Date | null
}): LeadState {
  if (lead.withdrawnAt) return 'withdrawn'
  if (!lead.hasConsent) return 'masked'
  if (lead.listingId !== null) return 'handed_over'
  return lead.agentId === null ? 'consented' : 'ready'
}

/** What the city sees of it: whether there is more than a mask, never what stands behind. */
export type KnownState = 'masked' | 'ready' | 'handed_over' | 'withdrawn'
export const knownState = (state: LeadState): KnownState => (state === 'consented' ? 'masked' : state)

export const LEAD_FIELDS = ['kind', 'propertyKind', 'deal', 'town', 'area', 'note'] as const
export const CONSENT_FIELDS = ['consentBy', 'consentOn', 'consentMethod', 'consentDocument'] as const
export type LeadField = (typeof LEAD_FIELDS)[number] | (typeof CONSENT_FIELDS)[number] | 'agent'

const MOST_AREA = 10_000_000
export const MOST_NOTE = 1000
export const MOST_GIVER = 80
export const MOST_DOCUMENT = 120

const given = (form: URLSearchParams, name: LeadField) => (form.get(name) ?? '').replace(/\r\n?/g, '\n').trim()
const among = <T extends string>(options: readonly T[], text: string): T | null =>
  options.find(option => option === text) ?? null

type Read<T> = { value: T | null; faults: LeadField[] }

/** Reads what a bank writes of a lead. `towns`: those that there are. Without a value something is to be put right. */
export function readLeadFacts(form: URLSearchParams, towns: readonly number[]): Read<LeadFacts> {
  const faults: LeadField[] = []
  const kind = among(LEAD_KINDS, given(form, 'kind'))
  const propertyKind = among(KINDS, given(form, 'propertyKind'))
  const deal = among(DEALS, given(form, 'deal'))
  const townId = towns.find(town => String(town) === given(form, 'town')) ?? null
  const area = given(form, 'area')
  const areaM2 = area === '' ? null : readDecimal(area)
  const note = given(form, 'note')
  if (!kind) faults.push('kind')
  if (!propertyKind) faults.push('propertyKind')
  if (!deal) faults.push('deal')
  if (townId === null) faults.push('town')
  const isArea = areaM2 !== null && Number.isInteger(areaM2) && areaM2 >= 1 && areaM2 <= MOST_AREA
  if (area !== '' && !isArea) faults.push('area')
  if (note.length > MOST_NOTE || hasControls(note)) faults.push('note')
  if (faults.length > 0 || !kind || !propertyKind || !deal || townId === null) return { value: null, faults }
  return { value: { kind, propertyKind, deal, townId, areaM2, note: note || null }, faults }
}

/** Reads an owner's consent: who gave it, on which day up to today, how, and where that is written down. */
export function readConsent(form: URLSearchParams, today: string): Read<Consent> {
  const faults: LeadField[] = []
  const [givenBy, document] = [given(form, 'consentBy'), given(form, 'consentDocument')]
  const givenOn = readDay(given(form, 'consentOn'))
  const method = among(CONSENT_METHODS, given(form, 'consentMethod'))
  const isLine = (text: string, most: number) => text !== '' && text.length <= most && !hasControls(text)
  if (!isLine(givenBy, MOST_GIVER)) faults.push('consentBy')
  if (!givenOn || givenOn > today) faults.push('consentOn')
  if (!method) faults.push('consentMethod')
  if (!isLine(document, MOST_DOCUMENT)) faults.push('consentDocument')
  if (faults.length > 0 || !givenOn || !method) return { value: null, faults }
  return { value: { givenBy, givenOn, method, document }, faults }
}
