import { inLocale } from '../lib/i18n/locale.ts'
import { INDUSTRIES } from '../zoning/jsic.ts'
import type { LiveListing } from './detail.ts'
import { sourceView } from './detail-zoning.ts'
import type { FactWords } from './facts-view.ts'

export type GuidanceView = {
  /** null: not told at town precision. */
  areas: { name: string; industries: string[]; incentives?: string; source?: string; url: string | null }[] | null
  source: { text: string; illustrative: boolean }
}

/** Areas that the city guides industries to, at the property; undefined where it lies in none, or none is loaded. */
export function guidanceView(words: FactWords, { guidance }: LiveListing): GuidanceView | undefined {
  if (!guidance.edition || guidance.areas?.length === 0) return undefined
  const { locale, t } = words
  return {
    areas:
      guidance.areas?.map(area => ({
        name: inLocale(locale, area, 'name'),
        industries: area.industries.map(code => `${code} ${INDUSTRIES.get(code)?.[locale] ?? ''}`.trim()),
        incentives: inLocale(locale, area, 'incentives') || undefined,
        source: inLocale(locale, area, 'source') || undefined,
        url: area.url,
      })) ?? null,
    source: sourceView(words, t('zoning.layer.guidance'), guidance.edition),
  }
}
