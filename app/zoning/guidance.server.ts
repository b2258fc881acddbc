import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { GuidanceArea } from './guidance.ts'
import type { Edition } from './here.ts'

/** The columns of a {@link GuidanceArea}; `g` is its table. */
export const GUIDANCE_COLUMNS = sql`g.name_ja as "nameJa", g.name_en as "nameEn", g.industries,
  g.incentives_ja as "incentivesJa", g.incentives_en as "incentivesEn", g.source_ja as "sourceJa",
  g.source_en as "sourceEn", g.url`

/** Areas that hold some of an asset, with the edition that says so; `edition` null: nobody has looked yet. */
export type GuidanceHere = { areas: GuidanceArea[]; edition: Edition | null }

/** The guidance areas stored with an asset, those that hold most of it first. */
export async function guidanceOfAsset(db: Db, assetId: number): Promise<GuidanceHere> {
  const { rows: areas } = await sql<GuidanceArea>`
    select ${GUIDANCE_COLUMNS} from asset_guidance a join guidance_areas g on g.id = a.guidance_area_id
    where a.asset_id = ${assetId} order by a.share desc, g.id`.execute(db)
  const edition = await db
    .selectFrom('assets')
    .innerJoin('datasets', 'datasets.id', 'assets.guidance_dataset_id')
    .select([
      'datasets.id as datasetId',
      'datasets.source_ja as sourceJa',
      'datasets.source_en as sourceEn',
      'datasets.edition',
      'datasets.is_sample as illustrative',
    ])
    .where('assets.id', '=', assetId)
    .executeTakeFirst()
  return { areas, edition: edition ?? null }
}
