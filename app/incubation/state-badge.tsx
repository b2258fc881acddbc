import { formatShortDay } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../ui/badge.tsx'
import { nextTurn, type RoomState } from './model.ts'

const tones: Record<RoomState, Tone> = {
  vacant: 'green',
  soon: 'yellow',
  reserved: 'blue',
  occupied: 'gray',
  closed: 'orange',
}

type Props = { room: { state: RoomState; freeFrom: string | null; freeUntil: string | null; reason?: string | null } }

/** The state of a room in a word, with the day that matters: from when it is free, or until when. */
export function RoomAvailability({ room: { state, freeFrom, freeUntil, reason } }: Props) {
  const t = useT('incubation')
  const locale = useLocale()
  const turn = nextTurn({ state, freeFrom, freeUntil })
  return (
    <>
      <StatusBadge tone={tones[state]}>{t(`state.${state}`)}</StatusBadge>
      {turn ? (
        <>
          {' '}
          <time dateTime={turn.day} className="inline-block text-sm whitespace-nowrap">
            {t(turn.kind, { day: formatShortDay(locale, turn.day) })}
          </time>
        </>
      ) : null}
      {reason ? <span className="block text-sm text-ink-soft">{reason}</span> : null}
    </>
  )
}

/** What the words mean. */
export function StateMeanings({ states }: { states: readonly RoomState[] }) {
  const t = useT('incubation')
  return (
    <dl className="grid gap-2 text-sm leading-160 md:grid-cols-2">
      {states.map(state => (
        <div key={state} className="flex flex-wrap items-baseline gap-2">
          <dt>
            <StatusBadge tone={tones[state]}>{t(`state.${state}`)}</StatusBadge>
          </dt>
          <dd className="min-w-48 flex-1">{t(`stateMeaning.${state}`)}</dd>
        </div>
      ))}
    </dl>
  )
}
