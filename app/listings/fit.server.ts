import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { INDUSTRIES } from '../zoning/jsic.ts'
import { type AskedWork, workOf } from '../zoning/law/asked.ts'
import { floorNeeded } from '../zoning/law/size.ts'
import type { Search } from './filter.ts'
import type { Fit } from './summary.ts'
import { rankOf } from './verdict-rank.server.ts'

const industriesOf = ({ use }: AskedWork): readonly string[] => workOf(use)?.process?.industries ?? []

const array = (industries: readonly string[]) => sql`array(select jsonb_array_elements_text(${jsonb(industries)}))`

/**
 * What fits a work best comes first: a floor that is not known to be too small, then a place whose guidance asks for its
 * industries, then the better verdict. Where the town alone is public no guidance is told, and none counts.
 */
export function fitOrder(asked: AskedWork, today: string): RawBuilder<unknown> {
  const needed = floorNeeded(asked.answers)
  const isSmall =
    needed === null ? sql`` : sql`coalesce(s.kind <> 'land' and s.floor_area_m2 < ${needed}::numeric, false) asc, `
  return sql`${isSmall}coalesce(s.guided_industries && ${array(industriesOf(asked))}, false) desc, ${rankOf(asked, today)} asc`
}

/** Why listings fit, by id, where a search is sorted so: the area that holds most of each and wants its industries. */
export async function fitsOf(db: Db, { sort, filter }: Search, ids: readonly number[]): Promise<Map<number, Fit>> {
  const industries = sort === 'fit' && filter.use ? industriesOf(filter.use) : []
  if (industries.length === 0 || ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select distinct on (s.listing_id) s.listing_id as id, g.name_ja as "nameJa", g.name_en as "nameEn",
      array(select unnest(g.industries) intersect select unnest(wanted.codes) order by 1) as industries
    from (select ${array(industries)} as codes) wanted, listing_search s
    join asset_guidance i on i.asset_id = s.asset_id
    join guidance_areas g on g.id = i.guidance_area_id
    where s.listing_id in (select value::bigint from jsonb_array_elements_text(${jsonb(ids)}))
      and s.guided_industries && wanted.codes and g.industries && wanted.codes
    order by s.listing_id, i.share desc, g.id`.execute(db)
  return new Map(rows.map(row => [row.id, inWords(row)]))
}

type Row = { id: number; nameJa: string; nameEn: string; industries: string[] }

function inWords({ nameJa, nameEn, industries }: Row): Fit {
  const named = (locale: 'ja' | 'en') => industries.map(code => INDUSTRIES.get(code)?.[locale] ?? code)
  return { nameJa, nameEn, industriesJa: named('ja').join('・'), industriesEn: named('en').join(', ') }
}
