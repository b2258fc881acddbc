import { sql } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import { readContents } from '../../listings/content.server.ts'
import { type Content, contentSchema } from '../../listings/content.ts'
import type { OfferStatus } from '../../listings/model.ts'
import { UNDER_WAY } from '../../listings/revision.ts'
import type { Held } from '../sheet/compare.ts'
import { PLAIN_REFERENCE, referenceKey } from '../sheet/reference.ts'

/** Statuses of an offer that is over. */
const ENDED = ['closed', 'withdrawn', 'expired'] as const satisfies readonly OfferStatus[]

type Found = Omit<Held, 'content'> & { writing: Content | null }

/** What the portal has of an organisation's references: what is being written of each, else what it says today. */
export async function heldOf(
  db: Db,
  organisationId: number,
  references: readonly string[],
): Promise<Map<string, Held>> {
  if (references.length === 0) return new Map()
  const { rows } = await sql<Found>`
    select o.partner_ref as reference, o.id as "offerId", l.public_id as "publicId", l.deal, o.status,
      l.published_on is not null as "wasPublic",
      case when o.status in (${sql.join([...ENDED])}) then coalesce((select e.detail ->> 'via' from listing_events e
        where e.offer_id = o.id and e.event in ('close', 'withdraw', 'expire') order by e.id desc limit 1), 'person')
        end as "endedBy",
      (select r.content from listing_revisions r where r.offer_id = o.id and r.state in (${sql.join(UNDER_WAY)})
        order by r.id desc limit 1) as writing
    from offers o join listings l on l.id = o.listing_id
    where o.organisation_id = ${organisationId}
      and o.partner_ref in (select jsonb_array_elements_text(${jsonb([...references])}))`.execute(db)
  const contents = await readContents(
    db,
    rows.filter(({ writing }) => writing === null).map(({ offerId }) => offerId),
  )
  return new Map(
    rows.map(({ writing, ...found }) => [
      found.reference,
      { ...found, content: writing ? contentSchema.parse(writing) : contents.get(found.offerId)! },
    ]),
  )
}

/**
 * {@link heldOf} of references as a file's cells are read: the portal may have them in another width or dash, and what is
 * being written of an offer may call it something new already.
 */
export async function heldOfSheet(
  db: Db,
  organisationId: number,
  references: readonly string[],
): Promise<Map<string, Held>> {
  const held = await heldOf(db, organisationId, references)
  const open = references.filter(reference => !held.has(reference))
  if (open.length === 0) return held
  const { rows } = await sql<{ own: string; called: string }>`
    select o.partner_ref as own, r.content ->> 'partnerRef' as called
    from offers o join listing_revisions r on r.offer_id = o.id
    where o.organisation_id = ${organisationId} and r.state in (${sql.join(UNDER_WAY)})
      and r.content ->> 'partnerRef' <> o.partner_ref
    union all
    (select partner_ref, partner_ref from offers
    where organisation_id = ${organisationId} and partner_ref !~ ${PLAIN_REFERENCE} order by id desc)`.execute(db)
  const spelt = new Map(rows.map(({ own, called }) => [referenceKey(called), own]))
  const own = new Map(open.flatMap(one => (spelt.has(one) ? [[one, spelt.get(one)!] as const] : [])))
  const more = await heldOf(db, organisationId, [...own.values()])
  for (const [one, spelling] of own) {
    const found = more.get(spelling)
    if (found) held.set(one, found)
  }
  return held
}
