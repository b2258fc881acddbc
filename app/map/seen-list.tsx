import type { Seen } from './client/visible.client.ts'

/** What is in view, for aria-activedescendant: read out while the keyboard goes through it, never focused itself. */
export function SeenList({
  id,
  label,
  seen,
  chosen,
  nameOf,
}: {
  id: string
  label: string
  seen: readonly Seen[]
  chosen: string | null
  nameOf: (seen: Seen) => string
}) {
  return (
    <div id={id} role="listbox" tabIndex={-1} aria-label={label} className="sr-only">
      {seen.map((one, i) => (
        <div key={one.key} id={`${id}${i}`} role="option" tabIndex={-1} aria-selected={one.key === chosen}>
          {nameOf(one)}
        </div>
      ))}
    </div>
  )
}
