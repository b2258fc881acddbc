import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { countFound } from './counts.server.ts'
import { CRITERIA, type Criterion, type Search } from './filter.ts'
import { type Give, givesOf, type Relaxation, relaxed } from './relax.ts'
import { isPublic, passes } from './search.server.ts'

/** Pairs offered at most: more ways out than this are no help. */
const MOST_PAIRS = 3

/**
 * For a search that finds nothing: the single things to give up that help, with their true counts; where none does,
 * the best pairs; where no pair does, everything. Empty only where nothing at all is public.
 */
export async function listRelaxations(db: Db, search: Search, today: string): Promise<Relaxation[]> {
  const gives = givesOf(search)
  const count = async (give: Give[]): Promise<Relaxation> => {
    const { filter, unknown } = relaxed(search, give)
    return { give, total: await countFound(db, filter, unknown, today) }
  }
  const singles = helpful(await Promise.all(gives.map(give => count([give]))))
  if (singles.length > 0) return [...singles].sort((a, b) => Number(isMild(b)) - Number(isMild(a)))
  if (gives.length < 2) return []
  const pairs = helpful(await countPairs(db, search, gives, today))
  if (pairs.length > 0) return pairs.slice(0, MOST_PAIRS)
  return helpful([await count(gives)])
}

const helpful = (all: Relaxation[]) => all.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total)

/** Asking again for facts that are missing gives up no condition, so it stands first. */
const isMild = ({ give }: Relaxation) => give.includes('unknown')

type Condition = { key: string; isMet: RawBuilder<SqlBool> }
/** What is read together with a criterion that alone carries the test. */
const READ_WITH: Partial<Record<Criterion, Criterion>> = { station: 'walk_max', use: 'verdict' }
/** A criterion as a search asks it: with or without what is read together with it, certain or not. */
const keyOf = ({ filter, unknown }: Search, criterion: Criterion) => {
  const partner = READ_WITH[criterion]
  return `${criterion} ${partner ? (filter[partner] ?? '') : ''} ${unknown}`
}

/**
 * All pairs from one look at the table: listings are grouped by which conditions they meet, and a pair's count is the
 * sum of the groups that meet what it leaves.
 */
async function countPairs(db: Db, search: Search, gives: readonly Give[], today: string): Promise<Relaxation[]> {
  const pairs = gives.flatMap((one, i) => gives.slice(i + 1).map(other => [one, other] satisfies Give[]))
  const conditions = new Map<string, Condition>()
  const wanted = pairs.map(give => {
    const asked = relaxed(search, give)
    const keys = CRITERIA.filter(criterion => asked.filter[criterion] !== undefined).map(criterion => {
      const key = keyOf(asked, criterion)
      if (!conditions.has(key))
        conditions.set(key, { key, isMet: passes(asked.filter, criterion, asked.unknown, today) })
      return key
    })
    return { give, keys }
  })
  const all = [...conditions.values()]
  if (all.length === 0) return []
  const marks = all.map(({ isMet }) => sql`case when ${isMet} then '1' else '0' end`)
  const { rows } = await sql<{ met: string; n: number }>`
    select ${sql.join(marks, sql` || `)} as met, count(*)::int as n
    from listing_search s where ${isPublic(today)} group by 1`.execute(db)
  const place = new Map(all.map(({ key }, i) => [key, i]))
  return wanted.map(({ give, keys }) => ({
    give,
    total: rows.filter(({ met }) => keys.every(key => met[place.get(key)!] === '1')).reduce((sum, { n }) => sum + n, 0),
  }))
}
