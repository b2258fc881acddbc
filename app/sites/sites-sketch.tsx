import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import type { Sketch } from '../places/sketch.server.ts'
import { SKETCH_HEIGHT, SKETCH_WIDTH } from '../places/sketch.ts'
import { SketchGround } from '../places/sketch-ground.tsx'
import { NumberMark } from './card.tsx'
import type { SiteCardView } from './list-view.ts'

/** Where the sites lie, drawn on the server: for paper and for readers without scripts. Each outline is a link. */
export function SitesSketch({ sketch, sites }: { sketch: Sketch; sites: readonly SiteCardView[] }) {
  const t = useT('sites')
  return (
    <figure>
      <svg viewBox={`0 0 ${SKETCH_WIDTH} ${SKETCH_HEIGHT}`} className="h-auto w-full rounded-12 bg-[#eceff1]">
        <title>{t('sketch')}</title>
        <SketchGround sketch={sketch} />
        {sites.map((site, i) => (
          <LocaleLink key={site.id} to={`/sites/${site.id}`} aria-label={site.name}>
            <path d={site.sketch.d} fill="#aa00aa" fillOpacity="0.25" stroke="#aa00aa" strokeWidth="2" />
            <NumberMark number={i + 1} x={site.sketch.x} y={site.sketch.y} />
          </LocaleLink>
        ))}
      </svg>
      <figcaption className="mt-1 text-sm text-ink-soft">{t('sketchNote')}</figcaption>
    </figure>
  )
}
