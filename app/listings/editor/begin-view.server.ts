import type { Db } from '../../../db/client.server.ts'
import { withoutControls } from '../../lib/controls.ts'
import { distanceText } from '../../lib/i18n/format.ts'
import { inLocale, type Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import { readDecimal } from '../../lib/reading.ts'
import type { OpenRefusal } from '../open-listing.server.ts'
import { type BeginView, readBeginning } from './begin.ts'
import { type Look, type LookFault, lookAt } from './look.server.ts'

/** What was given of the place: a text, and a point where the map gave one. */
export function readLookedFor(params: URLSearchParams): { text: string; at: [number, number] | null } {
  const text = withoutControls(params.get('place') ?? '').slice(0, 120)
  const [lng, lat] = ['lng', 'lat'].map(name => readDecimal(params.get(name) ?? '')) as [number | null, number | null]
  const isPoint = lng !== null && lat !== null && Math.abs(lng) <= 180 && Math.abs(lat) <= 90
  return { text, at: isPoint ? [lng, lat] : null }
}

const lookView = (locale: Locale, look: Look): BeginView['look'] => ({
  town: look.town,
  at: look.at,
  middle: look.town.location,
  facts: look.facts,
  stations: look.stations.map(
    station =>
      `${translator(locale, 'listings')('station', { name: inLocale(locale, station, 'name') })} ${distanceText(locale, station.straightM)}`,
  ),
  otherTown: look.otherTown,
})

export type Begun = { isPosted: boolean; refusal?: OpenRefusal }

/** The first page of a listing in words. What was posted comes back with what is to be put right. */
export async function beginView(db: Db, params: URLSearchParams, locale: Locale, begun: Begun): Promise<BeginView> {
  const t = translator(locale, 'editor')
  const mode = translator(locale, 'listingFacts')
  const { chosen, faults } = readBeginning(params)
  const given = readLookedFor(params)
  const look: Look | LookFault = await lookAt(db, given)
  const isAsked = begun.isPosted || params.has('place') || given.at !== null
  const { refusal } = begun
  return {
    place: given.text,
    placeError: typeof look === 'string' && isAsked ? t(`begin.fault.${look}`) : undefined,
    look: typeof look === 'string' ? null : lookView(locale, look),
    chosen,
    modes: {
      seller: mode('terms.mode.seller'),
      lessor: mode('terms.mode.lessor'),
      agent: mode('terms.mode.agent'),
      brokerage: mode('terms.mode.brokerage'),
    },
    errors: {
      ...(begun.isPosted ? Object.fromEntries(faults.map(name => [name, t(`begin.fault.${name}`)])) : {}),
      ...(refusal ? { refusal: t(`refusal.${refusal === 'NotFound' ? 'NoAgreement' : refusal}`) } : {}),
    },
  }
}
