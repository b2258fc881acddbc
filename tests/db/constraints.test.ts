import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../db/schema.ts'
import { seedSampleCity } from '../../db/seed/index.ts'
import { testDb } from './database.ts'
import { rolledBack } from './rolled-back.ts'

// What the database itself refuses, whoever writes to it: each rule by its name, broken once.

let db: Kysely<Database>
beforeAll(async () => {
  db = await testDb()
  await seedSampleCity(db, { today: '2026-11-22', progress: () => {} })
})
afterAll(() => db.destroy())

const some = (table: string, column = 'id') => `(select min(${column}) from ${table})`
const photo = (
  given: string,
  values: string,
) => `insert into photos (asset_id, right_holder, position, file_key${given})
  values (${some('assets')}, 'a'${values})`
const flyer = (given = '', values = '') => `insert into flyers (asset_id, organisation_id, file_key, sha256${given})
  values (${some('assets')}, ${some('organisations')}, 'a', 'b'${values})`
const flyerPage = (values: string) => `insert into flyer_pages (flyer_id, number, width, height, variants)
  values (${some('flyers')}, ${values})`
const question = `insert into verdict_questions (asked_on, locale, inputs, content_hash)
  values ('2026-11-26', 'ja', '{}', 'a')`
const answer = (
  headline: string,
) => `insert into verdict_answers (question_id, headline, verdict, rule_version, answered_on)
  values (${some('verdict_questions')}, '${headline}', '{}', 'a', '2026-11-26')`
const enquiry = (state = 'new', closed = 'null') => `insert into enquiries
  (listing_id, offer_id, organisation_id, locale, purpose, city_hears, state, received_at, closed_at,
    content_hash, name, mail, words)
  values (${some('listings')}, ${some('offers')}, ${some('organisations')}, 'ja', 'other', false, '${state}', now(),
    ${closed}, 'a', 'a', 'a@example.jp', 'a')`
const answered = (way: string) => `insert into enquiry_answers (enquiry_id, number, way, answered_at)
  values (${some('enquiries')}, 99, '${way}', now())`
const contract = `insert into room_contracts (room_id, tenant_name, period)
  values (${some('rooms')}, 'a', '[2001-01-01,2001-03-01)')`
const closure = `insert into room_closures (room_id, period, reason_ja, reason_en)
  values (${some('rooms')}, '[2001-01-01,2001-03-01)', 'a', 'a')`

const account = (role = 'staff', mail = 'a@example.jp') => `insert into accounts (mail, name, locale, role)
  values ('${mail}', 'a', 'ja', '${role}')`
const session = `insert into sessions
  (token_hash, account_id, stage, method, created_at, last_seen_at, expires_at, address, agent)
  values ('a', ${some('accounts')}, 'full', 'code', now(), now(), now(), 'a', 'a')`
const secret = (confirmed: string) => `insert into totp_secrets (account_id, secret, confirmed_at)
  values (${some('accounts')}, 'a', ${confirmed})`
const code = `insert into recovery_codes (account_id, code_hash) values (${some('accounts')}, 'a')`
const token = (purpose: string) => `insert into mail_tokens (purpose, token_hash, expires_at)
  values ('${purpose}', 'a', now())`
const agreement = `insert into agreements (organisation_id, kinds, publication, starts_on, ends_on)
  values (${some('organisations')}, '{land}', 'reviewed', '2001-01-01', '2001-12-31')`
const consent = (method: string, by = 'a', document = 'a') => `insert into bank_lead_consents
  (lead_id, given_by, given_on, method, document, recorded_at, taken_back_at)
  values (${some('bank_leads')}, '${by}', '2026-11-26', '${method}', '${document}', now(), now())`
const duplicate = (first: string, second: string, more = '0.9, ') => `insert into duplicate_pairs
  (first_id, second_id, state, probability, reasons, found_at, judged_at)
  values (${first}, ${second}, ${more.includes("'") ? more : `'review', ${more}`}'[]', now(), now())`
