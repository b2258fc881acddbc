import { listed } from '../lib/i18n/format.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { decidingLine, type VerdictView } from '../zoning/verdict-view.ts'

const textsOf = (parts: readonly { text: string }[]) => parts.map(({ text }) => text)

/** What remains to do or to ask: sentences, one after the other. */
export const openInWords = ({ open }: Pick<VerdictView, 'open'>): string => textsOf(open).join(' ')
export const uncheckedInWords = ({ unchecked }: Pick<VerdictView, 'unchecked'>, locale: Locale): string =>
  listed(locale, textsOf(unchecked))

/**
 * A verdict on a work in running text, for where there is no page: the headline, what remains, what was not checked, the
 * clause that decides, and that it is guidance.
 */
export function verdictInWords(view: VerdictView, work: string, locale: Locale): string {
  const t = translator(locale, 'verdict')
  const clause = decidingLine(view)?.clause
  return [
    `${work}: ${t(`headline.${view.result}`)}`,
    ...(view.open.length > 0 ? [`${t('openTitle')}: ${openInWords(view)}`] : []),
    ...(view.unchecked.length > 0 ? [t('unchecked', { layers: uncheckedInWords(view, locale) })] : []),
    ...(clause ? [`${t('clause')}: ${clause}`] : []),
    view.guidance,
  ].join(' / ')
}
