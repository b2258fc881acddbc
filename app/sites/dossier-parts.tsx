import { formatDay, formatNumber } from '../lib/i18n/format.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { SampleMark, UnknownValue } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'
import { Office } from '../ui/office.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import type { DossierView } from './dossier-view.ts'
import { hasClosed, hectares } from './model.ts'
import { SiteStateBadge } from './state-badge.tsx'

/** Name, state and edition of a site. */
export function DossierHeader({ site }: { site: DossierView }) {
  const t = useT('sites')
  const locale = useLocale()
  return (
    <header className="pb-5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
        <SiteStateBadge state={site.state} />
        {site.since ? <time dateTime={site.since}>{t('since', { day: formatDay(locale, site.since) })}</time> : null}
        <span>{t('edition', { edition: site.edition })}</span>
        {site.isSample ? <SampleMark /> : null}
      </p>
      <h1 className="text-std-28B-150 mt-2 md:text-std-32B-150">{site.name}</h1>
      {site.note ? <p className="mt-2 text-ink-soft">{site.note}</p> : null}
    </header>
  )
}

const Percent = ({ value }: { value: number | null }) => (value === null ? <UnknownValue /> : <>{value}%</>)

/** The panel beside the picture: facts at a glance, and whom to ask. */
export function DossierPanel({ site }: { site: DossierView }) {
  const t = useT('sites')
  const zone = site.parts[0]?.name ?? null
  return (
    <aside aria-label={t('dossier.facts')} className="space-y-4">
      <Card>
        <p className="text-sm text-ink-soft">{t('area')}</p>
        <p className="text-std-28B-150">
          {t('areaHa', { ha: hectares(site.areaM2) })}
          <span className="ml-2 text-base font-normal text-ink-soft">
            <SquareMetres area={site.areaM2} />
          </span>
        </p>
        <DefinitionList
          className="mt-2"
          items={[
            { term: t('place'), value: t('placeText', { town: site.town }) },
            { term: t(hasClosed(site.state) ? 'formerUse' : 'use'), value: site.formerUse },
            { term: t('zone'), value: zone },
            { term: t('coverage'), value: <Percent value={site.coverageRatioPct} /> },
            { term: t('floorArea'), value: <Percent value={site.floorAreaRatioPct} /> },
          ]}
        />
      </Card>
      <Card className="bg-paper">
        <h2 className="text-std-18B-160">{t('dossier.desk')}</h2>
        <Office className="mt-2" />
        <p className="mt-2 text-sm">{t('dossier.deskText')}</p>
        <PrintButton className="mt-3 w-full" />
      </Card>
    </aside>
  )
}

function SquareMetres({ area }: { area: number }) {
  const locale = useLocale()
  const unit = locale === 'ja' ? '㎡' : ' m²'
  return <>{formatNumber(locale, area) + unit}</>
}

/** Stands where a site was that a newer edition no longer has. */
export function SiteGone() {
  const t = useT('sites')
  return (
    <Container className="py-10">
      <PageHeader title={t('gone.title')} lead={t('gone.text')} />
      <p>
        <LocaleLink to="/sites" className="link inline-flex min-h-11 items-center">
          {t('gone.back')}
        </LocaleLink>
      </p>
    </Container>
  )
}
