import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { listTowns } from '../places/queries.server.ts'
import { type Consent, type KnownState, knownState, type LeadFacts, type LeadState, leadState } from './lead.ts'
import type { Kind } from './model.ts'

/** A lead as its own bank reads it. Nobody else reads it at all. */
export type Lead = LeadFacts & {
  id: number
  organisationId: number
  townJa: string
  townEn: string
  consent: Consent | null
  agentId: number | null
  agentJa: string | null
  agentEn: string | null
  listingId: number | null
  offerId: number | null
  /** The listing's public number, once it is the agent's. */
  number: string | null
  recordedOn: string
  version: number
  state: LeadState
}

type Row = Omit<Lead, 'state'> & { withdrawnAt: Date | null }

const LEAD = sql`
  b.id, b.organisation_id as "organisationId", b.kind, b.property_kind as "propertyKind", b.deal,
  b.town_id as "townId", t.name_ja as "townJa", t.name_en as "townEn", b.area_m2 as "areaM2", b.note,
  b.agent_id as "agentId", g.name_ja as "agentJa", g.name_en as "agentEn", b.listing_id as "listingId",
  b.offer_id as "offerId", l.public_id as number, b.recorded_on as "recordedOn", b.version,
  b.withdrawn_at as "withdrawnAt",
  case when c.id is not null then jsonb_build_object('givenBy', c.given_by, 'givenOn', c.given_on,
    'method', c.method, 'document', c.document) end as consent
  from bank_leads b join towns t on t.id = b.town_id
  left join organisations g on g.id = b.agent_id
  left join listings l on l.id = b.listing_id
  left join bank_lead_consents c on c.lead_id = b.id and c.taken_back_at is null`

const withState = ({ withdrawnAt, ...row }: Row): Lead => ({
  ...row,
  state: leadState({ ...row, hasConsent: row.consent !== null, withdrawnAt }),
})

async function readLeads(db: Db, which: RawBuilder<unknown>): Promise<Lead[]> {
  const { rows } = await sql<Row>`select ${LEAD} ${which}`.execute(db)
  return rows.map(withState)
}

/** A bank's own leads, newest first. */
export const listLeads = (db: Db, organisationId: number): Promise<Lead[]> =>
  readLeads(db, sql`where b.organisation_id = ${organisationId} order by b.id desc limit 500`)

/** A lead of this bank; null: none, or another's. */
export const findLead = async (db: Db, id: number, organisationId: number): Promise<Lead | null> =>
  (await readLeads(db, sql`where b.id = ${id} and b.organisation_id = ${organisationId}`))[0] ?? null

/** Holds a lead of this bank until the transaction ends. */
export const holdLead = async (trx: Trx, id: number, organisationId: number): Promise<Lead | null> =>
  (await readLeads(trx, sql`where b.id = ${id} and b.organisation_id = ${organisationId} for update of b`))[0] ?? null

/** What the city learns of a lead: that it is there. Its number of a listing once it is an agent's to offer. */
export type KnownLead = {
  id: number
  kind: LeadFacts['kind']
  bankJa: string
  bankEn: string
  recordedOn: string
  state: KnownState
  number: string | null
}

type KnownRow = Omit<KnownLead, 'state'> & {
  agentId: number | null
  listingId: number | null
  withdrawnAt: Date | null
  hasConsent: boolean
}

/** Every bank's leads as the city knows of them, newest first. */
export async function listKnownLeads(db: Db): Promise<KnownLead[]> {
  const { rows } = await sql<KnownRow>`
    select b.id, b.kind, g.name_ja as "bankJa", g.name_en as "bankEn", b.recorded_on as "recordedOn",
      b.agent_id as "agentId", b.listing_id as "listingId", b.withdrawn_at as "withdrawnAt", l.public_id as number,
      exists (select from bank_lead_consents c where c.lead_id = b.id and c.taken_back_at is null) as "hasConsent"
    from bank_leads b join organisations g on g.id = b.organisation_id
    left join listings l on l.id = b.listing_id
    order by b.id desc limit 500`.execute(db)
  return rows.map(row => {
    const { id, kind, bankJa, bankEn, recordedOn } = row
    const state = knownState(leadState(row))
    return { id, kind, bankJa, bankEn, recordedOn, state, number: state === 'handed_over' ? row.number : null }
  })
}

/** Who may take a lead over on a day: licensed, working with the portal, and under an agreement in force. */
export async function listAgents(
  db: Db,
  today: string,
): Promise<{ id: number; nameJa: string; nameEn: string; kinds: string[] }[]> {
  const { rows } = await sql<{ id: number; nameJa: string; nameEn: string; kinds: string[] }>`
    select g.id, g.name_ja as "nameJa", g.name_en as "nameEn", a.kinds
    from organisations g join agreements a on a.organisation_id = g.id and a.superseded_at is null
      and a.suspended_at is null and ${today}::text::date between a.starts_on and a.ends_on
    where g.kind in ('realtor', 'association') and g.licence_number is not null and g.retired_at is null
    order by g.name_ja, g.id`.execute(db)
  return rows
}

/** The towns in the words of a language. */
export const townChoices = async (db: Db, locale: Locale) =>
  (await listTowns(db)).map(town => ({ id: town.id, name: inLocale(locale, town, 'name') }))

/** Agents whose agreement covers a kind of property. */
export const agentChoices = async (db: Db, kind: Kind, { locale, today }: { locale: Locale; today: string }) =>
  (await listAgents(db, today))
    .filter(agent => agent.kinds.includes(kind))
    .map(agent => ({ id: agent.id, name: inLocale(locale, agent, 'name') }))
