import { formatEdition } from '../lib/i18n/format.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { ZoneSwatch } from '../map/legend.tsx'
import { StatusBadge, UnknownValue } from '../ui/badge.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { ClauseText } from './clause-text.tsx'
import { type Edition, type PlaceFacts, whyNoZone } from './here.ts'
import { zoneStyle } from './map-styles.ts'
import { PlaceVerdict, type PlaceVerdictProps } from './place-verdict.tsx'
import type { ZonePart } from './ratios.ts'
import { ZONES_IN_WORDS } from './zones-in-words.ts'

type Found = PlaceFacts & { kind: 'point' | 'town' | 'station'; name: { nameJa: string; nameEn: string } | null }

/** How the place that was asked about is called. */
export function usePlaceName() {
  const t = useT('zoning')
  const locale = useLocale()
  return ({ kind, name }: Pick<Found, 'kind' | 'name'>): string => {
    if (!name) return t('resultPoint')
    const own = inLocale(locale, name, 'name')
    return kind === 'station' ? t('station', { name: own }) : own
  }
}

/** Zone, limits and overlays of the place that was asked about, with where that is from. */
export function PlaceResult({ found, verdict }: { found: Found; verdict: PlaceVerdictProps | null }) {
  const t = useT('zoning')
  const nameOf = usePlaceName()
  const reason = whyNoZone(found)
  const [lng, lat] = found.at
  return (
    <section aria-labelledby="result" className="card p-4 md:p-6">
      <h2 id="result" tabIndex={-1} className="text-std-20B-150">
        {t('result', { name: nameOf(found) })}
      </h2>
      <p className="mt-1 text-sm text-ink-soft">{t('position', { lng: lng.toFixed(5), lat: lat.toFixed(5) })}</p>
      {reason ? <p className="mt-4 font-bold">{t(`noZone.${reason}`)}</p> : null}
      {verdict ? <PlaceVerdict {...verdict} found={found} /> : null}
      {found.zones.parts.map(part => (
        <Zone key={part.zone} part={part} edition={found.zones.edition} />
      ))}
      {reason === 'outside_city' ? null : <Overlays found={found} />}
      {found.kind === 'point' ? null : (
        <p className="mt-4 border-l-4 border-yellow-1100 bg-yellow-50 px-3 py-2 text-sm">
          {t(found.kind === 'town' ? 'townNote' : 'stationNote')}
        </p>
      )}
    </section>
  )
}

function Source({ edition }: { edition: Edition | null }) {
  const t = useT('zoning')
  const locale = useLocale()
  if (!edition) return null
  return (
    <p className="mt-2 text-sm text-ink-soft">
      {edition.illustrative ? (
        <StatusBadge tone="yellow" className="mr-2">
          {t('illustrative')}
        </StatusBadge>
      ) : null}
      {t('source', { source: inLocale(locale, edition, 'source'), edition: formatEdition(locale, edition.edition) })}
    </p>
  )
}

function Zone({ part, edition }: { part: ZonePart; edition: Edition | null }) {
  const t = useT('zoning')
  const locale = useLocale()
  const zone = zoneStyle(locale, part.zone)
  const words = ZONES_IN_WORDS[part.zone]
  const pct = (value: number | null) => (value === null ? <UnknownValue /> : t('pct', { value }))
  return (
    <div className="mt-4">
      <p className="flex flex-wrap items-center gap-3 text-std-22B-150">
        <ZoneSwatch zone={zone} className="h-8 w-12" />
        {zone.name}
      </p>
      <DefinitionList
        className="mt-3"
        items={[
          { term: t('coverage'), value: pct(part.coverageRatioPct) },
          { term: t('floorArea'), value: pct(part.floorAreaRatioPct) },
        ]}
      />
      <p className="mt-3">{inLocale(locale, words, 'purpose')}</p>
      <p className="mt-1">
        <strong>{t('industry')}</strong>: {inLocale(locale, words, 'industry')}
      </p>
      <p className="mt-1 text-sm text-ink-soft">
        {t('clause')}: <ClauseText>{inLocale(locale, words, 'clause')}</ClauseText>
      </p>
      <p className="mt-2 text-sm">{t('confirm')}</p>
      <Source edition={edition} />
      <ButtonLink to={`/listings?zone=${part.zone}`} look="outline" className="mt-4">
        {t('listings', { name: zone.name })}
      </ButtonLink>
    </div>
  )
}

function Overlays({ found }: { found: Found }) {
  const t = useT('zoning')
  const locale = useLocale()
  const { overlays, edition } = found.overlays
  return (
    <div className="mt-6">
      <h3 className="text-std-17B-170">{t('overlays')}</h3>
      {!edition ? (
        <p className="mt-1">
          <UnknownValue>{t('overlaysNoData')}</UnknownValue>
        </p>
      ) : overlays.length === 0 ? (
        <p className="mt-1">{t('overlaysNone')}</p>
      ) : (
        <ul className="mt-1 grid gap-2">
          {overlays.map(overlay => (
            <li key={overlay.id} className="border-b border-line pb-2">
              <StatusBadge className="mr-2">{t(`overlay.${overlay.kind}`)}</StatusBadge>
              <span className="font-bold">{inLocale(locale, overlay, 'name')}</span>
              {overlay.noteJa ? (
                <span className="block text-sm text-ink-soft">{inLocale(locale, overlay, 'note')}</span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Source edition={edition} />
    </div>
  )
}
