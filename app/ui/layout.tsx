import type { HTMLAttributes, ReactNode } from 'react'
import { cx } from './cx.ts'

/** The page's width: 1120 px at most, with the side margin of each screen. */
export function Container({ className, ...rest }: HTMLAttributes<HTMLDivElement>) {
  return <div className={cx('mx-auto w-full max-w-[70rem] px-4 md:px-6', className)} {...rest} />
}

export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>
}

/** Seen only while it has the focus. */
export function SkipLink({ to, children }: { to: `#${string}`; children: ReactNode }) {
  return (
    <a
      href={to}
      className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:inline-flex focus:min-h-11 focus:items-center focus:bg-yellow-300 focus:px-4 focus:font-bold focus:text-black"
    >
      {children}
    </a>
  )
}

/** Heading of a page, with what the page is for. */
export function PageHeader({
  title,
  lead,
  className,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  className?: string
  children?: ReactNode
}) {
  return (
    <header className={cx('pt-2 pb-6 md:pb-8', className)}>
      <h1 className="text-std-28B-150 [overflow-wrap:anywhere] md:text-std-32B-150">{title}</h1>
      {lead ? <p className="text-std-18N-160 mt-3 max-w-[40em]">{lead}</p> : null}
      {children}
    </header>
  )
}

/** A part of a page under a heading of the second rank. */
export function Section({
  title,
  id,
  className,
  action,
  children,
}: {
  title: ReactNode
  id: string
  className?: string
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className={className}>
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={id} className="text-std-24B-150">
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  )
}
