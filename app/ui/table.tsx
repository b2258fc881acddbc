import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/**
 * A table that scrolls sideways inside its own frame when it must. The first column names the row.
 * `caption` is read out and, unless hidden, shown.
 */
export function Table({
  caption,
  captionHidden = false,
  head,
  rows,
  isStacked = false,
  className,
}: {
  caption: string
  captionHidden?: boolean
  head: ReactNode[]
  rows: { key: string; cells: ReactNode[] }[]
  /** On a phone each row's cells stand under one another. */
  isStacked?: boolean
  className?: string
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className={cx('overflow-x-auto', isStacked && 'is-stacked', className)}>
      <table className="w-full border-collapse text-left leading-150">
        <caption className={captionHidden ? 'sr-only' : 'pb-2 text-left font-bold'}>{caption}</caption>
        <thead>
          <tr className="border-b-2 border-line-strong">
            {head.map((cell, i) => (
              <th key={String(i)} scope="col" className="whitespace-nowrap py-2 pr-4 align-bottom text-sm">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key} className="border-b border-line">
              {row.cells.map((cell, i) =>
                i === 0 ? (
                  <th key="0" scope="row" className="min-w-36 py-2.5 pr-4 align-top font-bold">
                    {cell}
                  </th>
                ) : (
                  <td key={String(i)} className="py-2.5 pr-4 align-top">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
