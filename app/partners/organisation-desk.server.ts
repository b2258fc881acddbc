import type { Kysely } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import type { Result } from '../lib/result.ts'
import type { Agreement } from './agreement.ts'
import {
  type AgreementRefusal,
  amendAgreement,
  type Deciding,
  liftSuspension,
  registerAgreement,
  suspendAgreements,
} from './agreement-commands.server.ts'
import {
  type AgreementChoices,
  type AgreementFaults,
  readDays,
  readTerms,
  type WrittenAgreement,
  writtenAgreement,
} from './agreement-input.ts'
import { listAgreements } from './agreements.server.ts'

/** What the city decides about an organisation's agreement on its page. */
export const DECISIONS = ['register', 'amend', 'renew', 'suspend', 'lift'] as const
export type Decision = (typeof DECISIONS)[number]
export const isDecision = (text: string): text is Decision => (DECISIONS as readonly string[]).includes(text)

/** A form that comes back. */
export type ReturnedAgreement = {
  decision: Decision
  faults: AgreementFaults
  refusal: AgreementRefusal | null
  written: WrittenAgreement
}

type Told = { id: number; seen: number; choices: AgreementChoices; deciding: Deciding }

type Outcome = Result<{ id: number }, AgreementRefusal> | { faults: AgreementFaults }

const DECIDE: Record<Decision, (trx: Trx, written: WrittenAgreement, told: Told) => Promise<Outcome>> = {
  async register(trx, written, { id, choices, deciding }) {
    const { terms, faults } = readTerms(written, choices)
    return terms ? registerAgreement(trx, id, terms, deciding) : { faults }
  },
  async amend(trx, written, { id, seen, choices, deciding }) {
    const { terms, faults } = readTerms(written, choices)
    return terms ? amendAgreement(trx, id, { id: seen, terms }, deciding) : { faults }
  },
  /** What was agreed on stays as it is, for further days. */
  async renew(trx, written, { id, deciding }) {
    const { days, faults } = readDays(written)
    const last = (await listAgreements(trx, id)).at(-1)
    if (!last) return { ok: false, refusal: 'NotFound' }
    return days ? registerAgreement(trx, id, { ...last, ...days }, deciding, 'agreement.renew') : { faults }
  },
  async suspend(trx, written, { id, deciding }) {
    const done = await suspendAgreements(trx, id, written.reason, deciding)
    return !done.ok && done.refusal === 'NoReason' ? { faults: { reason: 'reason' } } : done
  },
  lift: (trx, _, { id, deciding }) => liftSuspension(trx, id, deciding),
}

/** Does what the form of an organisation's page asks for; null = done, else the form as it comes back. */
export async function decideOnAgreement(
  db: Kysely<Database>,
  decision: Decision,
  form: URLSearchParams,
  told: Omit<Told, 'seen'>,
): Promise<ReturnedAgreement | null> {
  const written = writtenAgreement(form)
  const seen = Number(form.get('agreement') ?? '')
  const outcome = await db.transaction().execute(trx => DECIDE[decision](trx, written, { ...told, seen }))
  if ('faults' in outcome) return { decision, faults: outcome.faults, refusal: null, written }
  return outcome.ok ? null : { decision, faults: {}, refusal: outcome.refusal, written }
}

/** The agreement that an organisation's page is about: the one of today, else the next, else the last. */
export async function presentAgreement(db: Db, organisationId: number, today: string) {
  const agreements = await listAgreements(db, organisationId)
  const ofToday = (one: Agreement) => one.startsOn <= today && one.endsOn >= today
  const present = agreements.find(ofToday) ?? agreements.find(one => one.startsOn > today) ?? agreements.at(-1) ?? null
  return { agreements, present }
}
