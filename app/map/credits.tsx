import { Fragment } from 'react'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import type { Basemap, Credit } from './model.ts'

/** Where everything on the map comes from; never folded away. */
export function Credits({ basemap, credits }: { basemap: Basemap; credits: readonly Credit[] }) {
  const t = useT('map')
  const locale = useLocale()
  const host = basemap.kind === 'raster' ? basemap.attribution : null
  const ground: Credit =
    basemap.kind === 'schematic'
      ? { text: t('drawn') }
      : { text: host ? t('credit') + host[locale] : new URL(basemap.url).host, href: host?.href }
  return (
    <p className="map-credit">
      {[ground, ...credits].map(({ text, href }, i) => (
        <Fragment key={text}>
          {i > 0 ? ' ｜ ' : null}
          {href ? (
            <a href={href} className="underline">
              {text}
            </a>
          ) : (
            text
          )}
        </Fragment>
      ))}
    </p>
  )
}
