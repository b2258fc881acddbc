import { formatNumber, withUnit } from '../../lib/i18n/format.ts'
import type { Locale } from '../../lib/i18n/locale.ts'
import type { Content } from '../content.ts'
import { KIND_WORDS, type Kind } from '../model.ts'

type Named = { nameJa: string; nameEn: string }

/** '旭が丘三丁目 工場 170㎡': what a listing is called until its writer calls it something else. */
export function automaticTitle(locale: Locale, kind: Kind, town: Named, areaM2: number | null): string {
  const [ja, en] = KIND_WORDS[kind]
  const area = areaM2 === null ? null : withUnit(locale, formatNumber(locale, Math.round(areaM2)), '㎡')
  if (locale === 'ja') return [town.nameJa, ja, area].filter(Boolean).join(' ')
  return `${town.nameEn} ${en}${area ? `, ${area}` : ''}`
}

const areaOf = ({ kind, facts }: Content): number | null => {
  const value = facts[kind === 'land' ? 'land_area_m2' : 'leasable_area_m2']?.value
  return typeof value === 'number' && value > 0 ? value : null
}

/** Titles in both languages that say nothing of a deal. */
export const automaticTitles = (content: Content, town: Named): Pick<Content, 'titleJa' | 'titleEn'> => ({
  titleJa: automaticTitle('ja', content.kind, town, areaOf(content)),
  titleEn: automaticTitle('en', content.kind, town, areaOf(content)),
})

/** The titles that follow a change, where they were automatic before it. */
export function followingTitles(
  before: Content,
  after: Content,
  townOf: (id: number) => Named | undefined,
): Partial<Pick<Content, 'titleJa' | 'titleEn'>> {
  const [was, is] = [townOf(before.place.townId), townOf(after.place.townId)]
  if (!was || !is) return {}
  const titles: Partial<Pick<Content, 'titleJa' | 'titleEn'>> = {}
  for (const [locale, key] of [
    ['ja', 'titleJa'],
    ['en', 'titleEn'],
  ] as const)
    if (after[key] === before[key] && before[key] === automaticTitle(locale, before.kind, was, areaOf(before)))
      titles[key] = automaticTitle(locale, after.kind, is, areaOf(after))
  return titles
}
