/** Languages the portal speaks. Japanese stands at /…, English at /en/…. */
export const LOCALES = ['ja', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** The language of a path; every path outside /en is Japanese. */
export const localeOfPath = (pathname: string): Locale =>
  pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'ja'

/** A path of the portal in a language; keeps query and fragment. `path` begins with '/', with or without /en. */
export function pathIn(locale: Locale, path: string): string {
  const rest = path.replace(/^\/en(?=[/?#]|$)/, '')
  // One slash: a browser reads two, or a backslash, as the name of another host.
  const bare = `/${rest.replace(/^[/\\]+/, '')}`
  return locale === 'ja' ? bare : `/en${bare.replace(/^\/(?=[?#]|$)/, '')}`
}

/** The one of the portal's languages that an Accept-Language header likes best; Japanese when it names neither. */
export function localeOfHeader(header: string | null): Locale {
  const wishes = (header ?? '')
    .split(',')
    .map(part => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';')
      const q = rest.map(r => r.trim()).find(r => r.startsWith('q='))
      return { tag: tag.split('-')[0], q: q ? Number(q.slice(2)) || 0 : 1 }
    })
    .filter(wish => wish.q > 0)
    .sort((a, b) => b.q - a.q)
  return (wishes.find(wish => wish.tag === 'en' || wish.tag === 'ja')?.tag as Locale) ?? 'ja'
}

/** The language that a query asks for by `lang`; null where it names none of the portal's. */
export const localeOfQuery = (params: URLSearchParams): Locale | null =>
  LOCALES.find(locale => locale === params.get('lang')) ?? null

/** A path of the interface as a page links to it: in the page's own language, whatever the browser likes best. */
export const apiPathIn = (locale: Locale, path: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${locale}`

/** Takes the field of the language from a row with `…Ja` and `…En` fields. */
export function inLocale<K extends string>(
  locale: Locale,
  row: { [P in `${K}Ja` | `${K}En`]?: string | null },
  key: K,
): string {
  const own = row[`${key}${locale === 'ja' ? 'Ja' : 'En'}` as `${K}Ja`]
  return own ?? row[`${key}Ja` as `${K}Ja`] ?? ''
}
