import { sql } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import { inLocale, type Locale } from '../../lib/i18n/locale.ts'
import { PAIR_STATES, type PairState } from './pairs.ts'
import { evidenceLine, percentOf, reasonViews } from './words.server.ts'

export const PAGE_SIZE = 20

/** Undecided pairs of which one is not public any more wait for nobody. */
const COUNTS = sql`(d.state in ('merged', 'dismissed') or (u.status = 'published' and v.status = 'published'))`
const PAIRS = sql`duplicate_pairs d join listings u on u.id = d.first_id join listings v on v.id = d.second_id`

export type PairCounts = Record<PairState, number>

export async function countPairs(db: Db): Promise<PairCounts> {
  const { rows } = await sql<{ state: PairState; n: number }>`
    select d.state, count(*)::int as n from ${PAIRS} where ${COUNTS} group by 1`.execute(db)
  const counts = Object.fromEntries(PAIR_STATES.map(state => [state, 0])) as PairCounts
  for (const { state, n } of rows) counts[state] = n
  return counts
}

type Named = { publicId: string; titleJa: string; titleEn: string; byJa: string | null; byEn: string | null }
type Row = { id: number; state: PairState; probability: number; reasons: unknown; first: Named; second: Named }

const named = (listing: string) => sql`json_build_object('publicId', ${sql.ref(`${listing}.public_id`)},
  'titleJa', ${sql.ref(`${listing}.title_ja`)}, 'titleEn', ${sql.ref(`${listing}.title_en`)},
  'byJa', (select string_agg(distinct g.name_ja, '、') from offers o join organisations g on g.id = o.organisation_id
    where o.listing_id = ${sql.ref(`${listing}.id`)}),
  'byEn', (select string_agg(distinct g.name_en, ', ') from offers o join organisations g on g.id = o.organisation_id
    where o.listing_id = ${sql.ref(`${listing}.id`)}))`

/** Pairs of a state, the likeliest first; of those that are decided the last. */
export async function listPairs(db: Db, state: PairState, page: number, locale: Locale) {
  const isDecided = state === 'merged' || state === 'dismissed'
  const { rows } = await sql<Row>`
    select d.id, d.state, d.probability, d.reasons, ${named('u')} as first, ${named('v')} as second
    from ${PAIRS} where d.state = ${state} and ${COUNTS}
    order by ${isDecided ? sql`d.decided_at desc nulls last` : sql`d.probability desc`}, d.id
    limit ${PAGE_SIZE}::int offset ${(page - 1) * PAGE_SIZE}::int`.execute(db)
  return rows.map(({ probability, reasons, first, second, ...row }) => ({
    ...row,
    percent: percentOf(probability),
    evidence: evidenceLine(reasonViews(reasons, locale), locale),
    sides: [first, second].map(side => ({
      publicId: side.publicId,
      title: inLocale(locale, side, 'title'),
      by: (locale === 'ja' ? side.byJa : side.byEn) ?? '',
    })),
  }))
}
export type PairLine = Awaited<ReturnType<typeof listPairs>>[number]

export type PairList = {
  state: PairState
  counts: PairCounts
  page: number
  pages: number
  lines: PairLine[]
}

/** The page of the list that an address asks for; what it asks for and is not there is the first. */
export async function pairListPage(db: Db, params: URLSearchParams, locale: Locale): Promise<PairList> {
  const state = PAIR_STATES.find(one => one === params.get('state')) ?? 'suggested'
  const counts = await countPairs(db)
  const pages = Math.max(1, Math.ceil(counts[state] / PAGE_SIZE))
  const asked = Number(/^[1-9]\d{0,5}$/.exec(params.get('page') ?? '')?.[0] ?? 1)
  const page = Math.min(asked, pages)
  return { state, counts, page, pages, lines: await listPairs(db, state, page, locale) }
}
