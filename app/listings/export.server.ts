import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { countFound } from './counts.server.ts'
import { shownFacts } from './detail-reads.server.ts'
import { readFact, type ShownFact, type ShownFacts } from './fact-values.ts'
import { fieldOf } from './fields.ts'
import type { Search } from './filter.ts'
import type { OfferTerms } from './input.ts'
import { leadOfferOf } from './live-offers.server.ts'
import type { Fact } from './model.ts'
import { listAllListings } from './queries.server.ts'
import type { ListingSummary } from './summary.ts'

/** A listing as a file of it holds: what its page shows, in both languages, but for the person to ask. */
export type ExportedListing = ListingSummary & {
  textJa: string | null
  textEn: string | null
  /** null at town precision. */
  addressJa: string | null
  roadNameJa: string | null
  /** Of the newest live offer. */
  terms: Omit<OfferTerms, 'otherCostsJa' | 'otherCostsEn' | 'validUntil'>
  facts: ShownFacts
}

/** Rows of one file at most. */
export const MOST_EXPORTED = 10_000

/** Every listing of a search with its facts; where there are more than `most`, only how many: no file is a part of one. */
export async function exportListings(
  db: Db,
  search: Search,
  today: string,
  most = MOST_EXPORTED,
): Promise<{ listings: ExportedListing[] } | { tooMany: number }> {
  const total = await countFound(db, search.filter, search.unknown, today)
  if (total > most) return { tooMany: total }
  const summaries = await listAllListings(db, search, today, most)
  const ids = summaries.map(({ id }) => id)
  const [texts, facts] = [await textsOf(db, ids), await factsOf(db, ids)]
  return {
    listings: summaries.flatMap(summary => {
      const found = texts.get(summary.id)
      // Between two reads it may have ended.
      if (!found) return []
      const { withheld, ...own } = found
      const shown = shownFacts(summary.kind, facts.get(summary.id) ?? {}, summary.locationPrecision, withheld)
      return [{ ...summary, ...own, facts: shown }]
    }),
  }
}

type Texts = Pick<ExportedListing, 'textJa' | 'textEn' | 'addressJa' | 'roadNameJa' | 'terms'>
type WithWithheld = Texts & { withheld: string[] }
const wanted = (ids: readonly number[]) => sql`(select value::bigint from jsonb_array_elements_text(${jsonb(ids)}))`

async function textsOf(db: Db, ids: readonly number[]): Promise<Map<number, WithWithheld>> {
  const { rows } = await sql<WithWithheld & { id: number }>`
    select s.listing_id as id, s.withheld_fields as withheld, l.summary_ja as "textJa", l.summary_en as "textEn",
      case when s.location_precision = 'exact' then a.address_ja end as "addressJa",
      case when s.location_precision = 'exact' then a.road_name_ja end as "roadNameJa",
      json_build_object('rentYen', o.rent_yen, 'priceYen', o.price_yen, 'tax', o.tax, 'commonFeeYen', o.common_fee_yen,
        'depositYen', o.deposit_yen, 'depositMonths', o.deposit_months, 'keyMoneyYen', o.key_money_yen,
        'keyMoneyMonths', o.key_money_months, 'guaranteeYen', o.guarantee_yen, 'leaseKind', o.lease_kind,
        'leaseTermMonths', o.lease_term_months, 'availableFrom', o.available_from,
        'availableNoteJa', o.available_note_ja, 'availableNoteEn', o.available_note_en) as terms
    from listing_search s join listings l on l.id = s.listing_id join assets a on a.id = s.asset_id
    join lateral ${leadOfferOf(sql`s.listing_id`)} o on true
    where s.listing_id in ${wanted(ids)}`.execute(db)
  return new Map(rows.map(({ id, ...texts }) => [id, texts]))
}

async function factsOf(db: Db, ids: readonly number[]): Promise<Map<number, ShownFacts>> {
  const { rows } = await sql<Fact & { id: number; field: string }>`
    select s.listing_id as id, f.field, f.value, f.source_party as "sourceParty", f.method,
      f.observed_on as "observedOn", f.confidence
    from listing_search s join facts f on f.asset_id = s.asset_id and f.superseded_at is null
    where s.listing_id in ${wanted(ids)}`.execute(db)
  const facts = new Map<number, Record<string, ShownFact>>()
  for (const { id, field: fieldId, ...fact } of rows) {
    const field = fieldOf(fieldId)
    if (!field) continue
    const own = facts.get(id) ?? {}
    own[fieldId] = readFact(field, fact)
    facts.set(id, own)
  }
  return facts
}
