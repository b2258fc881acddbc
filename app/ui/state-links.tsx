import { formatNumber } from '../lib/i18n/format.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale } from '../lib/i18n/provider.tsx'

type Tab = { to: string; label: string; count: number; isCurrent: boolean }

/** States as links with how many there are of each; the one that is shown is marked. */
export function StateLinks({ label, tabs }: { label: string; tabs: Tab[] }) {
  const locale = useLocale()
  return (
    <nav aria-label={label} className="mb-4">
      <ul className="flex flex-wrap gap-2">
        {tabs.map(tab => (
          <li key={tab.to}>
            <LocaleLink
              to={tab.to}
              aria-current={tab.isCurrent ? 'page' : undefined}
              className="flex min-h-11 items-center gap-2 rounded-8 border border-line-strong px-3 text-ink no-underline hover:bg-key-50 aria-[current]:border-key-900 aria-[current]:bg-key-900 aria-[current]:font-bold aria-[current]:text-white"
            >
              {tab.label}
              <span className="tabular-nums">{formatNumber(locale, tab.count)}</span>
            </LocaleLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
