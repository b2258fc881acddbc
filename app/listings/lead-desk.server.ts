import type { Kysely } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { withoutControls } from '../lib/controls.ts'
import { dayInTokyo } from '../lib/day.ts'
import { listTowns } from '../places/queries.server.ts'
import { handOverLead } from './hand-over.server.ts'
import { CONSENT_FIELDS, LEAD_FIELDS, type LeadField, MOST_NOTE, readConsent, readLeadFacts } from './lead.ts'
import {
  attachAgent,
  editLead,
  type LeadRefusal,
  type LeadResult,
  type Lending,
  recordConsent,
  recordLead,
  type Seen,
  takeBackConsent,
  withdrawLead,
} from './lead-commands.server.ts'

/** What a bank does to a lead on its page. */
export const LEAD_INTENTS = ['edit', 'consent', 'take_back', 'attach', 'hand_over', 'withdraw'] as const
export type LeadIntent = (typeof LEAD_INTENTS)[number]
export const isLeadIntent = (text: string): text is LeadIntent => (LEAD_INTENTS as readonly string[]).includes(text)

export type WrittenLead = Partial<Record<LeadField, string>>

/** A form of a lead that comes back. */
export type ReturnedLead = {
  intent: LeadIntent | 'record'
  faults: LeadField[]
  refusal: LeadRefusal | null
  written: WrittenLead
}

const writtenLead = (form: URLSearchParams): WrittenLead =>
  Object.fromEntries(
    [...LEAD_FIELDS, ...CONSENT_FIELDS, 'agent'].map(name => [
      name,
      withoutControls(form.get(name) ?? '').slice(0, 2 * MOST_NOTE),
    ]),
  )

type Outcome = LeadResult | { faults: LeadField[] }

const townIds = async (trx: Trx): Promise<number[]> => (await listTowns(trx)).map(({ id }) => id)

const DO: Record<LeadIntent, (trx: Trx, which: Seen, form: URLSearchParams, lending: Lending) => Promise<Outcome>> = {
  async edit(trx, which, form, lending) {
    const { value, faults } = readLeadFacts(form, await townIds(trx))
    return value ? editLead(trx, which, value, lending) : { faults }
  },
  async consent(trx, which, form, lending) {
    const { value, faults } = readConsent(form, dayInTokyo(lending.now))
    return value ? recordConsent(trx, which, value, lending) : { faults }
  },
  take_back: (trx, which, _, lending) => takeBackConsent(trx, which, lending),
  async attach(trx, which, form, lending) {
    const agent = /^[1-9]\d{0,8}$/.exec(form.get('agent') ?? '')
    return agent ? attachAgent(trx, which, Number(agent[0]), lending) : { faults: ['agent'] }
  },
  hand_over: (trx, which, _, lending) => handOverLead(trx, which, lending),
  withdraw: (trx, which, _, lending) => withdrawLead(trx, which, lending),
}

/** Records a lead from its form; the lead's id, or the form as it comes back. */
export async function recordFromForm(
  db: Kysely<Database>,
  form: URLSearchParams,
  lending: Lending,
): Promise<{ id: number } | ReturnedLead> {
  const back = { intent: 'record' as const, refusal: null, written: writtenLead(form) }
  return db.transaction().execute(async trx => {
    const { value, faults } = readLeadFacts(form, await townIds(trx))
    if (!value) return { ...back, faults }
    const made = await recordLead(trx, value, lending)
    return made.ok ? made.value : { ...back, faults: [], refusal: made.refusal }
  })
}

/** Does what the form of a lead's page asks for; null = done, else the form as it comes back. */
export async function doToLead(
  db: Kysely<Database>,
  { id, intent, form }: { id: number; intent: LeadIntent; form: URLSearchParams },
  lending: Lending,
): Promise<ReturnedLead | null> {
  const which = { id, seen: Number(form.get('version') ?? '') }
  const outcome = await db.transaction().execute(trx => DO[intent](trx, which, form, lending))
  const written = writtenLead(form)
  if ('faults' in outcome) return { intent, faults: outcome.faults, refusal: null, written }
  return outcome.ok ? null : { intent, faults: [], refusal: outcome.refusal, written }
}
