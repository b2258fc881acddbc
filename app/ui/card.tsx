import type { HTMLAttributes, ReactNode } from 'react'
import { cx } from './cx.ts'

/** A framed block. `as` an article or a list item where it is one. */
export function Card({
  as: Tag = 'div',
  className,
  ...rest
}: HTMLAttributes<HTMLElement> & { as?: 'div' | 'article' | 'section' | 'li' | 'aside' }) {
  return <Tag className={cx('card p-4 md:p-6', className)} {...rest} />
}

/** A framed section with a heading of its own. */
export function CardSection({
  title,
  id,
  className,
  children,
}: {
  title: ReactNode
  id: string
  className?: string
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className={cx('card p-4 md:p-6', className)}>
      <h2 id={id} className="text-std-20B-150 mb-4">
        {title}
      </h2>
      {children}
    </section>
  )
}
