import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import { inLocale, pathIn } from '../lib/i18n/locale.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { findOrganisation } from '../partners/organisations.server.ts'
import { tellOf } from '../tasks/hear.server.ts'
import { closeTasks, openTask } from '../tasks/tasks.server.ts'
import { type Consent, type LeadFacts, type LeadState, leadState } from './lead.ts'
import { stopOffering } from './lead-stop.server.ts'
import { holdLead, type Lead, listAgents } from './leads.server.ts'

/** Who of a bank does something to a lead of theirs, when, and where letters link to. */
export type Lending = { organisationId: number; by: number; now: Date; baseUrl: string }

export type LeadRefusal =
  | 'NotFound'
  | 'Changed'
  | 'NoConsent'
  | 'HasConsent'
  | 'NoAgent'
  | 'NotAnAgent'
  | 'KindNotAgreed'
  | 'HandedOver'
  | 'Withdrawn'

export type LeadResult = Result<{ id: number }, LeadRefusal>

export const auditLead = (trx: Trx, action: string, id: number, { by, now }: Lending, fields: readonly string[] = []) =>
  appendAudit(trx, { actor: { accountId: by }, action, subjectKind: 'bank_lead', subjectId: id, fields }, now)

const columnsOf = ({ kind, propertyKind, deal, townId, areaM2, note }: LeadFacts) => ({
  ...{ kind, deal, note },
  property_kind: propertyKind,
  town_id: townId,
  area_m2: areaM2,
})

