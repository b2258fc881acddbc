import { formatDay, formatNumber } from '../lib/i18n/format.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { SampleMark, UnknownValue } from '../ui/badge.tsx'
import type { SiteCardView } from './list-view.ts'
import { hasClosed, hectares } from './model.ts'
import { SiteStateBadge } from './state-badge.tsx'

/** A site in the list. `number` is its number on the sketch map. */
export function SiteCard({ site, number }: { site: SiteCardView; number: number }) {
  const t = useT('sites')
  const locale = useLocale()
  return (
    <article className="card relative flex flex-col gap-x-5 gap-y-3 p-4 hover:border-key-900 hover:shadow-soft sm:flex-row">
      <Outline site={site} number={number} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <SiteStateBadge state={site.state} />
          {site.since ? (
            <span className="text-ink-soft">
              <time dateTime={site.since}>{t('since', { day: formatDay(locale, site.since) })}</time>
            </span>
          ) : null}
          {site.isSample ? <SampleMark className="ml-auto" /> : null}
        </p>
        <h3 className="text-std-18B-160 mt-1">
          <LocaleLink
            to={`/sites/${site.id}`}
            className="text-ink no-underline after:absolute after:inset-0 after:rounded-12 hover:underline"
          >
            {site.name}
          </LocaleLink>
        </h3>
        <p className="mt-1 flex flex-wrap items-baseline gap-x-4">
          <span className="text-std-20B-150">{t('areaHa', { ha: hectares(site.areaM2) })}</span>
          <span className="text-sm text-ink-soft">
            {formatNumber(locale, site.areaM2)}
            {locale === 'ja' ? '㎡' : ' m²'}
          </span>
          <span className="text-sm text-ink-soft">{site.town}</span>
        </p>
        <dl className="mt-1 text-sm leading-160">
          <Fact term={t(hasClosed(site.state) ? 'formerUse' : 'use')}>{site.formerUse}</Fact>
          <Fact term={t('zone')}>
            {site.zone ?? <UnknownValue>{t('zoneUnknown')}</UnknownValue>}
            <Limits site={site} />
          </Fact>
        </dl>
        {site.source ? <p className="mt-1 text-sm text-ink-soft">{t('source', { source: site.source })}</p> : null}
      </div>
    </article>
  )
}

const Fact = ({ term, children }: { term: string; children: React.ReactNode }) => (
  <div className="flex gap-3">
    <dt className="w-16 shrink-0 text-ink-soft">{term}</dt>
    <dd className="min-w-0">{children}</dd>
  </div>
)

function Limits({ site }: { site: SiteCardView }) {
  const t = useT('sites')
  if (site.coverageRatioPct === null || site.floorAreaRatioPct === null) return null
  const limits = t('limits', { coverage: `${site.coverageRatioPct}%`, floorArea: `${site.floorAreaRatioPct}%` })
  return <span className="block text-ink-soft">{limits}</span>
}

/** The site's own shape with a scale. It bears its number where the sketch map stands: without scripts and on paper. */
function Outline({ site, number }: { site: SiteCardView; number: number }) {
  const t = useT('sites')
  const { d, scale } = site.thumb
  const metres = t('scale', { n: scale.metres })
  return (
    <svg viewBox="0 0 160 120" role="img" className="h-30 w-full shrink-0 rounded-8 bg-[#f4f0e8] sm:w-40 sm:self-start">
      <title>{t('outline', { name: site.name })}</title>
      <path d={d} fill="#aa00aa" fillOpacity="0.12" stroke="#aa00aa" strokeWidth="2" fillRule="evenodd" />
      <path d={`M10 108v5h${scale.units}v-5`} fill="none" stroke="#333" strokeWidth="1.5" />
      <text x={16 + scale.units} y="114" fontSize="12" fill="#333">
        {metres}
      </text>
      <g className="hidden noscript:inline print:inline">
        <NumberMark number={number} x={14} y={14} />
      </g>
    </svg>
  )
}

/** The disc that ties a card to its place on the sketch map. */
export function NumberMark({ number, x, y }: { number: number; x: number; y: number }) {
  return (
    <g>
      <circle cx={x} cy={y} r="10" fill="#aa00aa" stroke="#fff" strokeWidth="2" />
      <text x={x} y={y + 4} textAnchor="middle" fontSize="12" fontWeight="700" fill="#fff">
        {number}
      </text>
    </g>
  )
}
