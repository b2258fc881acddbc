import { sql } from 'kysely'
import { MOST_COUNTED } from '../../app/listings/filter.ts'
import { searchListings } from '../../app/listings/queries.server.ts'
import type { Db } from '../../db/client.server.ts'
import { largest, type Scenario } from './context.ts'
import { clock, interleave, ratios, spread } from './measure.ts'
import { search } from './queries.ts'
import { expectedIds, expectedTotal, mustEqual } from './reference.ts'
import { limitFrom, ms, type Row } from './report.ts'

/** As typed, as the words are kept, and how many hold it. */
const WORDS = [
  ['倉庫', '倉庫', 'two characters, frequent'],
  ['冷蔵', '冷蔵', 'two characters'],
  ['深井', '深井', 'two characters, rare'],
  ['排水処理設備', '排水処理設備', 'phrase'],
  ['ドックレベラー', 'どっくれべらー', 'phrase, rare'],
  ['飛行船格納庫', '飛行船格納庫', 'no hit'],
] as const
const PAGE = 50

/** The same question by reading the words: the newest of those that hold it, and how many there are. */
async function scan(db: Db, form: string, today: string): Promise<number[]> {
  const where = sql`w.words like ${`%${form}%`} and w.visible_until >= ${today}::text::date`
  await sql`select count(*) from bench_wide w where ${where}`.execute(db)
  const { rows } = await sql<{ id: number }>`select w.listing_id as id from bench_wide w where ${where}
    order by w.published_on desc, w.listing_id desc limit ${PAGE}`.execute(db)
  return rows.map(row => row.id)
}

export const keyword: Scenario = {
  name: 'keyword',
  run: async context => {
    const { db, size } = largest(context)
    const rows: Row[] = []
    for (const [typed, form, what] of WORDS) {
      const asked = search({ q: typed })
      const reference = search({ q: form })
      const found = await searchListings(db, asked, context.today, PAGE)
      const ids = found.listings.map(listing => listing.id)
      mustEqual(`newest with ${typed}`, ids, await expectedIds(db, reference, context.today, PAGE))
      const all = await expectedTotal(db, reference, context.today)
      mustEqual(`count of ${typed}`, [found.total, found.more], [Math.min(MOST_COUNTED, all), all > MOST_COUNTED])
      const { ours, like } = await interleave({
        ours: () => clock(() => searchListings(db, asked, context.today, PAGE)),
        like: () => clock(() => scan(db, form, context.today)),
      })
      rows.push({
        scenario: `keyword: ${typed} (${what})`,
        beside: 'LIKE scan: newest 50 and count',
        size,
        value: ratios(like, ours),
        unit: '×',
        limit: limitFrom(1_000_000, size, { at: 'least', value: 15 }),
        note: `${ms(spread(ours).median)} against ${ms(spread(like).median)}; ${all.toLocaleString('en')} found`,
      })
    }
    return rows
  },
}
