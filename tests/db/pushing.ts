import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '../../app/feeds/push/model.ts'
import { issueApiToken } from '../../app/feeds/push/tokens.server.ts'
import type { Database } from '../../db/schema.ts'

// Programs of partners, and listings as they send them.

/** A listing that lacks nothing, as a program sends it. */
export const LISTING = {
  listing_type: 'factory',
  deal: 'rent',
  address: '日野市豊田四丁目9-1',
  lat: 35.6602,
  lng: 139.3862,
  address_precision: 'exact',
  transaction_mode: 'brokerage',
  ad_consent: true,
  rent: 330_000,
  common_fee: 0,
  deposit: { months: 3 },
  key_money: '1ヶ月',
  lease_type: 'ordinary',
  lease_term: 36,
  delivery: '即時',
  leasable_area_m2: 300,
  structure: 'S',
  storeys: 1,
  built_ym: '1998-04',
}

/** A token of an organisation, good for a year from now. */
export async function tokenOf(
  db: Kysely<Database>,
  organisationId: number,
  by: number,
  { scopes = ['read', 'write', 'photos'], now = new Date() }: { scopes?: Scope[]; now?: Date } = {},
): Promise<{ id: number; token: string }> {
  const wish = { name: '基幹システム', scopes, days: 365 as const }
  const issued = await db.transaction().execute(trx => issueApiToken(trx, organisationId, wish, { by, now }))
  if (!issued.ok) throw new Error(issued.refusal)
  return issued.value
}

/** How much there is of what a reference could have become twice. */
export async function tracesOf(db: Kysely<Database>, reference: string): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`
    with mine as (select id, listing_id from offers where partner_ref = ${reference})
    select (select count(*) from mine)::int as offers,
      (select count(distinct listing_id) from mine)::int as listings,
      (select count(*) from listing_revisions where offer_id in (select id from mine))::int as revisions,
      (select count(*) from listing_events where offer_id in (select id from mine) and event = 'drafted')::int as drafted,
      (select count(*) from listing_events where offer_id in (select id from mine) and event = 'submit')::int as submitted,
      (select count(*) from listing_events where offer_id in (select id from mine) and event = 'publish')::int as published,
      (select count(*) from listing_events where offer_id in (select id from mine) and event = 'confirmed')::int as confirmed,
      (select count(*) from outbox)::int as letters`.execute(db)
  return rows[0]!
}
