import { useId } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { PICTURE_HEIGHT, PICTURE_WIDTH } from './frame.ts'
import type { Mark, SitePicture as Picture } from './picture.server.ts'

const halo = { stroke: '#fff', strokeWidth: 4, strokeLinejoin: 'round', paintOrder: 'stroke' } as const

/** The site and its surroundings as a drawing: zones by colour, pattern and letter, roads, railways, a scale. */
export function SitePicture({ picture, name }: { picture: Picture; name: string }) {
  const t = useT('sites')
  const id = useId().replaceAll(':', '')
  return (
    <figure>
      <svg
        viewBox={`0 0 ${PICTURE_WIDTH} ${PICTURE_HEIGHT}`}
        role="img"
        // A layer of its own: drawn into the page's, its clipped patterns leave a hole in what stands above (Chromium on
        // a graphics card).
        className="h-auto w-full rounded-12 border border-line bg-[#f0efe9] will-change-transform print:will-change-auto"
      >
        <title>{t('dossier.picture', { name })}</title>
        <Patterns id={id} />
        {picture.zones.map(zone => (
          <g key={zone.d}>
            <path d={zone.d} fill={zone.colour} fillOpacity="0.6" fillRule="evenodd" stroke="#fff" strokeWidth="1" />
            {zone.pattern === 'plain' ? null : (
              <path d={zone.d} fill={`url(#${id}${zone.pattern})`} fillRule="evenodd" />
            )}
          </g>
        ))}
        <path d={picture.green} fill="#cfe3c2" fillOpacity="0.7" />
        <path d={picture.water} fill="#bfdff2" />
        <path d={picture.streams} fill="none" stroke="#bfdff2" strokeWidth="5" />
        <path d={picture.roads.other} fill="none" stroke="#fff" strokeWidth="7" strokeOpacity="0.9" />
        <path d={picture.roads.main} fill="none" stroke="#cda85e" strokeWidth="12" />
        <path d={picture.roads.main} fill="none" stroke="#fbe9bd" strokeWidth="9" />
        <path d={picture.railways} fill="none" stroke="#4d4d4d" strokeWidth="5" />
        <path d={picture.railways} fill="none" stroke="#fff" strokeWidth="3" strokeDasharray="10 10" />
        <Words marks={picture.letters} className="text-[20px] max-sm:text-[34px]" />
        <path d={picture.site} fill="#fff" fillOpacity="0.55" fillRule="evenodd" />
        <path
          d={picture.site}
          fill="none"
          stroke="#aa00aa"
          strokeWidth="4"
          strokeDasharray="12 6"
          strokeLinejoin="round"
        />
        <Words marks={picture.names} className="text-[14px] max-sm:hidden" />
        {picture.stations.map(station => (
          <rect key={station.text} x={station.x - 6} y={station.y - 6} width="12" height="12" fill="#1a1a1a" />
        ))}
        <Words
          marks={picture.stations.map(mark => ({ ...mark, y: mark.y - 12 }))}
          className="text-[15px] max-sm:text-[28px]"
        />
        <Scale scale={picture.scale} />
        <North />
      </svg>
      <figcaption className="mt-1 text-sm text-ink-soft">{t('dossier.pictureNote')}</figcaption>
    </figure>
  )
}

const bold = { fontWeight: 700, fill: '#333', textAnchor: 'middle', ...halo } as const

/** Sizes are in units of the drawing: a phone shows it at half its size, so its words are larger there. */
const Words = ({ marks, className }: { marks: readonly Mark[]; className: string }) => (
  <>
    {marks.map(({ text, x, y }) => (
      <text key={`${text}${x},${y}`} x={x} y={y} className={className} {...bold}>
        {text}
      </text>
    ))}
  </>
)

/** The map's own patterns, so that no zone is told by colour alone. */
function Patterns({ id }: { id: string }) {
  const line = { stroke: '#333', strokeOpacity: 0.35, strokeWidth: 1 }
  return (
    <defs>
      <pattern id={`${id}dots`} width="10" height="10" patternUnits="userSpaceOnUse">
        <circle cx="5" cy="5" r="1.2" fill="#333" fillOpacity="0.45" />
      </pattern>
      <pattern id={`${id}hatch`} width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V9" {...line} />
      </pattern>
      <pattern id={`${id}cross`} width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V10M0 0H10" {...line} />
      </pattern>
      <pattern id={`${id}rows`} width="10" height="10" patternUnits="userSpaceOnUse">
        <path d="M0 5H10" {...line} />
      </pattern>
    </defs>
  )
}

function Scale({ scale: { metres, units } }: { scale: Picture['scale'] }) {
  const t = useT('sites')
  const bar = `M20 ${PICTURE_HEIGHT - 26}v9h${units}v-9`
  return (
    <g>
      <path d={bar} fill="none" stroke="#fff" strokeWidth="7" />
      <path d={bar} fill="none" stroke="#333" strokeWidth="3" />
      <text x={20 + units / 2} y={PICTURE_HEIGHT - 32} className="text-[16px] max-sm:text-[28px]" {...bold}>
        {t('scale', { n: metres })}
      </text>
    </g>
  )
}

function North() {
  const t = useT('map')
  const x = PICTURE_WIDTH - 32
  return (
    <g>
      <path d={`M${x} 12l10 30l-10 -7l-10 7z`} fill="#333" stroke="#fff" strokeWidth="3" paintOrder="stroke" />
      <text x={x} y="66" className="text-[16px] max-sm:text-[28px]" {...bold}>
        {t('north')}
      </text>
    </g>
  )
}
