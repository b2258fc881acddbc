import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { dayInTokyo } from '../lib/day.ts'
import type { FlyerPage, OwnFlyer, Whose } from './flyer-model.ts'
import { readPageName } from './picture-name.ts'

/** Pages of a flyer, `f`, in their order, as JSON. */
const pagesOfFlyer = sql<FlyerPage[]>`coalesce((select jsonb_agg(jsonb_build_object(
  'number', p.number, 'width', p.width, 'height', p.height, 'widths', p.variants) order by p.number)
  from flyer_pages p where p.flyer_id = f.id), ${jsonb([])})`

/** Flyers of a property, the newest first: those that one organisation brought, or, for the city, all of them. */
export async function listFlyers(db: Db, assetId: number, whose: Whose): Promise<OwnFlyer[]> {
  const rows = await db
    .selectFrom('flyers as f')
    .innerJoin('organisations as o', 'o.id', 'f.organisation_id')
    .select(['f.id', 'f.state', 'f.refusal', 'f.file_key as key', 'o.name_ja as byJa', 'o.name_en as byEn'])
    .select(['f.recorded_at as recordedAt', pagesOfFlyer.as('pages')])
    .where('f.asset_id', '=', assetId)
    .$if(whose !== 'anybody', query => query.where('f.organisation_id', '=', whose as number))
    .orderBy('f.id', 'desc')
    .$castTo<Omit<OwnFlyer, 'broughtOn'> & { recordedAt: Date }>()
    .execute()
  return rows.map(({ recordedAt, ...flyer }) => ({ ...flyer, broughtOn: dayInTokyo(recordedAt) }))
}

/** The organisation whose flyer a picture of this name is of; null where there is no such picture. */
export async function findOwnerOfPage(db: Db, name: string): Promise<{ organisationId: number } | null> {
  const asked = readPageName(name)
  if (!asked) return null
  const found = await db
    .selectFrom('flyer_pages as p')
    .innerJoin('flyers as f', 'f.id', 'p.flyer_id')
    .select('f.organisation_id as organisationId')
    .where('f.file_key', '=', asked.key)
    .where('f.state', '=', 'ready')
    .where('p.number', '=', asked.page)
    .where(sql<boolean>`${asked.width}::int = any (p.variants)`)
    .executeTakeFirst()
  return found ?? null
}
