import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { type AskedWork, workOf } from './law/asked.ts'
import type { Work } from './law/case.ts'
import { verdictOf } from './law/verdict.ts'
import { worst } from './law/verdict-model.ts'
import { ZONE_IDS, type ZoneId } from './model.ts'
import { verdictView } from './verdict-view.server.ts'
import type { LineView } from './verdict-view.ts'
import type { ZoneVerdict } from './zone-verdicts.ts'
import { ZONES_IN_WORDS } from './zones-in-words.ts'

/** The zone and nothing else: neither a property nor plans. */
const inZone = (zone: ZoneId) => ({
  zones: [{ zone, coverageRatioPct: null, floorAreaRatioPct: null, share: 1 }],
  plans: null,
  overlayKindsLoaded: [],
})

/** The line that the headline comes from: goods where they say worse than the use. */
const decides = (layers: readonly LineView[], result: ZoneVerdict['result']): LineView =>
  layers.find(
    ({ layer, ...line }) => (layer === 'use_zone' || layer === 'dangerous_goods') && worst([line.result]) === result,
  )!

function ofZone(work: Work, { answers }: AskedWork, zone: ZoneId, date: string, locale: Locale): ZoneVerdict {
  const verdict = verdictView(verdictOf({ work, answers, property: null, place: inZone(zone), date }), locale)
  const { text, clause, needs, change } = decides(verdict.layers, verdict.result)
  return {
    zone,
    purpose: inLocale(locale, ZONES_IN_WORDS[zone], 'purpose'),
    result: verdict.result,
    text,
    clause,
    needs: needs.map(({ name }) => name),
    change: change?.text ?? null,
  }
}

/** What each zone says of a work on a day, in the order of the zones. Empty for an unknown work. */
export function zoneVerdicts(asked: AskedWork, date: string, locale: Locale): ZoneVerdict[] {
  const work = workOf(asked.use)
  return work ? ZONE_IDS.map(zone => ofZone(work, asked, zone, date, locale)) : []
}
