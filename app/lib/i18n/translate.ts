import { formatNumber } from './format.ts'
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

const catalogues: Record<Locale, Record<string, unknown>> = { ja: {}, en: {} }

/** Adds namespaces to those known of a language. */
export const addTexts = (locale: Locale, namespaces: object): void => {
  Object.assign(catalogues[locale], namespaces)
}

/** `{{name}}`, or `{{name, number}}` for a number written as the language writes it. */
const placeholder = /\{\{([^},]+)(, number)?\}\}/g

function textAt(catalogue: object, path: string): string | undefined {
  let found: unknown = catalogue
  for (const key of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[key]
  return typeof found === 'string' ? found : undefined
}

/** A namespace's texts by their keys; those found once are not looked for again. */
function known(locale: Locale, namespace: Namespace): (key: string) => string | undefined {
  const found = new Map<string, string>()
  return key => {
    const before = found.get(key)
    if (before !== undefined) return before
    const text = textAt(catalogues[locale], `${namespace}.${key}`)
    if (text !== undefined) found.set(key, text)
    return text
  }
}

function writeOut(text: string, locale: Locale, values: Record<string, Value>): string {
  return text.replace(placeholder, (whole, name: string, asNumber?: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return asNumber ? formatNumber(locale, Number(value)) : String(value)
  })
}

function textsOver<M extends Namespace>(locale: Locale): Texts<M> {
  // One function for each namespace, always the same: components may name it among an effect's dependencies.
  const made = new Map<Namespace, Translate>()
  const translate = (namespace: Namespace) => {
    const text = known(locale, namespace)
    return (key: string, values?: Record<string, Value>) => {
      if (!values) return text(key) ?? key
      const one = values.count === 1 ? text(`${key}_one`) : undefined
      return writeOut(one ?? text(key) ?? key, locale, values)
    }
  }
  const inNamespace = (namespace: Namespace) => {
    const t = made.get(namespace) ?? (translate(namespace) as Translate)
    made.set(namespace, t)
    return t
  }
  return { locale, in: inNamespace } as Texts<M>
}

const texts = { ja: textsOver<Namespace>('ja'), en: textsOver<Namespace>('en') }

/**
 * The texts of a language: all of them on the server, in the browser those that its pages have brought. With `count: 1`
 * the text `…_one` is taken where there is one. A missing key gives the key: tests keep that from happening.
 */
export const textsIn = (locale: Locale): Texts<Namespace> => texts[locale]

/** Makes a catalogue known and gives the texts of its language. */
export function textsFrom(locale: Locale, catalogue: object): Texts<Namespace> {
  addTexts(locale, catalogue)
  return texts[locale]
}
