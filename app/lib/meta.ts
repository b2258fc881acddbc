import type { MetaDescriptor } from '@remix-run/react'
import type { Locale } from './i18n/locale.ts'
import { textsIn } from './i18n/translate.ts'

type Page = {
  locale: Locale
  /** Without the portal's name, which is added. Absent on the home page. */
  title?: string
  description: string
  /** Keeps the page out of search engines. */
  noIndex?: boolean
}

/**
 * Title, description and sharing tags of a page, for its `meta` export. Canonical and language links and the shared
 * picture are the same for all pages and stand in root.tsx.
 */
export function pageMeta({ locale, title, description, noIndex }: Page): MetaDescriptor[] {
  const portal = textsIn(locale).in('common')('portal')
  return [
    { title: title ? `${title} | ${portal}` : portal },
    { name: 'description', content: description },
    ...(noIndex ? [{ name: 'robots', content: 'noindex' }] : []),
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: portal },
    { property: 'og:title', content: title ?? portal },
    { property: 'og:description', content: description },
    { property: 'og:locale', content: locale === 'ja' ? 'ja_JP' : 'en_GB' },
    { name: 'twitter:card', content: 'summary_large_image' },
  ]
}
