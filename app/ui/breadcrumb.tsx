import type { ReactNode } from 'react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'

/** The way from the top to this page. The last entry is this page and has no `to`. */
export function Breadcrumb({ trail }: { trail: { label: ReactNode; to?: string }[] }) {
  const t = useT('common')
  const entries = [{ label: t('breadcrumb.home'), to: '/' }, ...trail]
  return (
    <nav aria-label={t('breadcrumb.label')} className="py-2 text-sm">
      <ol className="flex flex-wrap items-center gap-x-2">
        {entries.map((entry, i) => (
          <li key={entry.to ?? i} className="flex min-w-0 items-center gap-2">
            {i > 0 ? (
              <span aria-hidden="true" className="text-ink-soft">
                ›
              </span>
            ) : null}
            {entry.to ? (
              <LocaleLink to={entry.to} className="link inline-flex min-h-11 items-center">
                {entry.label}
              </LocaleLink>
            ) : (
              <span aria-current="page" className="min-w-0 [overflow-wrap:anywhere]">
                {entry.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
