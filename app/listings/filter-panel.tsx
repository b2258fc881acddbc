import type { ReactNode } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Icon } from '../ui/icons.tsx'

/**
 * A group of conditions behind a chip: a popover on a desk, a sheet from below on a phone. Plain details: it opens
 * without scripts, and one of a set at a time.
 */
export function FilterPanel({
  title,
  active,
  wide = false,
  children,
}: {
  title: string
  /** How many conditions of the group are set. */
  active: number
  wide?: boolean
  children: ReactNode
}) {
  const t = useT('search')
  return (
    <details name="filters" className="filter">
      <summary className={cx('chip', active > 0 && 'is-on')}>
        <span>
          {title}
          {active > 0 ? ` ${active}` : ''}
        </span>
        <Icon name="chevronDown" className="size-4" />
      </summary>
      <div className={cx('filter-sheet', wide && 'filter-sheet-wide')}>
        <p className="text-std-18B-160 mb-3">{title}</p>
        {children}
        <Button type="submit" className="mt-4 w-full">
          {t('apply')}
        </Button>
      </div>
    </details>
  )
}
