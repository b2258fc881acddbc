import { useLocale } from '../lib/i18n/provider.tsx'
import { CITY_BOX } from './city.ts'
import { type Frame, frameOf } from './flat.ts'

/** The city with a little around it. */
export const CITY_FRAME: Frame = frameOf(CITY_BOX, 12)

/** The city in its box as the moving map first shows it: that leaves sixteen pixels around it on a desk. */
const FIRST_VIEW = frameOf(CITY_BOX, 9)
  .map(part => part.toFixed(1))
  .join(',')

export type GroundProps = {
  /** The query of the search whose properties are pinned; without it there are none. */
  listingsQuery?: string | undefined
  /** How the zones are painted, where not as ever. */
  zonesQuery?: string | undefined
  hasSites?: boolean
  hasIncubation?: boolean
}

/**
 * The city as a picture: what stands before the moving map and where that cannot come. Hidden boxes load nothing.
 * Whatever it shows is in the page's text as well.
 */
export function Ground({ listingsQuery, zonesQuery, hasSites = false, hasIncubation = false }: GroundProps) {
  const locale = useLocale()
  const layers = [
    'zones',
    ...(hasSites ? ['sites'] : []),
    ...(hasIncubation ? ['incubation'] : []),
    ...(listingsQuery === undefined ? [] : ['listings']),
  ]
  const queries: Record<string, string | undefined> = { listings: listingsQuery, zones: zonesQuery }
  return (
    <div className="map-picture">
      {layers.map(layer => {
        const query = queries[layer] ? `?${queries[layer]}` : ''
        const address = `/tiles/${layer}.${locale}.svg${query}#svgView(viewBox(${FIRST_VIEW}))`
        return <img key={layer} src={address} alt="" loading="lazy" decoding="async" />
      })}
    </div>
  )
}
