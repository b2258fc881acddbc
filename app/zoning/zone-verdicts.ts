import type { Locale } from '../lib/i18n/locale.ts'
import type { ZoneStyle } from '../map/model.ts'
import { HEADLINES, type Headline } from './law/verdict-model.ts'
import { zoneStyles } from './map-styles.ts'
import { ZONE_IDS, type ZoneId } from './model.ts'
import { VERDICT_LOOKS } from './verdict-looks.ts'

/** What a zone alone says of a work, in one language, with the line that decides. */
export type ZoneVerdict = {
  zone: ZoneId
  /** What the zone is for, in plain words. */
  purpose: string
  result: Headline
  text: string
  clause: string
  /** Names of facts that would settle it. */
  needs: readonly string[]
  change: string | null
}

/** The one table by which the city is painted: what each zone says. */
export type ZoneResults = Record<ZoneId, Headline>

export const resultsOf = (verdicts: readonly ZoneVerdict[]): ZoneResults =>
  Object.fromEntries(verdicts.map(({ zone, result }) => [zone, result])) as ZoneResults

/** Zones as the map paints them by what they say of a work; `words` are those of the headlines. */
export const verdictStyles = (
  locale: Locale,
  results: ZoneResults,
  words: (result: Headline) => string,
): readonly ZoneStyle[] =>
  zoneStyles(locale).map(style => {
    const result = results[style.id as ZoneId]
    const { sign, colour, pattern } = VERDICT_LOOKS[result]
    return { ...style, name: `${style.name} ${sign} ${words(result)}`, letter: sign, colour, pattern }
  })

/** The four verdicts as the map paints them. */
export const verdictLegend = (words: (result: Headline) => string): readonly ZoneStyle[] =>
  HEADLINES.map(result => {
    const { sign, colour, pattern } = VERDICT_LOOKS[result]
    return { id: result, name: words(result), letter: sign, colour, pattern }
  })

const CODES: Record<Headline, string> = { allowed: 'a', conditional: 'c', to_be_confirmed: 't', not_allowed: 'n' }
/** The letter that stands for a verdict in an address. */
export const letterOf = (result: Headline): string => CODES[result]
export const resultOf = (letter: string | undefined): Headline | undefined =>
  HEADLINES.find(headline => CODES[headline] === letter)

/** The table in one word of an address: a letter for each zone, in the order of the zones. */
export const writeResults = (results: ZoneResults): string => ZONE_IDS.map(zone => letterOf(results[zone])).join('')

/** Null for a word that is no such table. */
export function readResults(code: string): ZoneResults | null {
  const found = [...code].map(resultOf)
  if (found.length !== ZONE_IDS.length || found.includes(undefined)) return null
  return Object.fromEntries(ZONE_IDS.map((zone, i) => [zone, found[i]])) as ZoneResults
}
