import { LOCALES, pathIn } from './i18n/locale.ts'

/** A page in every language. `path` is the Japanese one; `changedOn` is 'YYYY-MM-DD'. */
export type SitemapPage = { path: string; changedOn?: string }

/** A sitemap holds at most 50,000 addresses; each page has one in every language. */
export const MOST_SITEMAP_PAGES = Math.floor(50_000 / LOCALES.length)

const escaped = (text: string) => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)

function entries(baseUrl: string, { path, changedOn }: SitemapPage): string {
  const at = (locale: (typeof LOCALES)[number]) => escaped(baseUrl + pathIn(locale, path))
  const alternates = LOCALES.map(locale => `<xhtml:link rel="alternate" hreflang="${locale}" href="${at(locale)}"/>`)
  const changed = changedOn ? `<lastmod>${changedOn}</lastmod>` : ''
  return LOCALES.map(locale => `<url><loc>${at(locale)}</loc>${changed}${alternates.join('')}</url>`).join('\n')
}

/** The sitemap of the pages, each language naming the others. Pages beyond the limit of the format are left out. */
export const sitemapXml = (baseUrl: string, pages: readonly SitemapPage[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages
  .slice(0, MOST_SITEMAP_PAGES)
  .map(page => entries(baseUrl, page))
  .join('\n')}
</urlset>
`
