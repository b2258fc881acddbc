import { Form, useSearchParams } from '@remix-run/react'
import { formatNumber } from '../../lib/i18n/format.ts'
import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useHref, useLocale, useT } from '../../lib/i18n/provider.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { TextField } from '../../ui/field.tsx'
import { SHOWN, type Shown } from './asked.ts'
import type { ImportPage } from './page.server.ts'

/** What narrows the rows besides their outcome, taken off. */
export const UNNARROWED = { code: null, column: null, became: null, undone: null, q: null }

/** The address of this file's rows, asked for otherwise. */
export function useRowsAddress(path: string) {
  const [query] = useSearchParams()
  return (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(query)
    for (const name of ['page', 'told', '_data']) next.delete(name)
    for (const [name, value] of Object.entries(changes)) value === null ? next.delete(name) : next.set(name, value)
    const text = next.toString()
    return text ? `${path}?${text}` : path
  }
}

/** Outcomes as links with their counts, and a search by reference. */
export function RowsFilter({ page, path }: { page: ImportPage; path: string }) {
  const t = useT('imports')
  const href = useHref()
  const locale = useLocale()
  const address = useRowsAddress(path)
  const { asked, run } = page
  const { counts } = run
  const sum = (counts.new ?? 0) + (counts.changed ?? 0) + (counts.unchanged ?? 0) + (counts.error ?? 0)
  const countOf: Record<Shown, number> = {
    ...{ all: sum, new: counts.new ?? 0, changed: counts.changed ?? 0, unchanged: counts.unchanged ?? 0 },
    ...{ error: counts.error ?? 0, warning: counts.warned ?? 0, missing: counts.missing ?? 0 },
  }
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <nav aria-label={t('show.label')}>
        <ul className="flex flex-wrap gap-1">
          {SHOWN.map(show => (
            <li key={show}>
              <LocaleLink
                to={address({ ...UNNARROWED, show: show === 'all' ? null : show })}
                preventScrollReset
                aria-current={show === asked.show ? 'true' : undefined}
                className={cx(
                  'flex min-h-11 items-center gap-2 rounded-8 border px-3 no-underline',
                  show === asked.show
                    ? 'border-key-900 bg-key-900 font-bold text-white'
                    : 'border-line bg-white text-ink hover:bg-key-50',
                )}
              >
                {t(`show.${show}`)}
                <span className="tabular-nums">{formatNumber(locale, countOf[show])}</span>
              </LocaleLink>
            </li>
          ))}
        </ul>
      </nav>
      {asked.show === 'missing' ? null : (
        <Form method="get" action={href(path)} className="flex items-end gap-2" preventScrollReset>
          {asked.show === 'all' ? null : <input type="hidden" name="show" value={asked.show} />}
          <TextField label={t('show.q')} name="q" defaultValue={asked.q} maxLength={40} className="w-48" />
          <Button type="submit" look="outline">
            {t('show.search')}
          </Button>
        </Form>
      )}
    </div>
  )
}

/** What narrows the rows besides their outcome, with a way back. */
export function RowsNarrowed({ page, path }: { page: ImportPage; path: string }) {
  const t = useT('imports')
  const address = useRowsAddress(path)
  const { code, became, undone, q } = page.asked
  if (!code && !became && !undone && !q) return null
  const group = page.problems.find(one => one.code === code && (!page.asked.column || one.column === page.asked.column))
  return (
    <p className="mb-3 flex flex-wrap items-center gap-x-4">
      {group ? (
        <span>
          {t('show.onlyProblem', {
            words: `${group.label}${group.label && ' ・ '}${group.words}`,
          })}
        </span>
      ) : null}
      {became && page.became && became in page.became ? (
        <span>{t('show.onlyBecame', { words: t(`became.${became as 'left'}`) })}</span>
      ) : null}
      {undone ? <span>{t('show.onlyBecame', { words: t(`rows.undone.${undone}`) })}</span> : null}
      <span>{t('show.found', { n: page.found })}</span>
      <LocaleLink to={address(UNNARROWED)} preventScrollReset className="link inline-flex min-h-11 items-center">
        {t('show.clear')}
      </LocaleLink>
    </p>
  )
}
