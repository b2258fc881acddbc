import { useLocale } from '../lib/i18n/provider.tsx'

const JAPANESE = /[ぁ-ヿ一-鿿]/

/** Somebody's own words: on an English page, those that there are in Japanese only are marked as Japanese. */
export function Told({ children }: { children: string }) {
  return useLocale() === 'en' && JAPANESE.test(children) ? <span lang="ja">{children}</span> : children
}
