import type { Generated } from 'kysely'
import type { Day, Stamp } from './columns.ts'

type ConfirmTokensTable = {
  id: Generated<number>
  token_hash: string
  offer_id: number
  purpose: string
  account_id: number
  /** The event of the confirmation that the letter asks to renew; 0: there is none. */
  period: number
  expires_at: Date
  used_at: Date | null
  answer: string | null
  recorded_at: Date
}

type FreshnessDaysTable = {
  day: Day
  /** null: all organisations together. */
  organisation_id: number | null
  offers: number
  /** Of these within their promise. */
  kept: number
  median_age_days: number | null
  is_sample: Generated<boolean>
  recorded_at: Stamp
}

type FreshnessPromisesTable = {
  id: Generated<number>
  class: string
  days: number
  valid_from: Day
  recorded_by: number | null
  recorded_at: Stamp
}

type StaleReportOffersTable = {
  report_id: number
  offer_id: number
  period: number
}

type StaleReportsTable = {
  id: Generated<number>
  listing_id: number
  token_hash: string
  mail_hash: string | null
  client_hash: string | null
  expires_at: Date
  confirmed_at: Date | null
  recorded_at: Date
}

export type FreshnessTables = {
  confirm_tokens: ConfirmTokensTable
  freshness_days: FreshnessDaysTable
  freshness_promises: FreshnessPromisesTable
  stale_report_offers: StaleReportOffersTable
  stale_reports: StaleReportsTable
}
