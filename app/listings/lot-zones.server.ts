import type { Db } from '../../db/client.server.ts'
import { zonesOfAsset } from '../zoning/queries.server.ts'
import type { DetailZone } from './detail.ts'
import type { ListingSummary } from './summary.ts'

/**
 * The zones of a public listing's lot, the larger first. Where the town alone is public the larger stands alone and
 * without its share: more would tell how the lot lies across a border.
 */
export async function lotZones(
  db: Db,
  { id, locationPrecision }: Pick<ListingSummary, 'id' | 'locationPrecision'>,
): Promise<DetailZone[]> {
  const listing = await db.selectFrom('listings').select('asset_id').where('id', '=', id).executeTakeFirst()
  if (!listing) return []
  const { zone, parts } = await zonesOfAsset(db, listing.asset_id)
  if (locationPrecision === 'exact') return parts
  const main = parts.find(part => part.zone === zone)
  return main ? [{ ...main, share: null }] : []
}
