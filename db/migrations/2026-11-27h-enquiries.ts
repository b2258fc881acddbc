import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // What visitors ask the partner who offers a property. The columns of the second block are personal: a purge empties
  // them, the rest stays for figures.
  await run(
    db,
    `create table enquiries (
      id bigint generated always as identity primary key,
      listing_id bigint not null references listings (id),
      offer_id bigint not null references offers (id),
      organisation_id int not null references organisations (id),
      locale text not null,
      purpose text not null,
      asked jsonb,
      verdict jsonb,
      city_hears boolean not null,
      state text not null default 'new',
      received_at timestamptz not null,
      answered_at timestamptz,
      closed_at timestamptz,
      is_sample boolean not null default false,

      content_hash text,
      name text,
      company text,
      mail text,
      phone text,
      words text,
      purged_at timestamptz,
      constraint enquiries_once unique (content_hash),
      constraint enquiries_locale_known check (locale in ('ja','en')),
      constraint enquiries_purpose_known check (purpose in ('viewing','terms','use','other')),
      constraint enquiries_state_known check (state in ('new','answered','closed')),
      constraint enquiries_answered_at_when_answered check (state <> 'answered' or answered_at is not null),
      constraint enquiries_closed_at_when_closed check ((state = 'closed') = (closed_at is not null)),
      constraint enquiries_whole_until_purged check
        ((purged_at is null) = (num_nonnulls(content_hash, name, mail, words) = 4)
          and (purged_at is null or num_nonnulls(content_hash, name, company, mail, phone, words) = 0)),
      constraint enquiries_one_line_each check (concat(name, company, mail, phone) !~ '[\\r\\n]')
    )`,
  )
  await run(db, 'create index enquiries_organisation on enquiries (organisation_id, received_at desc)')
  await run(db, 'create index enquiries_received on enquiries (received_at)')
  await run(db, 'create index enquiries_listing on enquiries (listing_id)')
  // Each answer, by letter from the portal or told to it afterwards. Numbered, so that two cannot be written at once
  // without the second knowing of the first. Its words are personal.
  await run(
    db,
    `create table enquiry_answers (
      enquiry_id bigint not null references enquiries (id) on delete cascade,
      number int not null,
      way text not null,
      words text,
      answered_by bigint references accounts (id),
      answered_at timestamptz not null,
      primary key (enquiry_id, number),
      constraint enquiry_answers_way_known check (way in ('letter','mail','phone'))
    )`,
  )
  // How a question to the city ended.
  await run(
    db,
    `alter table verdict_questions
      add column answer_way text,
      add column answer_words text,
      add column answered_by bigint references accounts (id),
      add column answered_at timestamptz,
      add column is_sample boolean not null default false,
      add constraint verdict_questions_answer_way_known check (answer_way in ('letter','phone','desk')),
      add constraint verdict_questions_answered_in_a_way check
        ((status = 'answered') = (answered_at is not null) and (status = 'answered') = (answer_way is not null))`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    `alter table verdict_questions
      drop constraint verdict_questions_answered_in_a_way,
      drop constraint verdict_questions_answer_way_known,
      drop column is_sample,
      drop column answered_at,
      drop column answered_by,
      drop column answer_words,
      drop column answer_way`,
  )
  for (const table of ['enquiry_answers', 'enquiries']) await run(db, `drop table ${table}`)
  await run(db, `delete from tasks where kind in ('enquiry','zoning_question')`)
}
