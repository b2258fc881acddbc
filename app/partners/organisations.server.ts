import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { type Standing, type StandingName, standingOn } from './agreement.ts'
import type { OrganisationKind } from './model.ts'
import type { OrganisationSearch } from './organisation-search.ts'

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
  version: number
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
    .select('version')
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return (found as Organisation | undefined) ?? null
}

export type OrganisationLine = Pick<
  Organisation,
  'id' | 'kind' | 'nameJa' | 'nameEn' | 'licenceNumber' | 'isSample'
> & {
  standing: Standing
}

type Row = Omit<OrganisationLine, 'standing'> & {
  agreements: { startsOn: string; endsOn: string; isSuspended: boolean }[]
}

/** A text in which the signs of a pattern mean themselves. */
const literally = (text: string) => text.replace(/[\\%_]/g, sign => `\\${sign}`)

/** Organisations that work with the portal and how each stands on a day; those that ask for somebody first. */
export async function listOrganisations(
  db: Db,
  { words, kind, standing }: OrganisationSearch,
  today: string,
): Promise<OrganisationLine[]> {
  const pattern = `%${literally(words.trim())}%`
  const { rows } = await sql<Row>`
    select o.id, o.kind, o.name_ja as "nameJa", o.name_en as "nameEn", o.licence_number as "licenceNumber",
      o.is_sample as "isSample",
      coalesce((select jsonb_agg(jsonb_build_object('startsOn', a.starts_on, 'endsOn', a.ends_on,
        'isSuspended', a.suspended_at is not null)) from agreements a
        where a.organisation_id = o.id and a.superseded_at is null), '[]') as agreements
    from organisations o
    where o.retired_at is null and (${kind}::text is null or o.kind = ${kind}::text)
      and (o.name_ja ilike ${pattern} or o.name_en ilike ${pattern} or o.licence_number ilike ${pattern})
    order by o.name_ja, o.id limit 1000`.execute(db)
  return rows
    .map(({ agreements, ...row }) => ({ ...row, standing: standingOn(agreements.map(daysOf), today) }))
    .filter(line => standing === null || line.standing.name === standing)
    .sort((a, b) => URGENCY.indexOf(a.standing.name) - URGENCY.indexOf(b.standing.name))
}

const URGENCY: readonly StandingName[] = ['suspended', 'lapsed', 'ending', 'ahead', 'inForce', 'none']

const daysOf = ({ startsOn, endsOn, isSuspended }: Row['agreements'][number]) => ({
  startsOn,
  endsOn,
  suspendedAt: isSuspended ? new Date(0) : null,
})
