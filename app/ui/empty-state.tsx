import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** Nothing to show: says why, and what to do next. */
export function EmptyState({
  title,
  className,
  children,
}: {
  title: ReactNode
  className?: string
  children?: ReactNode
}) {
  return (
    <div className={cx('card bg-paper px-4 py-8 text-center md:px-8', className)}>
      <p className="text-std-18B-160">{title}</p>
      {children ? <div className="mt-3 text-left md:mx-auto md:max-w-xl">{children}</div> : null}
    </div>
  )
}
