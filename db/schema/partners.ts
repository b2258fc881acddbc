import type { Generated } from 'kysely'
import type { Day, Stamp } from './columns.ts'

type AgreementRemindersTable = {
  organisation_id: number
  ends_on: Day
  days_before: number
  recorded_at: Date
}

type AgreementsTable = {
  id: Generated<number>
  organisation_id: number
  kinds: string[]
  withheld_fields: Generated<string[]>
  may_offer_off_market: Generated<boolean>
  publication: string
  bulk_approval: Generated<boolean>
  starts_on: Day
  ends_on: Day
  suspended_at: Date | null
  suspended_reason: string | null
  note: string | null
  recorded_by: number | null
  recorded_at: Stamp
  superseded_at: Date | null
}

type BankLeadConsentsTable = {
  id: Generated<number>
  lead_id: number
  given_by: string
  given_on: Day
  method: string
  document: string
  recorded_by: number | null
  recorded_at: Date
  taken_back_at: Date | null
  taken_back_by: number | null
}

type BankLeadsTable = {
  id: Generated<number>
  organisation_id: number
  kind: string
  property_kind: string
  deal: string
  town_id: number
  area_m2: number | null
  note: string | null
  agent_id: number | null
  listing_id: number | null
  offer_id: number | null
  recorded_by: number | null
  recorded_on: Day
  recorded_at: Date
  handed_over_at: Date | null
  withdrawn_at: Date | null
  version: Generated<number>
}

type OrganisationsTable = {
  id: Generated<number>
  slug: string
  kind: string
  name_ja: string
  name_en: string
  licence_number: string | null
  association_ja: string | null
  association_en: string | null
  address_ja: string | null
  address_en: string | null
  phone: string | null
  contact_name_ja: string | null
  contact_name_en: string | null
  contact_hours_ja: string | null
  contact_hours_en: string | null
  is_sample: Generated<boolean>
  recorded_at: Stamp
  retired_at: Date | null
  version: Generated<number>
  shown_until: Day | null
  withheld_fields: Generated<string[]>
}

export type PartnersTables = {
  agreement_reminders: AgreementRemindersTable
  agreements: AgreementsTable
  bank_lead_consents: BankLeadConsentsTable
  bank_leads: BankLeadsTable
  organisations: OrganisationsTable
}
