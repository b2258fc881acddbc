import { listed } from '../lib/i18n/format.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { askedInWords } from '../zoning/asked-words.server.ts'
import type { AskedWork } from '../zoning/law/asked.ts'
import type { Verdict } from '../zoning/law/verdict-model.ts'

/** A verdict on one line: "要確認 · あと2件確認 · 地区計画は未確認". */
export function verdictWords({ result, open, unchecked }: Verdict, locale: Locale): string {
  const t = translator(locale, 'verdict')
  const layers = listed(
    locale,
    unchecked.map(part => part[locale]),
  )
  return [
    t(`headline.${result}`),
    open.length > 0 ? t('open', { count: open.length }) : '',
    layers ? t('unchecked', { layers }) : '',
  ]
    .filter(part => part !== '')
    .join(' · ')
}

/** A work with what the portal said on it, for a letter; null where none was chosen. */
export function workWords(asked: AskedWork | null, verdict: Verdict | null, locale: Locale): string | null {
  if (!asked) return null
  const said = verdict ? verdictWords(verdict, locale) : translator(locale, 'enquiries')('noVerdict')
  return `${askedInWords(asked, locale)} → ${said}`
}
