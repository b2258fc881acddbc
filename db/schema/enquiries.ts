import type { ColumnType, Generated, RawBuilder } from 'kysely'
import type { Day, Json, Stamp } from './columns.ts'

type EnquiriesTable = {
  id: Generated<number>
  listing_id: number
  offer_id: number
  organisation_id: number
  locale: string
  purpose: string
  /** The work that was chosen, and the verdict on it as it was told; null: none was. */
  asked: ColumnType<unknown, RawBuilder<unknown> | null, RawBuilder<unknown> | null>
  verdict: ColumnType<unknown, RawBuilder<unknown> | null, RawBuilder<unknown> | null>
  city_hears: boolean
  state: Generated<string>
  received_at: Date
  answered_at: Date | null
  closed_at: Date | null
  is_sample: Generated<boolean>
  /** From here on personal: emptied when the enquiry is purged. */
  content_hash: string | null
  name: string | null
  company: string | null
  mail: string | null
  phone: string | null
  words: string | null
  purged_at: Date | null
}

type EnquiryAnswersTable = {
  enquiry_id: number
  number: number
  way: string
  words: string | null
  answered_by: number | null
  answered_at: Date
}

type VerdictAnswersTable = {
  id: Generated<number>
  question_id: number
  headline: string
  verdict: Json
  rule_version: string
  zoning_dataset_id: number | null
  overlays_dataset_id: number | null
  answered_on: Day
  recorded_at: Stamp
  superseded_at: Date | null
}

type VerdictQuestionsTable = {
  id: Generated<number>
  asked_on: Day
  locale: string
  status: Generated<string>
  inputs: Json
  words: string | null
  mail: string | null
  phone: string | null
  content_hash: string
  answer_way: string | null
  answer_words: string | null
  answered_by: number | null
  answered_at: Date | null
  is_sample: Generated<boolean>
  recorded_at: Stamp
}

export type EnquiriesTables = {
  enquiries: EnquiriesTable
  enquiry_answers: EnquiryAnswersTable
  verdict_answers: VerdictAnswersTable
  verdict_questions: VerdictQuestionsTable
}
