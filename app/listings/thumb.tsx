import type { SVGProps } from 'react'
import { photoSources } from '../files/picture-name.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { zoneOf } from '../zoning/model.ts'
import { GROUND, type ThumbLook, thumbOf } from './plan-thumb.ts'
import type { ListingSummary } from './summary.ts'

const PAINT: Record<ThumbLook, SVGProps<SVGPathElement>> = {
  wall: { fill: '#fff', stroke: '#333', strokeWidth: 2 },
  unknown: { fill: '#fffbe8', stroke: '#6e5600', strokeDasharray: '5 3' },
  part: { fill: '#dfe6fb', stroke: '#333' },
  door: { fill: '#0017c1' },
  crane: { stroke: '#c74700', strokeWidth: 2.5, strokeDasharray: '7 4' },
  court: { fill: '#e3f1e3', stroke: '#197a4b' },
  road: { fill: '#d3d3d8' },
  bar: { fill: 'none', stroke: '#4d4d4d' },
}

/** The first photo of a listing, or what its figures give, drawn to scale; under either the colour of its zone. */
export function ListingThumb({ listing }: { listing: ListingSummary }) {
  return listing.photo ? <Photo photo={listing.photo} /> : <Plan listing={listing} />
}

function Photo({ photo }: { photo: NonNullable<ListingSummary['photo']> }) {
  const locale = useLocale()
  const t = useT('listings')
  return (
    <img
      {...photoSources(photo.key, photo.widths)}
      sizes="(min-width: 40rem) 9rem, 4rem"
      width="480"
      height="360"
      alt={inLocale(locale, photo, 'alt') || t('photo')}
      loading="lazy"
      decoding="async"
      className="aspect-[4/3] h-auto w-full rounded-8 bg-paper object-cover"
    />
  )
}

function Plan({ listing }: { listing: ListingSummary }) {
  const t = useT('listings')
  const { marks, texts } = thumbOf(listing, useLocale())
  return (
    <svg
      viewBox={`0 0 ${GROUND.w} ${GROUND.h}`}
      role="img"
      aria-label={t('thumb')}
      className="h-auto w-full rounded-8 bg-[#f4f3ee]"
    >
      {listing.zone ? <path d="M0 114h160v6H0z" fill={zoneOf(listing.zone).colour} /> : null}
      {marks.map(([look, path]) => (
        <path key={look + path} d={path} {...PAINT[look]} />
      ))}
      <g fill="#333" dominantBaseline="central" className="max-sm:hidden">
        {texts.map(({ x, y, text, size }) => (
          <text key={text + x} x={x} y={y} fontSize={size} textAnchor={y > 100 ? 'start' : 'middle'}>
            {text}
          </text>
        ))}
      </g>
    </svg>
  )
}
