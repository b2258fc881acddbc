import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { type Locale, pathIn } from './locale.ts'
import type { BrowserNamespace } from './messages/index.ts'
import type { Texts, Translate } from './translate.ts'

const TextsContext = createContext<Texts | null>(null)

/** Stands around the whole document, in the server's entry and in the browser's, so that error pages have words too. */
export function TextsProvider({ texts, children }: { texts: Texts; children: ReactNode }) {
  return <TextsContext.Provider value={texts}>{children}</TextsContext.Provider>
}

function useTexts(): Texts {
  const texts = useContext(TextsContext)
  if (!texts) throw new Error('No TextsProvider above this component')
  return texts
}

/** The language of this document. It never changes without a new document. */
export const useLocale = (): Locale => useTexts().locale

/** Texts of a namespace: `const t = useT('listings')`, then `t('key', { count })`. */
export const useT = <N extends BrowserNamespace>(namespace: N): Translate<N> => useTexts().in(namespace)

/** Paths in the current language: `href('/listings')` is '/en/listings' on an English page. */
export function useHref(): (path: string) => string {
  const locale = useLocale()
  return useMemo(() => path => pathIn(locale, path), [locale])
}
