import type { Locale } from '../lib/i18n/locale.ts'
import type { ZoneStyle } from '../map/model.ts'
import { ZONE_IDS, ZONES, type ZoneId } from './model.ts'

const styles: Record<Locale, readonly ZoneStyle[]> = { ja: stylesIn('ja'), en: stylesIn('en') }

function stylesIn(locale: Locale): ZoneStyle[] {
  return ZONES.map(({ id, nameJa, nameEn, letterJa, letterEn, colour, pattern }) => ({
    id,
    name: locale === 'ja' ? nameJa : nameEn,
    letter: locale === 'ja' ? letterJa : letterEn,
    colour,
    pattern,
  }))
}

/** How the map paints and names the zones, in a language. The same array each time. */
export const zoneStyles = (locale: Locale): readonly ZoneStyle[] => styles[locale]

/** One zone's name, letter and paint, in a language. */
export const zoneStyle = (locale: Locale, id: ZoneId): ZoneStyle => styles[locale][ZONE_IDS.indexOf(id)]!
