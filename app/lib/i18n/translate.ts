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
  return {
    locale,
    in: namespace => {
      const known = byNamespace.get(namespace) ?? (instance.getFixedT(locale, namespace) as unknown as TFunction)
      byNamespace.set(namespace, known)
      return known as unknown as Translate<never>
    },
  }
}
