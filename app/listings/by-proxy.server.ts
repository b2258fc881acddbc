import type { Kysely } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { dayInTokyo } from '../lib/day.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { isInCity, listTowns } from '../places/queries.server.ts'
import type { ProxyEntry, ProxyFaults } from './by-proxy.ts'
import { TRANSACTION_MODES, type TransactionMode } from './model.ts'
import { openListing } from './open-listing.server.ts'

/** Partners for whom something may be entered on the day, and the towns that it may lie in, in the reader's words. */
export async function proxyChoices(db: Db, { locale, today }: { locale: Locale; today: string }) {
  const partners = await db
    .selectFrom('organisations as g')
    .innerJoin('agreements as a', 'a.organisation_id', 'g.id')
    .select(['g.id', 'g.name_ja as nameJa', 'g.name_en as nameEn'])
    .distinct()
    .where('g.retired_at', 'is', null)
    .where('g.kind', '<>', 'bank')
    .where('a.superseded_at', 'is', null)
    .where('a.suspended_at', 'is', null)
    .where('a.starts_on', '<=', today)
    .where('a.ends_on', '>=', today)
    .orderBy('g.id')
    .execute()
  const towns = await listTowns(db)
  return {
    organisations: partners.map(partner => ({ value: String(partner.id), label: inLocale(locale, partner, 'name') })),
    towns: towns.map(town => ({ value: String(town.id), label: inLocale(locale, town, 'name') })),
  }
}
export type ProxyChoices = Awaited<ReturnType<typeof proxyChoices>>

/** 取引態様 in the reader's words, as the listing's own page has them. */
export function modeNames(locale: Locale): Record<TransactionMode, string> {
  const t = translator(locale, 'listingFacts')
  return Object.fromEntries(TRANSACTION_MODES.map(mode => [mode, t(`terms.mode.${mode}`)])) as Record<
    TransactionMode,
    string
  >
}

const FAULTS: Record<'NotFound' | 'NoAgreement' | 'KindNotAgreed', ProxyFaults> = {
  NotFound: { organisation: 'missing' },
  NoAgreement: { organisation: 'notAgreed' },
  KindNotAgreed: { kind: 'notAgreed' },
}

/**
 * Begins a listing for a partner with how it came and who consented. A bank brokers nothing, so nothing is entered for
 * one. Returns the listing's public number, or what is to be put right.
 */
export async function enterByProxy(
  db: Kysely<Database>,
  entry: ProxyEntry,
  { by, now }: { by: number; now: Date },
): Promise<{ publicId: string; faults?: never } | { publicId?: never; faults: ProxyFaults }> {
  const { organisationId, townId, byProxy, at, addressJa, ...opening } = entry
  const { organisations, towns } = await proxyChoices(db, { locale: 'ja', today: dayInTokyo(now) })
  if (!organisations.some(({ value }) => value === String(organisationId))) return { faults: FAULTS.NoAgreement }
  if (!towns.some(({ value }) => value === String(townId))) return { faults: { town: 'missing' } }
  if (at && (await isInCity(db, at)) === false) return { faults: { at: 'outsideCity' } }
  const place = {
    ...{ at, townId, addressJa, addressEn: null, roadNameJa: null, roadNameEn: null },
    precision: at ? ('exact' as const) : ('town' as const),
  }
  const opened = await db
    .transaction()
    .execute(trx => openListing(trx, { ...opening, organisationId, place }, { owner: 'anybody', by, now, byProxy }))
  return opened.ok ? { publicId: opened.value.publicId } : { faults: FAULTS[opened.refusal] }
}
