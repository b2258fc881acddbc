import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import { inLocale, pathIn } from '../lib/i18n/locale.ts'
import { done, refused } from '../lib/result.ts'
import { findOrganisation } from '../partners/organisations.server.ts'
import { tellOf } from '../tasks/hear.server.ts'
import { closeTasks } from '../tasks/tasks.server.ts'
import { auditLead, type LeadResult, type Lending, type Seen } from './lead-commands.server.ts'
import { holdLead, type Lead, listAgents } from './leads.server.ts'
import { type Deal, KIND_WORDS } from './model.ts'
import { type Opened, openListing } from './open-listing.server.ts'
import { saveRevision, type Writing } from './revisions.server.ts'

const DEAL_JA: Record<Deal, string> = { rent: '貸', sale: '売' }
const DEAL_EN: Record<Deal, string> = { rent: 'to let', sale: 'for sale' }

/**
 * Hands a lead over to its agent: a draft listing of theirs with kind, deal, town and area, which then goes the way of
 * every other. Nothing else that the bank wrote leaves it. Needs the owner's consent and an agent whose agreement is in
 * force.
 */
export async function handOverLead(trx: Trx, { id, seen }: Seen, lending: Lending): Promise<LeadResult> {
  const lead = await holdLead(trx, id, lending.organisationId)
  if (!lead) return refused('NotFound')
  if (lead.state === 'withdrawn') return refused('Withdrawn')
  if (lead.version !== seen) return refused('Changed')
  if (!lead.consent) return refused('NoConsent')
  if (lead.listingId !== null) return refused('HandedOver')
  if (lead.agentId === null) return refused('NoAgent')
  const agents = await listAgents(trx, dayInTokyo(lending.now))
  const agent = agents.find(one => one.id === lead.agentId)
  if (!agent) return refused('NotAnAgent')
  const opened = await openFrom(trx, lead, agent.id, lending)
  if (!opened) return refused('KindNotAgreed')
  await trx
    .updateTable('bank_leads')
    .set({
      listing_id: opened.listingId,
      offer_id: opened.offerId,
      handed_over_at: lending.now,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute()
  await closeTasks(trx, {
    kind: 'bank_lead',
    subject: { kind: 'bank_lead', id },
    outcome: 'done',
    by: { accountId: lending.by },
    now: lending.now,
  })
  await auditLead(trx, 'bank_lead.hand_over', id, lending, ['listing_id'])
  await tellAgent(trx, agent.id, opened.publicId, lending)
  return done({ id })
}

async function openFrom(trx: Trx, lead: Lead, organisationId: number, { by, now }: Lending): Promise<Opened | null> {
  const [kindJa, kindEn] = KIND_WORDS[lead.propertyKind]
  const writing: Writing = { owner: { organisationId }, by, now }
  const opened = await openListing(
    trx,
    {
      organisationId,
      kind: lead.propertyKind,
      deal: lead.deal,
      place: {
        at: null,
        townId: lead.townId,
        addressJa: lead.townJa,
        addressEn: lead.townEn,
        ...{ roadNameJa: null, roadNameEn: null, precision: 'town' },
      },
      transactionMode: 'brokerage',
      titleJa: `${lead.townJa}の${DEAL_JA[lead.deal]}${kindJa}`,
      titleEn: `${kindEn[0]!.toUpperCase()}${kindEn.slice(1)} ${DEAL_EN[lead.deal]} in ${lead.townEn}`,
    },
    writing,
  )
  if (!opened.ok) return null
  if (lead.areaM2 !== null) await writeArea(trx, opened.value, lead, writing)
  return opened.value
}

/** The area is as the owner told the bank: to be looked at by whoever offers it. */
async function writeArea(trx: Trx, { revisionId }: Opened, lead: Lead, writing: Writing): Promise<void> {
  const field = lead.propertyKind === 'land' ? 'land_area_m2' : 'leasable_area_m2'
  const papers = { sourceParty: 'owner', method: 'declared', observedOn: null, confidence: 'low' }
  const written = { [`facts.${field}`]: { value: lead.areaM2, ...papers } }
  await saveRevision(trx, revisionId, { seen: 1, written }, writing)
}

async function tellAgent(trx: Trx, agentId: number, publicId: string, lending: Lending): Promise<void> {
  const { organisationId, baseUrl, now } = lending
  const bank = await findOrganisation(trx, organisationId)
  if (!bank) return
  await tellOf(
    trx,
    'bank_lead.handed_over',
    { organisationId: agentId },
    ({ mail, locale }) => ({
      kind: 'bank_lead_handed_over',
      locale,
      to: mail,
      values: {
        organisation: inLocale(locale, bank, 'name'),
        publicId,
        link: baseUrl + pathIn(locale, `/partner/listings/${publicId}`),
      },
    }),
    { baseUrl, now },
  )
}
