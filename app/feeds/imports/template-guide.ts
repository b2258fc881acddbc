import type { Locale } from '../../lib/i18n/locale.ts'

/** The names of the template's sheets, and the headings of the one that explains it. */
export const TEMPLATE_SHEETS: Record<Locale, { list: string; examples: string; headings: readonly string[] }> = {
  ja: { list: '一覧', examples: '記入例', headings: ['見出し', '記入例', '書ける値', 'ほかに読める見出し'] },
  en: {
    list: 'List',
    examples: 'Examples',
    headings: ['Heading', 'Example', 'What it can be', 'Other headings that are read'],
  },
}

/** Whether a sheet that begins so is the template's own explanation. */
export const isGuide = (first: readonly string[]): boolean =>
  Object.values(TEMPLATE_SHEETS).some(({ headings }) => headings.every((heading, at) => first[at] === heading))
