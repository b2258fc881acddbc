import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type HealthFigure = {
  label: string
  value: ReactNode
  /** Somebody has to look at it. */
  isBad?: boolean
  /** What that means, where it is bad. */
  note?: string
}

/** How something stands, as a row of figures; what is wrong is said in words, and the colour only repeats it. */
export function HealthFigures({ figures, className }: { figures: HealthFigure[]; className?: string }) {
  return (
    <dl className={cx('mb-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-4', className)}>
      {figures.map(({ label, value, isBad = false, note }) => (
        <div key={label} className={cx('card p-4', isBad && 'border-error-2')}>
          <dt className="text-sm text-ink-soft">{label}</dt>
          <dd className={cx('text-std-24B-150 tabular-nums', isBad && 'text-error-2')}>
            {value}
            {isBad && note ? <span className="block text-sm font-bold">{note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