const [firstListing, lastListing] = ['(select min(id) from listings)', '(select max(id) from listings)']
const merge = (kept: string, absorbed: string, split = 'null') => `insert into listing_merges
  (kept_id, absorbed_id, merged_at, split_at) values (${kept}, ${absorbed}, now(), ${split})`
const audited = `insert into audit_log (actor, action, subject_kind, previous_hash, hash) values ('a', 'a', 'a', 'a', 'b')`
const letter = (state: string) => `insert into outbox
  (kind, locale, recipient, subject, message_id, next_try_at, written_at, purge_on, state, body, sent_at)
  values ('a', 'ja', 'a@example.jp', 'a', '<a@example.jp>', now(), now(), '2026-12-26', '${state}', 'a', null)`
const job = `insert into jobs (kind, due_at, requested_at) values ('a', now(), now())`
const tapped = (purpose: string, used = 'null, null', hash = 'a') => `insert into confirm_tokens
  (token_hash, offer_id, purpose, account_id, period, expires_at, recorded_at, used_at, answer)
  values ('${hash}', ${some('offers')}, '${purpose}', ${some('accounts')}, 1, now(), now(), ${used})`
const reported = (hashes: string) => `insert into stale_reports
  (listing_id, token_hash, mail_hash, client_hash, expires_at, recorded_at)
  values (${some('listings')}, 'a', ${hashes}, now(), now())`
const promise = (ofClass: string, days: number) => `insert into freshness_promises (class, days, valid_from)
  values ('${ofClass}', ${days}, '2026-11-26')`
const dayOf = (kept: number) => `insert into freshness_days (day, offers, kept) values ('2001-01-01', 1, ${kept})`

const revision = (state: string) => `insert into listing_revisions
  (listing_id, offer_id, organisation_id, content, opened_at, updated_at, state)
  select listing_id, id, organisation_id, '{}', now(), now(), '${state}' from offers where id = ${some('offers')}`
const task = `insert into tasks (kind, subject_kind, subject_id, due_on, opened_at)
  values ('a', 'offer', '1', '2026-11-26', now())`

const imported = (given = '', values = '') => `insert into imports
  (organisation_id, file_key, file_name, bytes, sha256, sent_at${given})
  values (${some('organisations')}, 'a', 'a', 1, 'a', now()${values})`
const importedRow = (outcome: string) => `insert into import_rows (import_id, number, line, cells, outcome, operation)
  values (${some('imports')}, 1, 1, '[]', '${outcome}', 'put')`
const pulled = (given = '', values = '') => `insert into pull_feeds
  (organisation_id, name, url, format, next_run_at, created_at${given || ', every_hours'})
  values (${some('organisations')}, 'a', 'https://a.example/', 'csv', now(), now()${values || ', 1'})`
const absent = (given = '', values = '') => `insert into offer_absences
  (offer_id, source, first_missing_at, last_missing_at${given}) values (${some('offers')}, 'file', now(), now()${values})`
const apiToken = (given: string = `'a', 'a', '{read}'`, until = `now() + interval '1 day'`) => `insert into api_tokens
  (organisation_id, prefix, created_at, name, token_hash, scopes, expires_at)
  values (${some('organisations')}, 'a', now(), ${given}, ${until})`
const apiAnswer = (key: string, status: string) => `insert into api_answers
  (token_id, key, request_hash, began_at, status) values (${some('api_tokens')}, ${key}, 'a', now(), ${status})`
const photoReference = (reference: string) => `insert into photo_references
  (offer_id, reference, photo_id, is_own, recorded_at)
  values (${some('offers')}, '${reference}', ${some('photos')}, true, now())`
const challenge = (text: string) => `insert into zoning_challenges (listing_id, organisation_id, text, said_at)
  values (${some('listings')}, ${some('organisations')}, '${text}', now())`

