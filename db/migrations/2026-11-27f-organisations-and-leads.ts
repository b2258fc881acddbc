import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // The last day on which what an organisation offers is shown: of the agreement in force, or long past; null = no limit.
  await run(
    db,
    `alter table organisations
      add column version int not null default 1,
      add column shown_until date`,
  )
  await run(
    db,
    `update organisations o set shown_until = coalesce((select max(a.ends_on) from agreements a
      where a.organisation_id = o.id and a.superseded_at is null and a.suspended_at is null
        and a.starts_on <= current_date), '0001-01-01')
      where exists (select from agreements a where a.organisation_id = o.id)`,
  )
  // Checked when a statement ends: the sample's agreements move on together.
  await run(
    db,
    `alter table agreements add constraint agreements_no_overlap exclude using gist
      (int4range(organisation_id, organisation_id, '[]') with &&, daterange(starts_on, ends_on, '[]') with &&)
      where (superseded_at is null) deferrable initially immediate`,
  )
  // Each reminder of an end is written once; another end is reminded of anew.
  await run(
    db,
    `create table agreement_reminders (
      organisation_id int not null references organisations (id),
      ends_on date not null,
      days_before int not null,
      recorded_at timestamptz not null,
      primary key (organisation_id, ends_on, days_before)
    )`,
  )
  // What a bank knows of before it is anybody's to offer.
  await run(
    db,
    `create table bank_leads (
      id bigint generated always as identity primary key,
      organisation_id int not null references organisations (id),
      kind text not null,
      property_kind text not null,
      deal text not null,
      town_id int not null references towns (id),
      area_m2 int,
      note text,
      agent_id int references organisations (id),
      listing_id bigint references listings (id),
      offer_id bigint references offers (id),
      recorded_by int references accounts (id),
      recorded_on date not null,
      recorded_at timestamptz not null,
      handed_over_at timestamptz,
      withdrawn_at timestamptz,
      version int not null default 1,
      constraint bank_leads_kind_known check (kind in ('closing','collateral')),
      constraint bank_leads_property_kind_known check
        (property_kind in ('factory','workshop','warehouse','office','shop','land')),
      constraint bank_leads_deal_known check (deal in ('rent','sale')),
      constraint bank_leads_area_positive check (area_m2 > 0),
      constraint bank_leads_note_short check (length(note) between 1 and 1000),
      constraint bank_leads_agent_is_another check (agent_id <> organisation_id),
      constraint bank_leads_handed_to_an_agent check
        ((listing_id is null) = (handed_over_at is null) and (listing_id is null) = (offer_id is null)
          and (listing_id is null or agent_id is not null)),
      constraint bank_leads_listing_once unique (listing_id)
    )`,
  )
  await run(db, `create index bank_leads_organisation on bank_leads (organisation_id)`)
  await run(db, `create index bank_leads_offer on bank_leads (offer_id)`)
  // The owner's word, kept with who gave it and how, also after it was taken back.
  await run(
    db,
    `create table bank_lead_consents (
      id bigint generated always as identity primary key,
      lead_id bigint not null references bank_leads (id) on delete cascade,
      given_by text not null,
      given_on date not null,
      method text not null,
      document text not null,
      recorded_by int references accounts (id),
      recorded_at timestamptz not null,
      taken_back_at timestamptz,
      taken_back_by int references accounts (id),
      constraint bank_lead_consents_method_known check (method in ('written','in_person','phone')),
      constraint bank_lead_consents_given_by_short check (length(given_by) between 1 and 80),
      constraint bank_lead_consents_document_short check (length(document) between 1 and 120)
    )`,
  )
  await run(
    db,
    `create unique index bank_lead_consents_one_current on bank_lead_consents (lead_id) where taken_back_at is null`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['bank_lead_consents', 'bank_leads', 'agreement_reminders']) await run(db, `drop table ${table}`)
  await run(db, `alter table agreements drop constraint agreements_no_overlap`)
  await run(db, `alter table organisations drop column shown_until, drop column version`)
}
