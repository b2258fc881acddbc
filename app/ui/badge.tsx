import type { ReactNode } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { cx } from './cx.ts'

// Pairs of ground and text of at least 6:1.
const tones = {
  green: 'bg-green-100 text-green-1000',
  yellow: 'bg-yellow-100 text-yellow-1100',
  orange: 'bg-orange-100 text-orange-1000',
  red: 'bg-red-100 text-red-1000',
  blue: 'bg-blue-100 text-blue-1000',
  purple: 'bg-purple-100 text-purple-1000',
  cyan: 'bg-cyan-100 text-cyan-1000',
  gray: 'bg-solid-gray-100 text-solid-gray-800',
} as const
export type Tone = keyof typeof tones

/** A state in a word; the colour only repeats it. */
export function StatusBadge({
  tone = 'gray',
  className,
  children,
}: {
  tone?: Tone
  className?: string
  children: ReactNode
}) {
  return (
    <span
      className={cx(
        'inline-flex items-center rounded-6 px-2 py-0.5 text-sm font-bold leading-150',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}

/** Says that what stands here is sample data. */
export function SampleMark({ className }: { className?: string }) {
  const t = useT('common')
  return (
    <span
      className={cx(
        'inline-block whitespace-nowrap rounded-4 border border-current px-1.5 text-xs leading-160 text-ink-soft',
        className,
      )}
    >
      {t('sample')}
    </span>
  )
}

/** Stands where a fact is not known: never an empty cell, never a guess. `children` replaces the usual word. */
export function UnknownValue({ children, className }: { children?: ReactNode; className?: string }) {
  const t = useT('common')
  return <span className={cx('unknown font-bold', className)}>{children ?? t('unknown')}</span>
}
