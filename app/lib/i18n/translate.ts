import { createInstance, type TFunction } from 'i18next'
import type { Locale } from './locale.ts'
import type { AllMessages, BrowserNamespace, Namespace } from './messages/index.ts'
import type { KeyOf, ValuesOf } from './messages/shape.ts'

type Value = string | number

/** Writes out one namespace's texts. The compiler knows the keys and, for each, the values it asks for. */
export type Translate<N extends Namespace = Namespace> = <K extends KeyOf<AllMessages[N]>>(
  key: K,
  ...values: [ValuesOf<AllMessages[N], K>] extends [never]
    ? [values?: Record<string, Value>]
    : [values: Record<ValuesOf<AllMessages[N], K>, Value> & Record<string, Value>]
) => string

/** One language's texts. `M`: the namespaces it holds. */
export type Texts<M extends Namespace = BrowserNamespace> = {
  locale: Locale
  in: <N extends M>(namespace: N) => Translate<N>
}

const known: Partial<Record<Locale, Texts<Namespace>>> = {}

/**
 * The texts of a language, where no component is at hand (a route's `meta`). In the browser only the page's own
 * language is known, and only its browser namespaces.
 */
export function textsIn(locale: Locale): Texts {
  const texts = known[locale]
  if (!texts) throw new Error(`No texts in ${locale} yet: the entry point loads them first`)
  return texts
}

/** Texts of a language from its catalogue. A missing key gives the key: the catalogue test keeps that from happening. */
export function textsFrom<M extends Namespace = BrowserNamespace>(locale: Locale, catalogue: object): Texts<M> {
  const instance = createInstance()
  instance.init({
    lng: locale,
    resources: { [locale]: catalogue as Record<string, object> },
    ns: Object.keys(catalogue),
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  const byNamespace = new Map<string, TFunction>()
  const texts: Texts<Namespace> = {
    locale,
    in: namespace => {
      const known = byNamespace.get(namespace) ?? (instance.getFixedT(locale, namespace) as unknown as TFunction)
      byNamespace.set(namespace, known)
      return known as unknown as Translate<never>
    },
  }
  known[locale] = texts
  return texts
}
