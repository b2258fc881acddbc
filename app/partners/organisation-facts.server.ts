import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { RefreshOffers } from './agreement-commands.server.ts'
import { editOrganisation } from './organisation-commands.server.ts'
import { type Faults, type OrganisationField, readOrganisation, type Written, writtenOf } from './organisation-input.ts'
import { findOrganisation } from './organisations.server.ts'

/** A form of an organisation's facts that comes back. */
export type ReturnedFacts = { faults: Faults; refusal: 'NotFound' | 'Changed' | null; written: Written }

type Writer = { by: number; now: Date; refreshOffers: RefreshOffers }

/** Saves what the form says in the fields that it may change; null = done, else the form as it comes back. */
export async function saveFacts(
  db: Kysely<Database>,
  id: number,
  { form, fields }: { form: URLSearchParams; fields: readonly OrganisationField[] },
  writer: Writer,
): Promise<ReturnedFacts | null> {
  const written = writtenOf(form, fields)
  return db.transaction().execute(async trx => {
    const held = await findOrganisation(trx, id)
    if (!held) return { faults: {}, refusal: 'NotFound', written }
    const { record, faults } = readOrganisation(form, fields, { ...held, id: held.slug })
    if (!record) return { faults, refusal: null, written }
    const seen = Number(form.get('version') ?? '')
    const saved = await editOrganisation(trx, id, { seen, record }, writer)
    return saved.ok ? null : { faults: {}, refusal: saved.refusal, written }
  })
}
