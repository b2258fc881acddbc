import { useLocale } from '../../lib/i18n/provider.tsx'

/** Short texts in one line with the language's middle dot between them; what is absent is passed over. */
export function Dotted({ parts }: { parts: readonly (string | null | undefined)[] }) {
  return <>{parts.filter(Boolean).join(useLocale() === 'ja' ? ' ・ ' : ' · ')}</>
}
