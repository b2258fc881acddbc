import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { type Frame, frameAround, frameAroundBoth, onSheet, SHEET, shapeOf, unitsOf } from './flat.ts'
import { CITY_FRAME } from './ground.tsx'
import type { LngLat, MapMarker } from './model.ts'
import type { View } from './picture.ts'
import { PIN_OUTLINES, pinOf } from './pins.ts'

/** Four kilometres by three. */
const nearTo = (at: LngLat): Frame => frameAround(at, unitsOf(4000), unitsOf(3000))

/** From here on half a kilometre is too short to be read. */
const WIDE = unitsOf(6000)

/** A point in the middle of a subject. */
function middleOf(marker: MapMarker): LngLat {
  if ('at' in marker) return marker.at
  const { polygon } = marker
  const points = (polygon.type === 'Polygon' ? polygon.coordinates : polygon.coordinates.flat()).flat()
  const mid = (i: 0 | 1) => {
    const values = points.map(point => point[i]!)
    return (Math.min(...values) + Math.max(...values)) / 2
  }
  return [mid(0), mid(1)]
}

/**
 * Where a property or a site lies, as a drawing that needs no tiles and no script: for print, and for whoever has
 * neither. `label` says the same in words.
 */
export function Locator({
  marker,
  beside,
  view = 'near',
  label,
  className,
}: {
  marker: MapMarker
  /** Not drawn, but in the frame: two pictures of a move, each with the other beside it, are the same piece of land. */
  beside?: MapMarker | null
  view?: View
  label: string
  className?: string
}) {
  const locale = useLocale()
  const near = beside ? frameAroundBoth(middleOf(marker), middleOf(beside)) : nearTo(middleOf(marker))
  const frame = view === 'city' ? CITY_FRAME : near
  const [left, upper, width, height] = frame
  const unit = width / 400
  return (
    <svg viewBox={frame.map(part => part.toFixed(1)).join(' ')} role="img" aria-label={label} className={className}>
      <image href={`/tiles/${view}.${locale}.svg`} width={SHEET.width} height={SHEET.height.toFixed(1)} />
      <Subject marker={marker} unit={unit} />
      <g transform={`translate(${left + width - 22 * unit} ${upper + 30 * unit}) scale(${unit})`}>
        <North />
      </g>
      <g transform={`translate(${left + 12 * unit} ${upper + height - 12 * unit}) scale(${unit})`}>
        <Scale metres={width > WIDE ? 2000 : 500} unit={unit} />
      </g>
    </svg>
  )
}

/** Metres of the circle that stands for a town whose point alone is public. */
const TOWN_RADIUS_M = 300

function Subject({ marker, unit }: { marker: MapMarker; unit: number }) {
  if ('polygon' in marker)
    return (
      <path
        d={shapeOf(marker.polygon)}
        fill="#aa00aa"
        fillOpacity="0.2"
        stroke="#aa00aa"
        strokeWidth={2.5 * unit}
        strokeDasharray={`${6 * unit} ${3 * unit}`}
      />
    )
  const [x, y] = onSheet(marker.at)
  const { colour, shape } = pinOf(marker.kind)
  return (
    <>
      {marker.precision === 'town' ? (
        <circle
          cx={x}
          cy={y}
          r={unitsOf(TOWN_RADIUS_M)}
          fill={colour}
          fillOpacity="0.15"
          stroke={colour}
          strokeWidth={2 * unit}
          strokeDasharray={`${5 * unit} ${3 * unit}`}
        />
      ) : null}
      <path
        d={PIN_OUTLINES[shape]}
        transform={`translate(${x} ${y}) scale(${unit}) translate(-12 -12)`}
        fill={colour}
        stroke="#fff"
        strokeWidth="2.5"
        paintOrder="stroke"
      />
    </>
  )
}

function North() {
  const t = useT('map')
  return (
    <>
      <path d="M0 -20L7 0L0 -4L-7 0Z" fill="#1a1a1a" stroke="#fff" strokeWidth="2" paintOrder="stroke" />
      <text
        y="14"
        textAnchor="middle"
        fontSize="12"
        fontWeight="700"
        fill="#1a1a1a"
        stroke="#fff"
        strokeWidth="3"
        paintOrder="stroke"
      >
        {t('north')}
      </text>
    </>
  )
}

function Scale({ metres, unit }: { metres: number; unit: number }) {
  const t = useT('map')
  const length = unitsOf(metres) / unit
  return (
    <>
      <path d={`M0 -5V0H${length}V-5`} fill="none" stroke="#fff" strokeWidth="4" />
      <path d={`M0 -5V0H${length}V-5`} fill="none" stroke="#1a1a1a" strokeWidth="1.6" />
      <text x={length + 6} y="2" fontSize="12" fill="#1a1a1a" stroke="#fff" strokeWidth="3" paintOrder="stroke">
        {metres < 1000 ? t('metres', { n: metres }) : t('kilometres', { n: metres / 1000 })}
      </text>
    </>
  )
}
