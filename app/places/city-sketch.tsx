import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import type { Sketch } from './sketch.server.ts'
import { onSketch, SKETCH_HEIGHT, SKETCH_WIDTH } from './sketch.ts'
import { SketchGround } from './sketch-ground.tsx'

export type SketchPlace = { slug: string; name: string; count: number; lng: number; lat: number }

/** A drawn map of the city with its stations, each a link to the property around it. A list stands beside it. */
export function CitySketch({ sketch, stations }: { sketch: Sketch; stations: SketchPlace[] }) {
  const t = useT('home')
  return (
    <figure>
      <svg viewBox={`0 0 ${SKETCH_WIDTH} ${SKETCH_HEIGHT}`} className="h-auto w-full rounded-12 bg-[#eceff1]">
        <title>{t('sketch')}</title>
        <SketchGround sketch={sketch} />
        {stations.map(station => (
          <StationMark key={station.slug} station={station} />
        ))}
      </svg>
      <figcaption className="mt-1 text-sm text-ink-soft">{t('sketchNote')}</figcaption>
    </figure>
  )
}

function StationMark({ station }: { station: SketchPlace }) {
  const t = useT('home')
  const [x, y] = onSketch(station.lng, station.lat)
  const radius = 15
  return (
    <LocaleLink to={`/listings?station=${station.slug}`} className="group">
      <circle
        cx={x}
        cy={y}
        r={radius}
        className="fill-key-900 stroke-white group-hover:fill-key-1100"
        strokeWidth="3"
      />
      <text x={x} y={y + 5} textAnchor="middle" className="fill-white text-[14px] font-bold">
        {station.count}
      </text>
      <text
        x={x}
        y={y - radius - 5}
        textAnchor="middle"
        className="fill-ink stroke-white text-[14px] font-bold [paint-order:stroke] group-hover:underline"
        strokeWidth="4"
        strokeLinejoin="round"
      >
        {t('station', { name: station.name })}
      </text>
    </LocaleLink>
  )
}
