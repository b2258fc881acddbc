import type { Db } from '../../db/client.server.ts'
import type { OrganisationKind } from './model.ts'

export type Organisation = {
  id: number
  slug: string
  kind: OrganisationKind
  nameJa: string
  nameEn: string
  licenceNumber: string | null
  associationJa: string | null
  associationEn: string | null
  addressJa: string | null
  addressEn: string | null
  phone: string | null
  contactNameJa: string | null
  contactNameEn: string | null
  contactHoursJa: string | null
  contactHoursEn: string | null
  isSample: boolean
}

/** An organisation that works with the portal; null: none, or it does so no more. */
export async function findOrganisation(db: Db, id: number): Promise<Organisation | null> {
  const found = await db
    .selectFrom('organisations')
    .select(['id', 'slug', 'kind', 'name_ja as nameJa', 'name_en as nameEn', 'licence_number as licenceNumber'])
    .select(['association_ja as associationJa', 'association_en as associationEn'])
    .select(['address_ja as addressJa', 'address_en as addressEn', 'phone'])
    .select(['contact_name_ja as contactNameJa', 'contact_name_en as contactNameEn'])
    .select(['contact_hours_ja as contactHoursJa', 'contact_hours_en as contactHoursEn', 'is_sample as isSample'])
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return (found as Organisation | undefined) ?? null
}
