import { useLocale, useT } from '../../lib/i18n/provider.tsx'
import { onSheet, SHEET } from '../../map/flat.ts'
import { CITY_FRAME } from '../../map/ground.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import type { Outcome } from '../sheet/compare.ts'
import type { PlacedRows } from './places.server.ts'

/** A colour and a shape, so that no outcome is told by colour alone. Around the middle, ten units high. */
const SIGNS: Record<Outcome, { colour: string; path: string }> = {
  new: { colour: '#197a4b', path: 'M0 -5A5 5 0 1 1 0 5A5 5 0 1 1 0 -5Z' },
  changed: { colour: '#0017c1', path: 'M0 -6L5.5 4H-5.5Z' },
  unchanged: { colour: '#626264', path: 'M-4 -4H4V4H-4Z' },
  error: { colour: '#ec0000', path: 'M-5 -3L-3 -5L0 -2L3 -5L5 -3L2 0L5 3L3 5L0 2L-3 5L-5 3L-2 0Z' },
}
const OUTCOMES = Object.keys(SIGNS) as Outcome[]

/** Where the rows of a file lie, as a drawing that needs no tiles and no script. The list below says the same in words. */
export function PlacesMap({ places, without }: { places: readonly PlacedRows[]; without: number }) {
  const t = useT('imports')
  if (places.length === 0) return null
  const sum = (outcome: Outcome) =>
    places.filter(place => place.outcome === outcome).reduce((all, { count }) => all + count, 0)
  return (
    <Disclosure summary={t('places.title')} open className="mb-4">
      <p className="mb-2 text-ink-soft">
        {t('places.text')}
        {without > 0 ? ` ${t('places.without', { count: without })}` : ''}
      </p>
      <Drawing places={places} />
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1" aria-label={t('places.legend')}>
        {OUTCOMES.filter(outcome => sum(outcome) > 0).map(outcome => (
          <li key={outcome} className="flex items-center gap-1.5">
            <svg viewBox="-7 -7 14 14" className="size-5" aria-hidden="true">
              <path d={SIGNS[outcome].path} fill={SIGNS[outcome].colour} />
            </svg>
            {t(`outcome.${outcome}`)} {t('problems.count', { count: sum(outcome) })}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function Drawing({ places }: { places: readonly PlacedRows[] }) {
  const t = useT('imports')
  const locale = useLocale()
  const unit = CITY_FRAME[2] / 400
  // The most of a place lies undermost; of one place the outcomes stand side by side.
  const ordered = [...places].sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome))
  return (
    <svg
      viewBox={CITY_FRAME.map(part => part.toFixed(1)).join(' ')}
      role="img"
      aria-label={t('places.title')}
      className="w-full max-w-[52rem] rounded-8 border border-line"
    >
      <image href={`/tiles/city.${locale}.svg`} width={SHEET.width} height={SHEET.height.toFixed(1)} />
      {ordered.map(place => (
        <Mark key={`${place.at} ${place.outcome}`} place={place} unit={unit} />
      ))}
    </svg>
  )
}

const BESIDE: Record<Outcome, readonly [number, number]> = {
  ...{ new: [-4, -4], changed: [4, -4], unchanged: [-4, 4], error: [4, 4] },
}

function Mark({ place: { at, outcome, count, reference }, unit }: { place: PlacedRows; unit: number }) {
  const [x, y] = onSheet(at)
  const [dx, dy] = BESIDE[outcome]
  const size = unit * Math.min(1 + Math.log10(count) / 2, 2.5)
  const { colour, path } = SIGNS[outcome]
  return (
    <g transform={`translate(${(x + dx * unit).toFixed(1)} ${(y + dy * unit).toFixed(1)})`}>
      {reference && count === 1 ? <title>{reference}</title> : null}
      <path
        d={path}
        transform={`scale(${size.toFixed(2)})`}
        fill={colour}
        stroke="#fff"
        strokeWidth="1.5"
        paintOrder="stroke"
      />
      {count > 1 ? (
        <text
          x={6 * size}
          y={3 * unit}
          fontSize={8 * unit}
          fontWeight="700"
          fill="#1a1a1a"
          stroke="#fff"
          strokeWidth={2 * unit}
          paintOrder="stroke"
        >
          {count}
        </text>
      ) : null}
    </g>
  )
}
