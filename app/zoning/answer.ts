import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { type Edition, type NoZone, type PlaceFacts, whyNoZone } from './here.ts'
import { zoneOf } from './model.ts'
import type { ZonePart } from './ratios.ts'
import type { VerdictView } from './verdict-view.ts'

const sourceOf = (edition: Edition | null, locale: Locale) =>
  edition && {
    source: inLocale(locale, edition, 'source'),
    edition: edition.edition,
    illustrative: edition.illustrative,
  }

const zoneAnswer = (
  { zone, coverageRatioPct, floorAreaRatioPct }: ZonePart,
  edition: Edition | null,
  locale: Locale,
) => ({
  id: zone,
  name: inLocale(locale, zoneOf(zone), 'name'),
  coverageRatioPct,
  floorAreaRatioPct,
  ...sourceOf(edition, locale),
})

/** A verdict, with facts that decide or are not read by the names of their parameters. */
export const verdictAnswer = ({ layers, unused, ...verdict }: VerdictView) => ({
  ...verdict,
  unused: unused.map(({ fact }) => fact),
  layers: layers.map(line => ({ ...line, needs: line.needs.map(({ fact }) => fact) })),
})

/**
 * The answer of /api/zoning: the zone at the point, every zone with its share, the overlays, and the verdict on the work
 * that was asked about (null without one, and outside the city). Unknown ratios are null. `overlaysFrom` null: no
 * overlays are loaded, which is not the same as none here.
 */
export function zoningAnswer(
  facts: PlaceFacts,
  { verdict, why }: { verdict: VerdictView | null; why: (reason: NoZone) => string },
  locale: Locale,
) {
  const { zones, overlays } = facts
  const [main] = zones.parts
  const reason = whyNoZone(facts)
  return {
    zone: main ? zoneAnswer(main, zones.edition, locale) : null,
    reason: reason && { code: reason, text: why(reason) },
    zones: zones.parts.map(part => ({ ...zoneAnswer(part, zones.edition, locale), share: part.share })),
    overlays: overlays.overlays.map(overlay => ({
      kind: overlay.kind,
      name: inLocale(locale, overlay, 'name'),
      note: inLocale(locale, overlay, 'note') || null,
      attrs: overlay.attrs,
      ...sourceOf(overlays.edition, locale),
    })),
    overlaysFrom: sourceOf(overlays.edition, locale),
    verdict: verdict && verdictAnswer(verdict),
  }
}
