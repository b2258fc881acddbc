import type { ReactNode } from 'react'
import { UnknownValue } from './badge.tsx'
import { cx } from './cx.ts'

export type Definition = {
  term: ReactNode
  /** null = not known. */
  value: ReactNode | null
  /** Small words after the value, such as where it comes from. */
  note?: ReactNode
  key?: string
}

/** Facts as term and value, in one column or two. */
export function DefinitionList({
  items,
  columns = 1,
  className,
}: {
  items: Definition[]
  columns?: 1 | 2
  className?: string
}) {
  return (
    <dl className={cx(columns === 2 && 'md:grid md:grid-cols-2 md:gap-x-8', className)}>
      {items.map((item, i) => (
        <div key={item.key ?? i} className="flex flex-wrap gap-x-4 gap-y-1 border-b border-line py-2.5">
          <dt className="w-28 shrink-0 text-ink-soft">{item.term}</dt>
          <dd className="min-w-40 flex-1 font-bold">
            {item.value ?? <UnknownValue />}
            {item.note ? <span className="ml-2 text-sm font-normal text-ink-soft">{item.note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
