import { useLocale } from '../lib/i18n/provider.tsx'
import { CITY_BOX } from './city.ts'
import { type Frame, frameOf, SHEET } from './flat.ts'

/** The city with a little around it. */
export const CITY_FRAME: Frame = frameOf(CITY_BOX, 12)

/** The drawn ground, and only it: stands where the moving map cannot. */
export function Ground() {
  const locale = useLocale()
  return (
    <svg
      viewBox={CITY_FRAME.map(part => part.toFixed(1)).join(' ')}
      className="map-picture"
      aria-hidden="true"
      focusable="false"
    >
      <image href={`/tiles/city.${locale}.svg`} width={SHEET.width} height={SHEET.height.toFixed(1)} />
    </svg>
  )
}