/** Records a lead, masked. */
export async function recordLead(trx: Trx, facts: LeadFacts, lending: Lending): Promise<LeadResult> {
  const bank = await findOrganisation(trx, lending.organisationId)
  if (bank?.kind !== 'bank') return refused('NotFound')
  const { id } = await trx
    .insertInto('bank_leads')
    .values({
      ...columnsOf(facts),
      organisation_id: bank.id,
      ...{ agent_id: null, listing_id: null, offer_id: null, handed_over_at: null, withdrawn_at: null },
      recorded_by: lending.by,
      recorded_on: dayInTokyo(lending.now),
      recorded_at: lending.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await auditLead(trx, 'bank_lead.record', id, lending)
  return done({ id })
}

/** Holds a lead for a change; refuses one that is gone, another's, changed since it was shown (`seen`), or at its end. */
async function holdOpen(
  trx: Trx,
  { id, seen }: { id: number; seen: number },
  { organisationId }: Lending,
): Promise<Result<Lead, LeadRefusal>> {
  const lead = await holdLead(trx, id, organisationId)
  if (!lead) return refused('NotFound')
  if (lead.state === 'withdrawn') return refused('Withdrawn')
  if (lead.version !== seen) return refused('Changed')
  return done(lead)
}

const touch = (trx: Trx, id: number, set: Partial<Record<'agent_id' | 'withdrawn_at', number | Date | null>> = {}) =>
  trx
    .updateTable('bank_leads')
    .set({ ...set, version: sql<number>`version + 1` } as never)
    .where('id', '=', id)
    .execute()

export type Seen = { id: number; seen: number }

/** Changes what a bank says of a lead that it has not handed over. */
export async function editLead(trx: Trx, which: Seen, facts: LeadFacts, lending: Lending): Promise<LeadResult> {
  const held = await holdOpen(trx, which, lending)
  if (!held.ok) return held
  if (held.value.listingId !== null) return refused('HandedOver')
  const lead = held.value
  const fields = (Object.keys(facts) as (keyof LeadFacts)[]).filter(name => facts[name] !== lead[name])
  if (fields.length === 0) return done({ id: lead.id })
  await trx
    .updateTable('bank_leads')
    .set({ ...columnsOf(facts), version: lead.version + 1 })
    .where('id', '=', lead.id)
    .execute()
  await auditLead(trx, 'bank_lead.edit', lead.id, lending, fields)
  return done({ id: lead.id })
}

/** Puts the owner's consent on record. */
export async function recordConsent(trx: Trx, which: Seen, consent: Consent, lending: Lending): Promise<LeadResult> {
  const held = await holdOpen(trx, which, lending)
  if (!held.ok) return held
  const lead = held.value
  if (lead.consent) return refused('HasConsent')
  await trx
    .insertInto('bank_lead_consents')
    .values({
      lead_id: lead.id,
      given_by: consent.givenBy,
      given_on: consent.givenOn,
      method: consent.method,
      document: consent.document,
      recorded_by: lending.by,
      recorded_at: lending.now,
      ...{ taken_back_at: null, taken_back_by: null },
    })
    .execute()
  await touch(trx, lead.id)
  await auditLead(trx, 'bank_lead.record_consent', lead.id, lending)
  await tellIfReady(trx, { ...lead, consent }, lending)
  return done({ id: lead.id })
}

/** Records that the owner has taken the consent back: masked again, and what came of it is offered no more. */
export async function takeBackConsent(trx: Trx, which: Seen, lending: Lending): Promise<LeadResult> {
  const held = await holdOpen(trx, which, lending)
  if (!held.ok) return held
  const lead = held.value
  if (!lead.consent) return refused('NoConsent')
  await trx
    .updateTable('bank_lead_consents')
    .set({ taken_back_at: lending.now, taken_back_by: lending.by })
    .where('lead_id', '=', lead.id)
    .where('taken_back_at', 'is', null)
    .execute()
  await touch(trx, lead.id)
  await stopOffering(trx, lead, { ...lending, isForGood: false })
  await voidTask(trx, lead.id, lending)
  await auditLead(trx, 'bank_lead.take_back_consent', lead.id, lending)
  return done({ id: lead.id })
}

/** Attaches a licensed agent with an agreement in force that covers the kind. */
export async function attachAgent(trx: Trx, which: Seen, agentId: number, lending: Lending): Promise<LeadResult> {
  const held = await holdOpen(trx, which, lending)
  if (!held.ok) return held
  const lead = held.value
  if (lead.listingId !== null) return refused('HandedOver')
  const agent = (await listAgents(trx, dayInTokyo(lending.now))).find(({ id }) => id === agentId)
  if (!agent) return refused('NotAnAgent')
  if (!agent.kinds.includes(lead.propertyKind)) return refused('KindNotAgreed')
  await touch(trx, lead.id, { agent_id: agentId })
  await auditLead(trx, 'bank_lead.attach_agent', lead.id, lending, ['agent_id'])
  if (lead.agentId === null) await tellIfReady(trx, { ...lead, agentId }, lending)
  return done({ id: lead.id })
}

/** Withdraws a lead for good, and what came of it. */
export async function withdrawLead(trx: Trx, which: Seen, lending: Lending): Promise<LeadResult> {
  const held = await holdOpen(trx, which, lending)
  if (!held.ok) return held
  const lead = held.value
  await touch(trx, lead.id, { withdrawn_at: lending.now })
  await stopOffering(trx, lead, { ...lending, isForGood: true })
  await voidTask(trx, lead.id, lending)
  await auditLead(trx, 'bank_lead.withdraw', lead.id, lending)
  return done({ id: lead.id })
}

const voidTask = (trx: Trx, id: number, { by, now }: Lending) =>
  closeTasks(trx, {
    kind: 'bank_lead',
    subject: { kind: 'bank_lead', id },
    outcome: 'void',
    by: { accountId: by },
    now,
  })

/** The city hears once both are there; of which lead it is it hears the bank's name and nothing else. */
async function tellIfReady(trx: Trx, lead: Lead, { organisationId, now, baseUrl }: Lending): Promise<void> {
  const state: LeadState = leadState({ ...lead, hasConsent: lead.consent !== null, withdrawnAt: null })
  if (state !== 'ready') return
  const subject = { kind: 'bank_lead', id: lead.id } as const
  await openTask(trx, { kind: 'bank_lead', subject, organisationId }, now)
  const bank = await findOrganisation(trx, organisationId)
  if (!bank) return
  await tellOf(
    trx,
    'bank_lead.ready',
    { organisationId },
    ({ mail, locale }) => ({
      kind: 'bank_lead_ready',
      locale,
      to: mail,
      values: { organisation: inLocale(locale, bank, 'name'), link: baseUrl + pathIn(locale, '/staff/leads') },
    }),
    { baseUrl, now },
  )
}
