import { formatNumber } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge, UnknownValue } from '../ui/badge.tsx'
import { Table } from '../ui/table.tsx'
import { ClauseText } from '../zoning/clause-text.tsx'
import type { DossierView, PartView, SourceView } from './dossier-view.ts'

const Percent = ({ value }: { value: number | null }) => (value === null ? <UnknownValue /> : <>{value}%</>)

/** A share of the site: whole percent, and never "0%" for what is there. */
function useShare() {
  const locale = useLocale()
  return (share: number) => (share < 0.005 ? '<1%' : `${formatNumber(locale, share * 100, 0)}%`)
}

function Source({ source }: { source: SourceView }) {
  const t = useT('sites')
  return (
    <p className="mt-2 text-sm text-ink-soft">
      {source.illustrative ? (
        <StatusBadge tone="yellow" className="mr-2">
          {t('dossier.illustrative')}
        </StatusBadge>
      ) : null}
      {t('dossier.data', { source: source.source, edition: source.edition })}
    </p>
  )
}

function ZoneName({ part }: { part: PartView }) {
  return (
    <span className="flex items-center gap-2">
      <svg viewBox="0 0 28 18" className="h-5 w-8 shrink-0" aria-hidden="true" focusable="false">
        <rect width="28" height="18" rx="2" fill={part.colour} stroke="#767676" />
        <text x="14" y="13" textAnchor="middle" fontSize="10" fontWeight="700" fill="#1a1a1a">
          {part.letter}
        </text>
      </svg>
      {part.name}
    </span>
  )
}

/** Zones with shares and limits, and what the main one means in plain words. */
export function ZoneLimits({ site }: { site: DossierView }) {
  const t = useT('sites')
  const share = useShare()
  if (site.parts.length === 0) return <p>{t('dossier.zoningNone')}</p>
  const isMixed = site.parts.length > 1
  return (
    <>
      <Table
        caption={t('dossier.zoneTable')}
        captionHidden
        head={[t('zone'), t('dossier.share'), t('coverage'), t('floorArea')]}
        rows={[
          ...site.parts.map(part => ({
            key: `${part.id}${part.coverageRatioPct}${part.floorAreaRatioPct}`,
            cells: [
              <ZoneName key="name" part={part} />,
              share(part.share),
              <Percent key="coverage" value={part.coverageRatioPct} />,
              <Percent key="floor" value={part.floorAreaRatioPct} />,
            ],
          })),
          ...(isMixed
            ? [
                {
                  key: 'whole',
                  cells: [
                    t('dossier.zoningWhole'),
                    '100%',
                    <Percent key="coverage" value={site.coverageRatioPct} />,
                    <Percent key="floor" value={site.floorAreaRatioPct} />,
                  ],
                },
              ]
            : []),
        ]}
      />
      {isMixed ? <p className="mt-2 text-sm">{t('dossier.zoningLarger')}</p> : null}
      {site.zoneWords ? <ZoneWords words={site.zoneWords} /> : null}
      {site.zoningSource ? <Source source={site.zoningSource} /> : null}
    </>
  )
}

function ZoneWords({ words }: { words: NonNullable<DossierView['zoneWords']> }) {
  const t = useT('sites')
  return (
    <div className="mt-4 rounded-8 bg-paper p-4">
      <p>
        <strong>{t('dossier.purpose')}</strong> {words.purpose}
      </p>
      <p className="mt-2">
        <strong>{t('dossier.industry')}</strong> {words.industry}
      </p>
      <p className="mt-2 text-sm text-ink-soft">
        <ClauseText>{words.clause}</ClauseText> {t('dossier.disclaimer')}
      </p>
    </div>
  )
}

/** What lies over the site besides its zone, and what has not been looked into. */
export function Overlays({ overlays }: { overlays: DossierView['overlays'] }) {
  const t = useT('sites')
  const locale = useLocale()
  const share = useShare()
  const kinds = [...overlays.missing.map(kind => t(`dossier.overlayKind.${kind}`)), t('dossier.alwaysUnchecked')].join(
    locale === 'ja' ? '、' : ', ',
  )
  return (
    <>
      {!overlays.source ? (
        <p>{t('dossier.overlaysUnchecked')}</p>
      ) : overlays.areas.length === 0 ? (
        <p>{t('dossier.overlaysNone')}</p>
      ) : (
        <ul className="grid gap-x-8 border-t border-line md:grid-cols-2">
          {overlays.areas.map(area => (
            <li key={area.id} className="border-b border-line py-2.5">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="text-sm text-ink-soft">{t(`dossier.overlayKind.${area.kind}`)}</span>
                <strong>{area.name}</strong>
                <span className="text-sm">{t('dossier.overlayShare', { pct: share(area.share) })}</span>
              </p>
              {area.note ? <p className="text-sm text-ink-soft">{area.note}</p> : null}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3 text-sm">{t('dossier.kindsUnchecked', { kinds })}</p>
      {overlays.source ? <Source source={overlays.source} /> : null}
    </>
  )
}
