import { sql } from 'kysely'
import { addDays } from '../../app/lib/day.ts'
import { readSearch } from '../../app/listings/filter.ts'
import { criteriaCells } from '../../app/listings/log.ts'
import type { Trx } from '../client.server.ts'
import { jsonb } from '../postgis.ts'

/** Nobody's: what the sample's seekers are called. */
export const SAMPLE_SEEKER = 'sample'

/** What firms in search of a workshop ask for, and how often in a month. */
const SEARCHES: readonly (readonly [query: string, times: number])[] = [
  ['kind=factory&deal=rent&area_min=150&power_min=50&rent_max=300000', 6],
  ['kind=factory&area_min=300&ceiling_min=5', 9],
  ['kind=factory&kind=warehouse&truck_min=4', 7],
  ['kind=factory&crane_min=2', 5],
  ['kind=warehouse&area_min=500&floor_load_min=1.5', 6],
  ['kind=workshop&rent_max=200000', 8],
  ['kind=land&land_min=1000', 4],
  ['deal=rent&ceiling_min=4.5&truck_min=10', 5],
  ['zone=qind&zone=ind&hours24=1', 5],
  ['kind=office&rent_max=150000', 3],
]

/** Searches of the past four weeks, so that whoever writes a listing sees what is asked for. */
export async function recordSampleSearches(trx: Trx, today: string): Promise<void> {
  const rows = SEARCHES.flatMap(([query, times], n) =>
    Array.from({ length: times }, (_, i) => ({
      day: addDays(today, -((i * 5 + n * 3) % 28)),
      criteria: criteriaCells(readSearch(new URLSearchParams(query)).search),
      matched: 3 + ((n * 7 + i) % 20),
    })),
  )
  await sql`insert into search_log (searched_on, seeker_hash, criteria, matched, unconfirmed)
    select r.day, ${SAMPLE_SEEKER}, r.criteria, r.matched, 0
    from jsonb_to_recordset(${jsonb(rows)}) as r(day date, criteria jsonb, matched int)`.execute(trx)
}
