import type { ReactNode } from 'react'

/** Facts in the narrow columns of the printed sheet. */
export function SheetRows({ rows }: { rows: { key: string; label: string; value: ReactNode }[] }) {
  return (
    <dl>
      {rows.map(({ key, label, value }) => (
        <div key={key} className="flex justify-between gap-[2mm] border-b border-line leading-[1.45]">
          <dt className="shrink-0 text-ink-soft">{label}</dt>
          <dd className="min-w-0 text-right font-bold">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
