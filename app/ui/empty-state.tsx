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
  // A sentence stands under its heading's middle; what has parts of its own reads from the left, heading and all.
  const isSentence = !children || typeof children === 'string'
  return (
    <div className={cx('card bg-paper px-4 py-8 md:px-8', isSentence && 'text-center', className)}>
      <div className="md:mx-auto md:max-w-xl">
        <p className="text-std-18B-160">{title}</p>
        {children ? <div className="mt-3">{children}</div> : null}
      </div>
    </div>
  )
}
