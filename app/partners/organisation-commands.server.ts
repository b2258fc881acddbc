import type { Updateable } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { done, type Result, refused } from '../lib/result.ts'
import type { OrganisationRow } from './file.ts'

const columnsOf = ({ id: slug, ...row }: OrganisationRow) => ({
  slug,
  kind: row.kind,
  name_ja: row.nameJa,
  name_en: row.nameEn,
  licence_number: row.licenceNumber,
  association_ja: row.associationJa,
  association_en: row.associationEn,
  address_ja: row.addressJa,
  address_en: row.addressEn,
  phone: row.phone,
  contact_name_ja: row.contactNameJa,
  contact_name_en: row.contactNameEn,
  contact_hours_ja: row.contactHoursJa,
  contact_hours_en: row.contactHoursEn,
})

type By = { by: number; now: Date }

const audit = (trx: Trx, action: string, id: number, fields: readonly string[], { by, now }: By): Promise<void> =>
  appendAudit(trx, { actor: { accountId: by }, action, subjectKind: 'organisation', subjectId: id, fields }, now)

/** Registers an organisation of the city's own. With the first the portal is a demonstration no more. */
export async function registerOrganisation(
  trx: Trx,
  record: OrganisationRow,
  by: By,
): Promise<Result<{ id: number }, 'SlugTaken'>> {
  const made = await trx
    .insertInto('organisations')
    .values(columnsOf(record))
    .onConflict(conflict => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return refused('SlugTaken')
  await audit(trx, 'organisation.register', made.id, [], by)
  return done(made)
}

/**
 * Writes what an organisation says of itself. `seen`: the version that stood in front of whoever wrote it; where another
 * was faster nothing is taken. What it offers is shown anew: its names can be searched for.
 */
export async function editOrganisation(
  trx: Trx,
  id: number,
  { seen, record }: { seen: number; record: OrganisationRow },
  { refreshOffers, ...by }: By & { refreshOffers: (trx: Trx, organisationIds: readonly number[]) => Promise<void> },
): Promise<Result<{ id: number }, 'NotFound' | 'Changed'>> {
  const held = await trx
    .selectFrom('organisations')
    .select(['version', 'kind', 'name_ja', 'name_en', 'licence_number', 'association_ja', 'association_en'])
    .select(['address_ja', 'address_en', 'phone', 'contact_name_ja', 'contact_name_en', 'contact_hours_ja'])
    .select(['contact_hours_en'])
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!held) return refused('NotFound')
  if (held.version !== seen) return refused('Changed')
  const { slug: _, ...next } = columnsOf(record)
  const names = Object.keys(next) as (keyof typeof next)[]
  const fields = names.filter(name => next[name] !== held[name])
  if (fields.length === 0) return done({ id })
  const row: Updateable<Database['organisations']> = { ...next, version: held.version + 1 }
  await trx.updateTable('organisations').set(row).where('id', '=', id).execute()
  await refreshOffers(trx, [id])
  await audit(trx, 'organisation.edit', id, fields, by)
  return done({ id })
}
