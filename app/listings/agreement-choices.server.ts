import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import type { AgreementChoices } from '../partners/agreement-input.ts'
import { FIELDS } from './fields.ts'
import { KINDS } from './model.ts'
import { isPublic } from './search.server.ts'

/** The kinds of property and the fields that an agreement may be about, in the words of a language. */
export function agreementChoices(locale: Locale): AgreementChoices {
  const t = translator(locale, 'listings')
  return {
    kinds: KINDS.map(kind => ({ value: kind, label: t(`kind.${kind}`) })),
    fields: FIELDS.map(field => ({ value: field.id, label: field[locale] })),
  }
}

/** How many listings an organisation offers, and how many of them are public on the day. */
export async function countListingsOf(db: Db, organisationId: number, today: string) {
  const { rows } = await sql<{ all: number; public: number }>`
    select count(distinct o.listing_id)::int as "all",
      (count(distinct o.listing_id) filter (where o.status = 'live' and exists (select from listing_search s
        where s.listing_id = o.listing_id and ${isPublic(today)})))::int as public
    from offers o where o.organisation_id = ${organisationId}`.execute(db)
  return rows[0]!
}
