import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SiteCard } from './card.tsx'
import type { SitesPage } from './list-page.server.ts'

/** The sites asked for, or why there are none. */
export function SiteList({ page: { cards, matched, figures } }: { page: SitesPage }) {
  const t = useT('sites')
  if (figures.count === 0) return <EmptyState title={t('noData')} />
  if (cards.length === 0)
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneText', { count: figures.count })}</p>
        <p className="mt-2">
          <LocaleLink to="/sites" className="link inline-flex min-h-11 items-center">
            {t('reset')}
          </LocaleLink>
        </p>
      </EmptyState>
    )
  return (
    <>
      <p role="status" className="mb-3 font-bold">
        {t('result', { count: matched.count, ha: matched.totalHa })}
      </p>
      <ol className="space-y-4">
        {cards.map((site, i) => (
          <li key={site.id}>
            <SiteCard site={site} number={i + 1} />
          </li>
        ))}
      </ol>
    </>
  )
}
