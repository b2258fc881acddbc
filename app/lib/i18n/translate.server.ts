import type { Locale } from './locale.ts'
import en from './messages/en/all.server.ts'
import type { Namespace } from './messages/index.ts'
import ja from './messages/ja/all.server.ts'
import { type Texts, type Translate, textsFrom } from './translate.ts'

const catalogues = { ja, en }
const texts = { ja: textsFrom('ja', ja), en: textsFrom('en', en) }

/** A language's texts, for rendering on the server. */
export const textsOf = (locale: Locale): Texts<Namespace> => texts[locale]

/** One namespace of a language, for loaders, APIs and feeds. */
export const translator = <N extends Namespace>(locale: Locale, namespace: N): Translate<N> =>
  texts[locale].in(namespace)

/** The long pages as they are written: headings, paragraphs and lists. */
export const pagesIn = (locale: Locale) => {
  const { pages, data } = catalogues[locale]
  return { ...pages, data }
}
