import { zoneOf } from '../zoning/model.ts'
import type { SiteState } from './model.ts'
import type { Site } from './site.ts'

/** A site as a GeoJSON feature. Unknown is null, never missing. */
export function siteFeature(
  site: Site,
  locale: 'ja' | 'en',
  { url, stateName }: { url: string; stateName: (state: SiteState) => string },
) {
  const ja = locale === 'ja'
  const zone = site.zone && zoneOf(site.zone)
  return {
    type: 'Feature' as const,
    id: site.id,
    geometry: site.shape,
    properties: {
      id: site.id,
      name: ja ? site.nameJa : site.nameEn,
      state: site.step?.state ?? null,
      stateName: site.step ? stateName(site.step.state) : null,
      stateSince: site.step?.from ?? null,
      stateSource: site.step && (ja ? site.step.sourceJa : site.step.sourceEn),
      areaM2: site.areaM2,
      formerUse: ja ? site.formerUseJa : site.formerUseEn,
      town: ja ? site.townJa : site.townEn,
      zone: site.zone,
      zoneName: zone && (ja ? zone.nameJa : zone.nameEn),
      coverageRatioPct: site.coverageRatioPct,
      floorAreaRatioPct: site.floorAreaRatioPct,
      sample: site.isSample,
      url,
    },
  }
}
