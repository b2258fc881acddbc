import { useT } from '../lib/i18n/provider.tsx'
import { SKETCH_HEIGHT, SKETCH_WIDTH } from '../places/sketch.ts'
import { SketchGround } from '../places/sketch-ground.tsx'
import type { GuidanceMap as AreaMap } from './guidance-page.server.ts'

/** Where the areas lie, drawn on the server; numbered as in the list beside it. */
export function GuidanceMap({ map: { sketch, outlines } }: { map: AreaMap }) {
  const t = useT('ops')
  return (
    <figure>
      <svg
        viewBox={`0 0 ${SKETCH_WIDTH} ${SKETCH_HEIGHT}`}
        role="img"
        aria-label={t('guidance.map')}
        className="h-auto w-full rounded-12 bg-[#eceff1]"
      >
        <SketchGround sketch={sketch} />
        {outlines.map(({ d, x, y }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the number is what it is called by
          <g key={at}>
            <path d={d} fill="#00118f" fillOpacity="0.2" stroke="#00118f" strokeWidth="2" />
            {outlines.length > 1 ? (
              <>
                <circle cx={x} cy={y} r="13" fill="#00118f" stroke="#fff" strokeWidth="2" />
                <text x={x} y={y + 5} textAnchor="middle" className="fill-white text-[14px] font-bold">
                  {at + 1}
                </text>
              </>
            ) : null}
          </g>
        ))}
      </svg>
      <figcaption className="mt-1 text-sm text-ink-soft">{t('guidance.mapNote')}</figcaption>
    </figure>
  )
}
