import type { Generated } from 'kysely'
import type { Day } from './columns.ts'

type PullFeedsTable = {
  id: Generated<number>
  organisation_id: number
  name: string
  url: string
  format: string
  every_hours: number | null
  /** Hours of Tokyo, '6,18'. */
  at_hours: string | null
  sealed_authorization: string | null
  key_id: string | null
  state: Generated<string>
  is_sample: Generated<boolean>
  etag: string | null
  last_modified: string | null
  content_sha256: string | null
  content_changed_at: Date | null
  next_run_at: Date
  last_run_at: Date | null
  last_success_at: Date | null
  last_failure_at: Date | null
  last_failure: string | null
  failures: Generated<number>
  created_by: number | null
  created_at: Date
}

type OfferSourcesTable = {
  offer_id: number
  source: string
  named_at: Date
}

type OfferAbsencesTable = {
  id: Generated<number>
  offer_id: number
  source: string
  first_missing_at: Date
  last_missing_at: Date
  runs: Generated<number>
  is_let_through: Generated<boolean>
  stage: Generated<string>
  asked_at: Date | null
  off_at: Date | null
  /** The last day of its promise before it was taken off the search. */
  due_before: Day | null
  ended_at: Date | null
  ended: string | null
}

export type PullFeedsTables = {
  offer_absences: OfferAbsencesTable
  offer_sources: OfferSourcesTable
  pull_feeds: PullFeedsTable
}
