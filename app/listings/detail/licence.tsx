import { useT } from '../../lib/i18n/provider.tsx'

/** A broker's licence. Its number has one form, and that is Japanese. */
export function Licence({ number }: { number: string }) {
  const t = useT('listing')
  return (
    <>
      {t('licence')} <span lang="ja">{number}</span>
    </>
  )
}
