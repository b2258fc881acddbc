import { useT } from '../../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../../ui/badge.tsx'
import type { ReviewFlag } from '../review.ts'

const TONES: Record<ReviewFlag, Tone> = {
  first: 'blue',
  pair: 'red',
  once: 'green',
  location: 'orange',
  price: 'orange',
  photos: 'blue',
  should: 'yellow',
  proxy: 'purple',
  own: 'gray',
}

/** What is to be looked at first, in words. */
export function Flags({ flags }: { flags: readonly ReviewFlag[] }) {
  const t = useT('review')
  return (
    <ul className="flex flex-wrap gap-1.5">
      {flags.map(flag => (
        <li key={flag}>
          <StatusBadge tone={TONES[flag]}>{t(`flag.${flag}`)}</StatusBadge>
        </li>
      ))}
    </ul>
  )
}