const BROKEN: Record<string, string> = {
  agreements_publication_known: `update agreements set publication = 'never'`,
  agreements_end_after_start: `update agreements set ends_on = starts_on - 1`,
  agreements_kinds_known: `update agreements set kinds = '{castle}'`,
  agreements_suspended_with_reason: `update agreements set suspended_at = now()`,
  listing_revisions_state_known: revision('lost'),
  listing_revisions_came_by_known: `${revision('open')}; update listing_revisions set came_by = 'fax'`,
  listing_revisions_approved_whole: `${revision('open')}; update listing_revisions set approved_version = 1`,
  listing_revisions_one_under_way: `${revision('open')}; ${revision('submitted')}`,
  offers_pause_reason_known: `update offers set status = 'paused', pause_reason = 'moon'`,
  offers_paused_for_a_reason: `update offers set status = 'live', pause_reason = 'city'`,
  tasks_once: `${task}; ${task}`,
  tasks_closed_with_outcome: `${task}; update tasks set outcome = 'done'`,
  zoning_challenges_text_sized: challenge(''),
  zoning_challenges_one_open: `${challenge('a')}; ${challenge('b')}`,
  datasets_layer_known: `update datasets set layer = 'moon'`,
  datasets_one_current: `update datasets set layer = 'zoning', retired_at = null`,
  towns_name_once: `update towns set name_ja = 'a'`,
  stations_name_once: `update stations set name_ja = 'a'`,
  interchanges_name_once: `update interchanges set name_ja = 'a'`,
  zoning_areas_zone_known: `update zoning_areas set zone_id = 'moon'`,
  overlay_areas_kind_known: `update overlay_areas set kind = 'moon'`,
  organisations_slug_once: `update organisations set slug = 'a'`,
  organisations_kind_known: `update organisations set kind = 'moon'`,
  assets_kind_known: `update assets set kind = 'castle'`,
  assets_precision_known: `update assets set location_precision = 'street'`,
  facts_party_known: `update facts set source_party = 'moon'`,
  facts_method_known: `update facts set method = 'guess'`,
  facts_confidence_known: `update facts set confidence = 'full'`,
  facts_one_current: `update facts set field = 'storeys'`,
  asset_zones_share_valid: `update asset_zones set share = 0`,
  asset_access_road_not_shorter: `update asset_access set road_m = 0`,
  listings_public_id_once: `update listings set public_id = 'a'`,
  listings_one_per_deal: `update listings set asset_id = ${some('assets')}, deal = 'rent'`,
  listings_deal_known: `update listings set deal = 'gift'`,
  listings_status_known: `update listings set status = 'lost'`,
  offers_reference_once: `update offers set organisation_id = ${some('organisations')}, partner_ref = 'a'`,
  offers_status_known: `update offers set status = 'lost'`,
  offers_mode_known: `update offers set transaction_mode = 'gift'`,
  offers_confirm_method_known: `update offers set confirm_method = 'guess'`,
  offers_lease_kind_known: `update offers set lease_kind = 'eternal'`,
  offers_tax_known: `update offers set tax = 'maybe'`,
  offers_money_not_negative: `update offers set rent_yen = -1, price_yen = null`,
  offers_next_update_after: `update offers set next_update_on = confirmed_on - 1`,
  photos_position_once: `${photo('', ", 1, 'a'")}; ${photo('', ", 1, 'b'")}`,
  photos_file_key_once: `${photo('', ", 1, 'a'")}; ${photo('', ", 2, 'a'")}`,
  photos_original_once: `${photo(', sha256', ", 1, 'a', 'c'")}; ${photo(', sha256', ", 2, 'b', 'c'")}`,
  photos_state_known: photo(', state', ", 1, 'a', 'lost'"),
  photos_refusal_known: photo(', state, refusal', ", 1, 'a', 'refused', 'ugly'"),
  photos_refused_with_reason: photo(', state', ", 1, 'a', 'refused'"),
  photos_ready_with_variants: photo(', state', ", 1, 'a', 'ready'"),
  photos_alt_short: photo(', alt_ja', ", 1, 'a', repeat('あ', 121)"),
  photos_right_holder_short: `${photo('', ", 1, 'a'")}; update photos set right_holder = ''`,
  flyers_file_key_once: `${flyer()}; update flyers set sha256 = 'c'; ${flyer()}`,
  flyers_original_once: `${flyer()}; update flyers set file_key = 'c'; ${flyer()}`,
  flyers_state_known: flyer(', state', ", 'lost'"),
  flyers_refusal_known: flyer(', state, refusal', ", 'refused', 'ugly'"),
  flyers_refused_with_reason: flyer(', state', ", 'refused'"),
  flyer_pages_numbered: `${flyer()}; ${flyerPage(`21, 1, 1, '{480}'`)}`,
  flyer_pages_with_variants: `${flyer()}; ${flyerPage(`1, 1, 1, '{}'`)}`,
  sites_public_id_once: `update sites set public_id = 'a'`,
  site_states_known: `update site_states set state = 'lost'`,
  site_states_once: `update site_states set from_on = '2001-01-01', superseded_at = null`,
  facilities_public_id_once: `update facilities set public_id = 'a'`,
  rooms_public_id_once: `update rooms set public_id = 'a'`,
  rooms_kind_known: `update rooms set kind = 'hall'`,
  room_contracts_no_overlap: `${contract}; ${contract}`,
  room_closures_no_overlap: `${closure}; ${closure}`,
  listing_cells_zoom_known: `update listing_cells set zoom = 16 where zoom = 15`,
  listing_cells_not_empty: `update listing_cells set count = 0`,
  listing_search_plans_hidden: `update listing_search set plans_bar = '{}' where location_precision = 'town'`,
  listing_search_guidance_hidden: `update listing_search set guided_industries = '{}' where location_precision = 'town'`,
  guidance_areas_industries_known: `update guidance_areas set industries = '{24,5}'`,
  verdict_questions_once: `${question}; ${question}`,
  verdict_questions_locale_known: `${question}; update verdict_questions set locale = 'fr'`,
  verdict_questions_status_known: `${question}; update verdict_questions set status = 'lost'`,
  verdict_answers_headline_known: `${question}; ${answer('perhaps')}`,
  verdict_answers_one_current: `${question}; ${answer('allowed')}; ${answer('allowed')}`,
  verdict_questions_answer_way_known: `${question}; update verdict_questions set answer_way = 'pigeon', status = 'answered', answered_at = now()`,
  verdict_questions_answered_in_a_way: `${question}; update verdict_questions set status = 'answered', answer_way = null, answered_at = null`,
  enquiries_once: `${enquiry()}; ${enquiry()}`,
  enquiries_locale_known: `${enquiry()}; update enquiries set locale = 'fr'`,
  enquiries_purpose_known: `${enquiry()}; update enquiries set purpose = 'gift'`,
  enquiries_state_known: enquiry('lost'),
  enquiries_answered_at_when_answered: enquiry('answered'),
  enquiries_closed_at_when_closed: enquiry('closed'),
  enquiries_whole_until_purged: `${enquiry()}; update enquiries set purged_at = now()`,
  enquiries_one_line_each: `${enquiry()}; update enquiries set name = E'a\\r\\nBcc: b@example.jp'`,
  enquiry_answers_way_known: `${enquiry()}; ${answered('pigeon')}`,
  accounts_mail_once: `${account()}; ${account('staff', 'A@Example.JP')}`,
  accounts_locale_known: `${account()}; update accounts set locale = 'fr'`,
  accounts_role_known: account('king'),
  accounts_state_known: `${account()}; update accounts set state = 'lost'`,
  accounts_organisation_fits: account('partner_member'),
  accounts_active_with_password: `${account()}; update accounts set state = 'active'`,
  sessions_token_once: `${account()}; ${session}; ${session}`,
  sessions_stage_known: `${account()}; ${session}; update sessions set stage = 'half'`,
  sessions_method_known: `${account()}; ${session}; update sessions set method = 'guess'`,
  totp_secrets_one_confirmed: `${account()}; ${secret('now()')}; ${secret('now()')}`,
  totp_secrets_one_pending: `${account()}; ${secret('null')}; ${secret('null')}`,
  recovery_codes_once: `${account()}; ${code}; ${code}`,
  passkey_challenges_purpose_known: `insert into passkey_challenges values ('a', 'play', null, now())`,
  mail_tokens_once: `${token('invite')}; ${token('invite')}`,
  mail_tokens_purpose_known: token('gift'),
  audit_log_one_chain: `${audited}; ${audited}`,
  outbox_message_id_once: `${letter('waiting')}; ${letter('waiting')}`,
  outbox_locale_known: `${letter('waiting')}; update outbox set locale = 'fr'`,
  outbox_state_known: letter('lost'),
  outbox_words_until_sent: `${letter('waiting')}; update outbox set body = null`,
  outbox_sent_at_when_sent: `${letter('waiting')}; update outbox set sent_at = now()`,
  outbox_one_line_each: `${letter('waiting')}; update outbox set subject = E'a\\r\\nBcc: b@example.jp'`,
  jobs_once: `${job}; ${job}`,
  jobs_state_known: `${job}; update jobs set state = 'lost'`,
  jobs_held_while_working: `${job}; update jobs set state = 'working'`,
  freshness_promises_class_known: promise('moon', 14),
  freshness_promises_days_sensible: promise('rent', 2),
  confirm_tokens_hash_once: `${account()}; ${tapped('confirm')}; ${tapped('restore')}`,
  confirm_tokens_one_letter: `${account()}; ${tapped('confirm')}; ${tapped('confirm', 'null, null', 'b')}`,
  confirm_tokens_purpose_known: `${account()}; ${tapped('guess')}`,
  confirm_tokens_answer_known: `${account()}; ${tapped('confirm', "now(), 'perhaps'")}`,
  confirm_tokens_used_with_answer: `${account()}; ${tapped('confirm', 'now(), null')}`,
  stale_reports_token_once: `${reported("'a', 'b'")}; ${reported("'a', 'b'")}`,
  stale_reports_forgotten_whole: reported("'a', null"),
  freshness_days_counted: dayOf(2),
  freshness_days_once: `${dayOf(1)}; ${dayOf(0)}`,
  agreements_no_overlap: `${agreement}; ${agreement}`,
  bank_leads_kind_known: `update bank_leads set kind = 'moon'`,
  bank_leads_property_kind_known: `update bank_leads set property_kind = 'castle'`,
  bank_leads_deal_known: `update bank_leads set deal = 'gift'`,
  bank_leads_area_positive: `update bank_leads set area_m2 = 0`,
  bank_leads_note_short: `update bank_leads set note = repeat('あ', 1001)`,
  bank_leads_agent_is_another: `update bank_leads set agent_id = organisation_id`,
  bank_leads_handed_to_an_agent: `update bank_leads set listing_id = ${some('listings')}
    where id = ${some('bank_leads')}`,
  bank_leads_listing_once: `update bank_leads set listing_id = ${some('listings')}, offer_id = ${some('offers')},
    handed_over_at = now(), agent_id = ${some('organisations')}`,
  bank_lead_consents_method_known: consent('dream'),
  bank_lead_consents_given_by_short: consent('phone', ''),
  bank_lead_consents_document_short: consent('phone', 'a', ''),
  bank_lead_consents_one_current: `${consent('phone')}; ${consent('phone')};
    update bank_lead_consents set taken_back_at = null`,
  listings_not_relisted_of_itself: 'update listings set relisted_of_id = id',
  photos_look_hash_form: photo(', look_hash', ", 1, 'a', 'blue'"),
  duplicate_pairs_once: `${duplicate(firstListing, lastListing)}; ${duplicate(firstListing, lastListing)}`,
  duplicate_pairs_in_order: duplicate(lastListing, firstListing),
  duplicate_pairs_state_known: duplicate(firstListing, lastListing, "'perhaps', 0.9, "),
  duplicate_pairs_probable: duplicate(firstListing, lastListing, '1.1, '),
  listing_merges_of_two: merge(firstListing, firstListing),
  listing_merges_split_after: merge(firstListing, lastListing, "now() - interval '1 day'"),
  listing_merges_one_at_a_time: `${merge(firstListing, lastListing)}; ${merge(firstListing, lastListing)}`,
  imports_state_known: imported(', state', ", 'lost'"),
  imports_charset_known: imported(', charset, chosen_charset', ", 'latin', 'utf-8'"),
  imports_mode_known: imported(', apply_mode', ", 'some'"),
  imports_chosen_line_is_one: imported(', chosen_line', ', -1'),
  imports_source_known: imported(', source', ", 'fax'"),
  imports_format_known: imported(', format', ", 'pdf'"),
  imports_held_back_known: imported(', held_back', ", 'mood'"),
  imports_refused_with_reason: imported(', state', ", 'refused'"),
  imports_name_short: `${imported()}; update imports set file_name = ''`,
  imports_file_key_once: `${imported()}; ${imported()}`,
  imports_feed_is_pulled: `${pulled()}; ${imported(', feed_id', ', (select min(id) from pull_feeds)')}`,
  imports_let_through_held_back: imported(', let_through_at', ', now()'),
  pull_feeds_name_short: `${pulled()}; update pull_feeds set name = ''`,
  pull_feeds_https: `${pulled()}; update pull_feeds set url = 'http://a.example/'`,
  pull_feeds_format_known: `${pulled()}; update pull_feeds set format = 'xlsx'`,
  pull_feeds_state_known: `${pulled()}; update pull_feeds set state = 'asleep'`,
  pull_feeds_one_schedule: pulled(', every_hours, at_hours', ", 1, '2'"),
  pull_feeds_every_hours: pulled(', every_hours', ', 0'),
  pull_feeds_at_hours: pulled(', at_hours', ", '6,24'"),
  pull_feeds_sealed_with_key: `${pulled()}; update pull_feeds set key_id = 'a'`,
  pull_feeds_failures_counted: `${pulled()}; update pull_feeds set failures = -1`,
  pull_feeds_url_once: `${pulled()}; ${pulled()}`,
  offer_sources_source_known: `insert into offer_sources (offer_id, source, named_at)
    values (${some('offers')}, 'fax', now())`,
  offer_absences_stage_known: absent(', stage', ", 'gone'"),
  offer_absences_end_known: absent(', ended, ended_at', ", 'lost', now()"),
  offer_absences_ended_somehow: absent(', ended', ", 'undone'"),
  offer_absences_off_keeps_day: absent(', stage', ", 'off'"),
  offer_absences_runs_counted: absent(', runs', ', 0'),
  offer_absences_one_open: `${absent()}; ${absent()}`,
  import_rows_outcome_known: `${imported()}; ${importedRow('perhaps')}`,
  api_tokens_name_short: apiToken(`'', 'a', '{read}'`),
  api_tokens_hash_once: `${apiToken()}; ${apiToken()}`,
  api_tokens_scopes_known: apiToken(`'a', 'a', '{rule}'`),
  api_tokens_ends_later: apiToken(undefined, 'now()'),
  api_answers_key_short: `${apiToken()}; ${apiAnswer("''", 'null')}`,
  api_answers_whole: `${apiToken()}; ${apiAnswer("'a'", '200')}`,
  photo_references_short: `${photo('', ", 1, 'a'")}; ${photoReference('')}`,
  former_rows_kind_known: `insert into former_rows (kind, row_id, content, recorded_at) values ('moon', 1, '{}', now())`,
}

