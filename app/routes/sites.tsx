import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useNavigate } from '@remix-run/react'
import { theSearchDb } from '../../db/instance.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { problemWords } from '../lib/problem.server.ts'
import { MapPanel } from '../map/panel.tsx'
import { layerCredits } from '../places/credits.server.ts'
import { SiteChoices } from '../sites/choices.tsx'
import { readSiteFilter } from '../sites/filter.ts'
import { SiteList } from '../sites/list.tsx'
import { sitesPage } from '../sites/list-page.server.ts'
import { SITE_STATES } from '../sites/model.ts'
import { SitesSketch } from '../sites/sites-sketch.tsx'
import { SiteStateBadge } from '../sites/state-badge.tsx'
import { SampleMark } from '../ui/badge.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Container, PageHeader, Section } from '../ui/layout.tsx'
import { Office } from '../ui/office.tsx'
import { zoneStyles } from '../zoning/map-styles.ts'

await roomTexts('sites')

/** The page shows what it could read and names the rest. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url)
  const locale = localeOfPath(pathname)
  const { filter, problems } = readSiteFilter(searchParams)
  const [page, credits] = await Promise.all([
    sitesPage(theSearchDb(), filter, locale, context.today),
    layerCredits(theSearchDb(), locale, ['sites', 'zoning']),
  ])
  const words = problems.map(found => ({ parameter: found.parameter, message: problemWords(locale, found) }))
  return json({ page, problems: words, credits, basemap: context.basemap })
}

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('sites')
  return pageMeta({ locale, title: t('title'), description: t('description') })
}

export default function SitesPage() {
  const { page, problems } = useLoaderData<typeof loader>()
  const t = useT('sites')
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('title') }]} />
      <PageHeader title={t('title')} lead={t('lead')}>
        <p className="mt-3 font-bold">{t('figures', { count: page.figures.count, ha: page.figures.totalHa })}</p>
      </PageHeader>
      <NotificationBanner title={t('notOffer')}>
        <p>{t('notOfferText')}</p>
        {page.hasSample ? (
          <p className="mt-1 flex flex-wrap items-center gap-2 text-sm">
            <SampleMark />
            {t('sampleText')}
          </p>
        ) : null}
      </NotificationBanner>
      {problems.length > 0 ? <Problems problems={problems} /> : null}
      <div className="mt-8">
        <SiteChoices page={page} />
      </div>
      <div className="mt-6 grid grid-cols-1 gap-8 lg:grid-cols-2">
        <section aria-labelledby="list">
          <h2 id="list" className="sr-only">
            {t('list')}
          </h2>
          <SiteList page={page} />
        </section>
        <aside aria-label={t('map')} className="space-y-4 lg:sticky lg:top-4 lg:self-start">
          <div className="noscript:hidden print:hidden">
            <SitesMap />
          </div>
          <div className="hidden noscript:block print:block">
            <SitesSketch sketch={page.sketch} sites={page.cards} />
          </div>
          <StateMeanings />
        </aside>
      </div>
      <Section id="desk" title={t('desk')} className="card mt-12 bg-paper p-6">
        <p className="mb-3 max-w-[46em]">{t('dossier.deskText')}</p>
        <Office />
      </Section>
    </Container>
  )
}

function Problems({ problems }: { problems: { parameter: string; message: string }[] }) {
  const t = useT('sites')
  return (
    <NotificationBanner tone="warning" title={t('problems')} role="alert" className="mt-4">
      <ul className="list-disc pl-5 text-sm">
        {problems.map(({ parameter, message }) => (
          <li key={parameter}>
            <strong>{t(`parameter.${parameter}` as 'parameter.state')}</strong>: {message}
          </li>
        ))}
      </ul>
    </NotificationBanner>
  )
}

function StateMeanings() {
  const t = useT('sites')
  return (
    <Disclosure summary={t('stateHelp')} className="card px-4">
      <dl className="space-y-2 text-sm leading-160">
        {SITE_STATES.map(state => (
          <div key={state}>
            <dt>
              <SiteStateBadge state={state} />
            </dt>
            <dd className="mt-0.5">{t(`stateMeaning.${state}`)}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}

function SitesMap() {
  const { basemap, credits, page } = useLoaderData<typeof loader>()
  const t = useT('sites')
  const locale = useLocale()
  const navigate = useNavigate()
  const href = useHref()
  return (
    <MapPanel
      label={t('map')}
      basemap={basemap}
      zones={zoneStyles(locale)}
      credits={credits}
      camera={page.box ? { box: page.box, padding: 56 } : undefined}
      sitesUrl="/api/sites"
      cooperativeGestures
      onSelect={({ layer, id }) => layer === 'sites' && navigate(href(`/sites/${id}`))}
      className="h-[26rem] rounded-12 lg:h-[min(40rem,80vh)]"
    />
  )
}
