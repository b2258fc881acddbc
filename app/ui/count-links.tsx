import { LocaleLink } from '../lib/i18n/locale-link.tsx'

/** Names with their counts, each a link. */
export function CountLinks({
  links,
  className,
}: {
  links: { to: string; name: string; count: string }[]
  className?: string
}) {
  return (
    <ul className={className}>
      {links.map(({ to, name, count }) => (
        <li key={to}>
          <LocaleLink
            to={to}
            className="flex min-h-11 items-center justify-between gap-3 border-b border-line py-1 leading-150 text-key-900 underline-offset-4 hover:bg-key-50 hover:underline"
          >
            <span className="min-w-0">{name}</span>
            <span className="shrink-0 whitespace-nowrap text-ink-soft">{count}</span>
          </LocaleLink>
        </li>
      ))}
    </ul>
  )
}