/** Key of each table and what its columns point to; `!` = goes with what it points to, `?` = forgets it. */
const KEYS: Record<string, string> = {
  offer_absences: '(id) offer_id>offers!',
  offer_sources: '(offer_id, source) offer_id>offers!',
  pull_feeds: '(id) created_by>accounts? organisation_id>organisations',
  accounts: '(id) organisation_id>organisations',
  agreements: '(id) organisation_id>organisations recorded_by>accounts',
  api_answers: '(token_id, key) token_id>api_tokens!',
  api_tokens: '(id) created_by>accounts? organisation_id>organisations! revoked_by>accounts?',
  photo_references: '(offer_id, reference) offer_id>offers! photo_id>photos!',
  pushed_revisions: '(revision_id) revision_id>listing_revisions!',
  asset_access: '(asset_id, station_id) asset_id>assets! station_id>stations',
  asset_guidance: '(asset_id, guidance_area_id) asset_id>assets! guidance_area_id>guidance_areas',
  asset_overlays: '(asset_id, overlay_area_id) asset_id>assets! overlay_area_id>overlay_areas',
  asset_places: '(asset_id) asset_id>assets!',
  asset_zones: 'asset_id>assets! dataset_id>datasets',
  assets: '(id) guidance_dataset_id>datasets overlays_dataset_id>datasets town_id>towns zoning_dataset_id>datasets',
  audit_log: '(id)',
  agreement_reminders: '(organisation_id, ends_on, days_before) organisation_id>organisations',
  bank_lead_consents: '(id) lead_id>bank_leads! recorded_by>accounts taken_back_by>accounts',
  bank_leads:
    '(id) agent_id>organisations listing_id>listings offer_id>offers organisation_id>organisations recorded_by>accounts town_id>towns',
  boundaries: '(dataset_id) dataset_id>datasets',
  confirm_tokens: '(id) account_id>accounts! offer_id>offers!',
  datasets: '(id)',
  duplicate_pairs: '(id) decided_by>accounts? first_id>listings! second_id>listings!',
  enquiries: '(id) listing_id>listings offer_id>offers organisation_id>organisations',
  enquiry_answers: '(enquiry_id, number) answered_by>accounts enquiry_id>enquiries!',
  facilities: '(id) dataset_id>datasets town_id>towns zoning_dataset_id>datasets',
  facts: '(id) asset_id>assets! organisation_id>organisations',
  flyer_pages: '(flyer_id, number) flyer_id>flyers!',
  flyers: '(id) asset_id>assets! organisation_id>organisations',
  former_rows: '(id)',
  freshness_days: 'organisation_id>organisations',
  freshness_promises: '(id) recorded_by>accounts',
  guidance_areas: '(id) dataset_id>datasets',
  heading_choices: '(organisation_id, heading) chosen_by>accounts? organisation_id>organisations!',
  import_rows: '(import_id, number) fixed_by>accounts? import_id>imports! offer_id>offers?',
  imports:
    '(id) applied_by>accounts? feed_id>pull_feeds let_through_by>accounts? organisation_id>organisations sent_by>accounts? undone_by>accounts?',
  interchanges: '(id) dataset_id>datasets',
  jobs: '(id)',
  listing_cells: '(zoom, x, y, visible_until)',
  listing_events: '(id) listing_id>listings! offer_id>offers?',
  listing_marks: '(listing_id) listing_id>listings!',
  listing_merges: '(id) absorbed_id>listings! kept_id>listings! merged_by>accounts? split_by>accounts?',
  listing_revisions:
    '(id) approved_by>accounts decided_by>accounts listing_id>listings! offer_id>offers! opened_by>accounts organisation_id>organisations submitted_by>accounts updated_by>accounts',
  listing_search: '(listing_id) listing_id>listings',
  listings: '(id) asset_id>assets relisted_of_id>listings?',
  login_attempts: '(key)',
  mail_tokens: '(id) account_id>accounts!',
  offers: '(id) listing_id>listings! organisation_id>organisations',
  organisations: '(id)',
  outbox: '(id)',
  overlay_areas: '(id) dataset_id>datasets',
  passkey_challenges: '(challenge_hash) account_id>accounts!',
  passkeys: '(id) account_id>accounts!',
  photos: '(id) asset_id>assets!',
  portal_state: '(key)',
  recovery_codes: '(id) account_id>accounts!',
  revision_versions: '(revision_id, version) revision_id>listing_revisions! saved_by>accounts',
  room_closures: '(id) room_id>rooms!',
  room_contracts: '(id) room_id>rooms!',
  rooms: '(id) facility_id>facilities!',
  search_log: '(id)',
  sessions: '(id) account_id>accounts!',
  sink_letters: '(id)',
  site_confidential: '(site_id) site_id>sites!',
  site_overlays: '(site_id, overlay_area_id) overlay_area_id>overlay_areas site_id>sites!',
  site_statements: '(site_id, position) site_id>sites!',
  site_states: '(id) site_id>sites!',
  site_zones: 'dataset_id>datasets site_id>sites!',
  sites: '(id) dataset_id>datasets overlays_dataset_id>datasets town_id>towns zoning_dataset_id>datasets',
  stale_report_offers: '(report_id, offer_id) offer_id>offers! report_id>stale_reports!',
  stale_reports: '(id) listing_id>listings!',
  stations: '(id) dataset_id>datasets',
  tasks: '(id) assignee_id>accounts organisation_id>organisations',
  totp_secrets: '(id) account_id>accounts!',
  towns: '(id) dataset_id>datasets',
  verdict_answers: '(id) overlays_dataset_id>datasets question_id>verdict_questions! zoning_dataset_id>datasets',
  verdict_questions: '(id) answered_by>accounts',
  zoning_areas: '(id) dataset_id>datasets',
  zoning_challenges: '(id) listing_id>listings! organisation_id>organisations said_by>accounts',
}

