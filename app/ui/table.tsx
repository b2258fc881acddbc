import type { ReactNode } from 'react'
import { cx } from './cx.ts'

// On a phone the style sheet shows rows as blocks; the roles keep a table of it for readers whose browser goes by looks.
const ROLES = {
  table: { role: 'table' },
  row: { role: 'row' },
  column: { role: 'columnheader' },
  head: { role: 'rowheader' },
  cell: { role: 'cell' },
}

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
  head: string[]
  rows: { key: string; cells: ReactNode[] }[]
  /** On a phone each row's cells stand under one another, each beside the name of its column. */
  isStacked?: boolean
  className?: string
}) {
  const roles: Partial<typeof ROLES> = isStacked ? ROLES : {}
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className={cx('overflow-x-auto', isStacked && 'is-stacked', className)}>
      <table {...roles.table} className="w-full border-collapse text-left leading-150">
        <caption className={captionHidden ? 'sr-only' : 'pb-2 text-left font-bold'}>{caption}</caption>
        <thead>
          <tr {...roles.row} className="border-b-2 border-line-strong">
            {head.map((cell, i) => (
              <th
                key={String(i)}
                {...roles.column}
                scope="col"
                className="whitespace-nowrap py-2 pr-4 align-bottom text-sm"
              >
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key} {...roles.row} className="border-b border-line">
              {row.cells.map((cell, i) =>
                i === 0 ? (
                  <th key="0" {...roles.head} scope="row" className="min-w-36 py-2.5 pr-4 align-top font-bold">
                    {cell}
                  </th>
                ) : (
                  <td
                    key={String(i)}
                    {...roles.cell}
                    data-label={isStacked ? head[i] : undefined}
                    className="py-2.5 pr-4 align-top"
                  >
                    {isStacked ? <div className="min-w-0">{cell}</div> : cell}
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
