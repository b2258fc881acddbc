import { localeOfPath } from './locale.ts'
import type { RoomNamespace } from './messages/index.ts'
import { addTexts } from './translate.ts'

const files: Record<RoomNamespace, Record<'ja' | 'en', () => Promise<object>>> = {
  account: { ja: () => import('./messages/ja/account.ts'), en: () => import('./messages/en/account.ts') },
  ask: { ja: () => import('./messages/ja/ask.ts'), en: () => import('./messages/en/ask.ts') },
  duplicates: { ja: () => import('./messages/ja/duplicates.ts'), en: () => import('./messages/en/duplicates.ts') },
  feeds: { ja: () => import('./messages/ja/feeds.ts'), en: () => import('./messages/en/feeds.ts') },
  flyers: { ja: () => import('./messages/ja/flyers.ts'), en: () => import('./messages/en/flyers.ts') },
  enquiries: { ja: () => import('./messages/ja/enquiries.ts'), en: () => import('./messages/en/enquiries.ts') },
  freshness: { ja: () => import('./messages/ja/freshness.ts'), en: () => import('./messages/en/freshness.ts') },
  editor: { ja: () => import('./messages/ja/editor.ts'), en: () => import('./messages/en/editor.ts') },
  home: { ja: () => import('./messages/ja/home.ts'), en: () => import('./messages/en/home.ts') },
  imports: { ja: () => import('./messages/ja/imports.ts'), en: () => import('./messages/en/imports.ts') },
  incubation: { ja: () => import('./messages/ja/incubation.ts'), en: () => import('./messages/en/incubation.ts') },
  letters: { ja: () => import('./messages/ja/letters.ts'), en: () => import('./messages/en/letters.ts') },
  listing: { ja: () => import('./messages/ja/listing.ts'), en: () => import('./messages/en/listing.ts') },
  ops: { ja: () => import('./messages/ja/ops.ts'), en: () => import('./messages/en/ops.ts') },
  organisations: {
    ja: () => import('./messages/ja/organisations.ts'),
    en: () => import('./messages/en/organisations.ts'),
  },
  photos: { ja: () => import('./messages/ja/photos.ts'), en: () => import('./messages/en/photos.ts') },
  tokens: { ja: () => import('./messages/ja/tokens.ts'), en: () => import('./messages/en/tokens.ts') },
  review: { ja: () => import('./messages/ja/review.ts'), en: () => import('./messages/en/review.ts') },
  sites: { ja: () => import('./messages/ja/sites.ts'), en: () => import('./messages/en/sites.ts') },
  work: { ja: () => import('./messages/ja/work.ts'), en: () => import('./messages/en/work.ts') },
  workspace: { ja: () => import('./messages/ja/workspace.ts'), en: () => import('./messages/en/workspace.ts') },
  zoning: { ja: () => import('./messages/ja/zoning.ts'), en: () => import('./messages/en/zoning.ts') },
}

/**
 * Fetches a room's texts in the page's language. A route awaits it at its top level, so that they come with its code
 * and no other page carries them. The server has all texts already.
 */
export async function roomTexts(namespace: RoomNamespace): Promise<void> {
  if (typeof document === 'undefined') return
  const locale = localeOfPath(window.location.pathname)
  addTexts(locale, await files[namespace][locale]())
}
