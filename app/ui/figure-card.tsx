import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { Icon, type IconName } from './icons.tsx'

type Props = { to: string; icon: IconName; value: string; unit: string; title: string; note: string }

/** A way in with its true figure. The whole card is the link's target. */
export function FigureCard({ to, icon, value, unit, title, note }: Props) {
  return (
    <li className="card relative flex flex-col p-5 hover:border-key-900 hover:shadow-soft">
      <p className="flex items-baseline gap-1 text-key-900">
        <span className="text-std-36B-140">{value}</span>
        <span className="font-bold">{unit}</span>
        <Icon name={icon} className="ml-auto size-8 self-center text-key-300" />
      </p>
      <h3 className="text-std-18B-160 mt-1">
        <LocaleLink
          to={to}
          className="text-ink no-underline after:absolute after:inset-0 after:rounded-12 hover:underline"
        >
          {title}
        </LocaleLink>
      </h3>
      <p className="mt-1 text-sm leading-150 text-ink-soft">{note}</p>
    </li>
  )
}
