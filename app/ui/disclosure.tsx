import type { DetailsHTMLAttributes, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icons.tsx'

/** Opens in place; works without scripts. */
export function Disclosure({
  summary,
  className,
  children,
  ...details
}: Omit<DetailsHTMLAttributes<HTMLDetailsElement>, 'summary'> & { summary: ReactNode }) {
  return (
    <details className={cx('group', className)} {...details}>
      <summary className="link flex min-h-11 items-center gap-1.5">
        <Icon name="chevronDown" className="size-5 transition-transform group-open:rotate-180" />
        <span>{summary}</span>
      </summary>
      <div className="pt-2 pb-3">{children}</div>
    </details>
  )
}
