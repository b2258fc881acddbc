import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import { Icon } from './icons.tsx'

/** First, last, and the neighbours of the current page; 0 stands for a gap. */
function numbersAround(page: number, pages: number): number[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])]
    .filter(n => n >= 1 && n <= pages)
    .sort((a, b) => a - b)
  return shown.flatMap((n, i) => {
    const before = shown[i - 1]
    return before !== undefined && n - before > 1 ? [0, n] : [n]
  })
}

const box = 'inline-flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-8 px-3 no-underline'

/** Numbered pages as links. `toPage` gives the path of a page. */
export function Pagination({ page, pages, toPage }: { page: number; pages: number; toPage: (page: number) => string }) {
  const t = useT('common')
  if (pages <= 1) return null
  return (
    <nav aria-label={t('pagination.label')}>
      <ul className="flex flex-wrap items-center justify-center gap-1">
        {page > 1 ? (
          <li>
            <LocaleLink to={toPage(page - 1)} rel="prev" className={`${box} text-key-900 hover:bg-key-50`}>
              <Icon name="chevronLeft" />
              {t('pagination.previous')}
            </LocaleLink>
          </li>
        ) : null}
        {numbersAround(page, pages).map((n, i) => (
          <li key={n || `gap-${i}`} className={n === page ? '' : 'max-sm:hidden'}>
            {n === 0 ? (
              <span aria-hidden="true" className="px-1">
                …
              </span>
            ) : n === page ? (
              <span aria-current="page" className={`${box} bg-key-900 font-bold text-white`}>
                <span aria-hidden="true">{n}</span>
                <span className="sr-only">{t('pagination.current', { n })}</span>
              </span>
            ) : (
              <LocaleLink
                to={toPage(n)}
                aria-label={t('pagination.page', { n })}
                className={`${box} text-key-900 hover:bg-key-50`}
              >
                {n}
              </LocaleLink>
            )}
          </li>
        ))}
        {page < pages ? (
          <li>
            <LocaleLink to={toPage(page + 1)} rel="next" className={`${box} text-key-900 hover:bg-key-50`}>
              {t('pagination.next')}
              <Icon name="chevronRight" />
            </LocaleLink>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}