/** Tables of the migrations: neither the extension's nor the migrator's own. */
const ownTables = sql`c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely\\_%'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

describe('the database refuses', () => {
  test.each(Object.entries(BROKEN))('%s', async (constraint, statements) => {
    await rolledBack(db, async trx => {
      const breaking = async () => {
        for (const statement of statements.split(';')) await sql.raw(statement).execute(trx)
      }
      await expect(breaking()).rejects.toMatchObject({ constraint })
    })
  })

  test('nothing else: every rule on its books is broken above', async () => {
    const { rows } = await sql<{ name: string }>`
      select k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
        where ${ownTables} and k.contype in ('c', 'u', 'x')
      union select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid
        where ${ownTables} and i.indisunique and not i.indisprimary`.execute(db)
    expect(rows.map(row => row.name).sort()).toEqual(Object.keys(BROKEN).sort())
  })
})

test('every table has its key and its columns point where they should', async () => {
  const { rows } = await sql<{ table: string; line: string }>`
    select c.relname as table, string_agg(case when k.contype = 'p' then replace(substr(pg_get_constraintdef(k.oid), 13), '"', '')
      else (select attname from pg_attribute where attrelid = c.oid and attnum = k.conkey[1]) || '>' ||
        (select relname from pg_class where oid = k.confrelid) ||
        case k.confdeltype when 'c' then '!' when 'n' then '?' else '' end end, ' '
      order by k.contype desc, k.conname) as line
    from pg_class c left join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'f')
    where c.relkind = 'r' and ${ownTables} group by c.relname`.execute(db)
  expect(Object.fromEntries(rows.map(row => [row.table, row.line]))).toEqual(KEYS)
})
