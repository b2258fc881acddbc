import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useT } from '../../lib/i18n/provider.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'

export type ToldDecision = { how: 'approved' | 'once' | 'returned'; publicId: string; title: string }

/** What was decided a moment ago, above what comes next. */
export function DecisionTold({ told, isLast = false }: { told: ToldDecision; isLast?: boolean }) {
  const t = useT('review')
  const words = t('done.text', { title: told.title, id: told.publicId })
  return (
    <NotificationBanner tone="success" title={t(`done.${told.how}`)} role="status" className="mb-6">
      {told.how === 'approved' ? (
        <LocaleLink to={`/listings/${told.publicId}`} className="link">
          {words}
        </LocaleLink>
      ) : (
        words
      )}
      {isLast ? <p className="mt-1">{t('done.last')}</p> : null}
    </NotificationBanner>
  )
}
