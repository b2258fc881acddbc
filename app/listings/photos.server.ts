import { type SqlBool, sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { readVariantName } from '../files/picture-name.ts'
import { isPublic } from './search.server.ts'

/**
 * A photo, `p`, that whoever posted it shows, that has been made and that has been let through. Its property's own rule
 * stands beside it.
 */
export const isShown = sql<SqlBool>`p.is_public and p.state = 'ready' and p.released_at is not null`

/**
 * Lets the public see the photos of a property that an organisation, or the city for it, has added up to an instant:
 * those that stood in front of whoever let its listing through.
 */
export const releasePhotos = (
  trx: Trx,
  { assetId, organisationId, upTo, now }: { assetId: number; organisationId: number; upTo: Date; now: Date },
) =>
  sql`
  update photos p set released_at = ${now}
  where p.asset_id = ${assetId} and p.released_at is null and p.recorded_at <= ${upTo} and not exists (
    select from accounts a where a.id = p.uploaded_by and a.organisation_id <> ${organisationId})`.execute(trx)

/** Whoever asks for a picture, where they are known. */
export type PhotoViewer = { organisationId: number | null; isStaff: boolean }

/**
 * Who may be given the picture of this name on the day: `everybody`, where it is shown and a listing of its property is
 * public; `viewer`, where it is not but staff or a partner that offers the property asks; else null, which is also the
 * answer for a name that is none.
 */
export async function mayServe(
  db: Db,
  name: string,
  viewer: PhotoViewer | null,
  today: string,
): Promise<'everybody' | 'viewer' | null> {
  const asked = readVariantName(name)
  if (!asked) return null
  const { organisationId = null, isStaff = false } = viewer ?? {}
  const { rows } = await sql<{ forAll: boolean; forViewer: boolean }>`
    select (${isShown} and exists (select from listing_search s where s.asset_id = p.asset_id and ${isPublic(today)}))
        as "forAll",
      (${isStaff}::bool or exists (select from listings l join offers o on o.listing_id = l.id
        where l.asset_id = p.asset_id and o.organisation_id = ${organisationId}::bigint)) as "forViewer"
    from photos p where p.file_key = ${asked.key} and ${asked.width}::int = any (p.variants)`.execute(db)
  if (rows[0]?.forAll) return 'everybody'
  return rows[0]?.forViewer ? 'viewer' : null
}
