import { createContext, type ReactNode, useContext } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Icon } from '../ui/icons.tsx'
import type { Faults } from './filter-amount.tsx'

/** Whether the groups stand as sections of one sheet: several may then be open, and the sheet has the one button. */
export const SheetContext = createContext(false)

/**
 * A group of conditions behind a chip: a popover on a desk, a section of the one sheet on a phone; without scripts a
 * sheet of its own there. Plain details: it opens without scripts, and one of a set at a time.
 */
export function FilterPanel({
  id,
  title,
  active,
  faults = {},
  isOpen,
  wide = false,
  children,
}: {
  id: string
  title: string
  /** How many conditions of the group are set. */
  active: number
  /** What could not be read of the group's own fields. */
  faults?: Faults
  /** It answers what was asked, and so stands open. */
  isOpen?: boolean
  wide?: boolean
  children: ReactNode
}) {
  const t = useT('search')
  const isSection = useContext(SheetContext)
  const isWrong = Object.values(faults).some(fault => fault?.message)
  return (
    <details
      name={isSection ? undefined : 'filters'}
      open={isOpen}
      className="filter"
      data-set={active > 0 || isWrong || undefined}
    >
      <summary id={id} className={cx('chip', active > 0 && 'is-on', isWrong && 'is-wrong')}>
        {isWrong ? <Icon name="error" className="size-4" /> : null}
        <span>
          {title}
          {active > 0 ? ` ${active}` : ''}
        </span>
        {isWrong ? <span className="sr-only">{t('hasFault')}</span> : null}
        <Icon name="chevronDown" className="filter-arrow size-4" />
      </summary>
      <div className={cx('filter-body', wide && 'filter-body-wide')}>
        <p className="filter-name text-std-18B-160 mb-3">{title}</p>
        {children}
        {isSection ? null : (
          <div className="filter-apply">
            <Button type="submit" className="w-full">
              {t('apply')}
            </Button>
          </div>
        )}
      </div>
    </details>
  )
}

/** The faults of some fields. */
export const faultsOf = (faults: Faults, ...names: string[]): Faults =>
  Object.fromEntries(names.map(name => [name, faults[name]]))
