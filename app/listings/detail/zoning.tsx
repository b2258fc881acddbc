import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useT } from '../../lib/i18n/provider.tsx'
import { StatusBadge, UnknownValue } from '../../ui/badge.tsx'
import { CardSection } from '../../ui/card.tsx'
import { ClauseText } from '../../zoning/clause-text.tsx'
import { type AskedWork, writeAskedWork } from '../../zoning/law/asked.ts'
import type { ListingView } from '../detail-view.ts'
import type { ZoneView, ZoningView } from '../detail-zoning.ts'
import { Sources } from './sources.tsx'

/** Zone, limits and what lies over the lot, with where that is from and what nobody has looked at. */
export function ZoningCard({
  zoning,
  marker,
  isTownOnly,
  asked,
}: Pick<ListingView, 'zoning' | 'marker' | 'isTownOnly'> & { asked: AskedWork | null }) {
  const t = useT('listing')
  const [lng, lat] = marker.at
  const query = new URLSearchParams([
    ['lng', String(lng)],
    ['lat', String(lat)],
    ...(asked ? writeAskedWork(asked) : []),
  ])
  return (
    <CardSection id="zoning" title={t('zoning.title')}>
      {zoning.zones.length === 0 ? (
        <p>
          <UnknownValue>{t(zoning.isPlaced ? 'zoning.none' : 'zoning.unplaced')}</UnknownValue>
        </p>
      ) : (
        <Zones zoning={zoning} />
      )}
      <h3 className="text-std-17B-170 mt-5">{t('zoning.overlays')}</h3>
      <Overlays overlays={zoning.overlays} isPlaced={zoning.isPlaced} />
      <p className="mt-3 border-l-4 border-yellow-1100 bg-yellow-50 px-3 py-2">
        {t('zoning.unchecked', { layers: zoning.unchecked })}
      </p>
      <Sources sources={zoning.sources} />
      {isTownOnly ? null : (
        <p className="mt-2">
          <LocaleLink to={`/zoning?${query}`} className="link inline-flex min-h-11 items-center">
            {t('zoning.more')}
          </LocaleLink>
        </p>
      )}
    </CardSection>
  )
}

function Zones({ zoning }: { zoning: ZoningView }) {
  const t = useT('listing')
  const [main] = zoning.zones
  const ratio = (term: string, value: string | undefined, note?: string) =>
    value === undefined && zoning.isHidden ? (
      <Ratio term={term} value={t('sheet.hidden')} note={t('hidden')} />
    ) : (
      <Ratio term={term} value={value} note={note} />
    )
  return (
    <>
      <ul className="grid gap-2">
        {zoning.zones.map((zone, i) => (
          <ZoneRow key={zone.name + zone.coverage} zone={zone} rank={zoning.zones.length > 1 ? i : null} />
        ))}
      </ul>
      <dl className="mt-3 grid gap-x-6 sm:grid-cols-3">
        {ratio(t('zoning.coverage'), zoning.coverage)}
        {ratio(t('zoning.floorArea'), zoning.floorArea)}
        {ratio(t('zoning.effective'), zoning.effective?.pct, zoning.effective?.why ?? t('zoning.effectiveUnknown'))}
      </dl>
      {main?.purpose ? (
        <div className="mt-4">
          <p>{main.purpose}</p>
          <p className="mt-1">
            <strong>{t('zoning.industry')}</strong>: {main.industry}
          </p>
          <p className="mt-1 text-sm text-ink-soft">{main.clause ? <ClauseText>{main.clause}</ClauseText> : null}</p>
          <p className="text-sm text-ink-soft">{t('zoning.disclaimer')}</p>
        </div>
      ) : null}
    </>
  )
}

function Ratio({ term, value, note }: { term: string; value: string | undefined; note?: string }) {
  return (
    <div className="border-b border-line py-1.5">
      <dt className="text-sm text-ink-soft">{term}</dt>
      <dd className="tabular-nums">
        <span className="text-std-20B-150">{value ?? <UnknownValue />}</span>
        {note ? <span className="block text-sm text-ink-soft">{note}</span> : null}
      </dd>
    </div>
  )
}

/** `rank`: its place among several; null where the whole lot is of one zone, whose limits stand below. */
function ZoneRow({ zone, rank }: { zone: ZoneView; rank: number | null }) {
  const t = useT('listing')
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <svg viewBox="0 0 40 28" aria-hidden="true" className="h-7 w-10 shrink-0">
        <rect x="0.5" y="0.5" width="39" height="27" rx="4" fill={zone.colour} stroke="#666" />
        <text
          x="20"
          y="14"
          textAnchor="middle"
          dominantBaseline="central"
          fontSize="13"
          fontWeight="700"
          fill="#1a1a1a"
        >
          {zone.letter}
        </text>
      </svg>
      <span className="text-std-18B-160">{zone.name}</span>
      {zone.share ? <span>{zone.share}</span> : null}
      {rank === 0 ? <StatusBadge>{t('zoning.larger')}</StatusBadge> : null}
      {rank === null ? null : (
        <span className="text-sm text-ink-soft">
          {t('zoning.coverage')} {zone.coverage ?? <UnknownValue />} / {t('zoning.floorArea')}{' '}
          {zone.floorArea ?? <UnknownValue />}
        </span>
      )}
    </li>
  )
}

function Overlays({ overlays, isPlaced }: Pick<ZoningView, 'overlays' | 'isPlaced'>) {
  const t = useT('listing')
  if (!isPlaced) return <p className="mt-1">{t('zoning.overlaysUnplaced')}</p>
  if (overlays === null) return <p className="mt-1">{t('zoning.overlaysHidden')}</p>
  if (overlays.length === 0) return <p className="mt-1">{t('zoning.overlaysNone')}</p>
  return (
    <ul className="mt-1 grid gap-2">
      {overlays.map(({ name, note }) => (
        <li key={name} className="border-b border-line pb-2">
          <span className="font-bold">{name}</span>
          {note ? <span className="block text-sm text-ink-soft">{note}</span> : null}
        </li>
      ))}
    </ul>
  )
}
