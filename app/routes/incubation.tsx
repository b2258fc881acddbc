import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useNavigate } from '@remix-run/react'
import { theSearchDb } from '../../db/instance.server.ts'
import { FacilityCard } from '../incubation/facility-card.tsx'
import { readRoomFilter } from '../incubation/filter.ts'
import { RoomFilters } from '../incubation/filter-form.tsx'
import { ROOM_STATES } from '../incubation/model.ts'
import { type FacilitiesPage, facilitiesPage } from '../incubation/pages.server.ts'
import { StateMeanings } from '../incubation/state-badge.tsx'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { problemWords } from '../lib/problem.server.ts'
import type { Basemap } from '../map/model.ts'
import { MapPanel } from '../map/panel.tsx'
import { SampleMark } from '../ui/badge.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Container, PageHeader, Section } from '../ui/layout.tsx'
import { zoneStyles } from '../zoning/map-styles.ts'

await roomTexts('incubation')

type Data = { page: FacilitiesPage; problems: { parameter: string; message: string }[]; basemap: Basemap }

/** The page shows what it could read and names the rest. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url)
  const locale = localeOfPath(pathname)
  const { filter, problems } = readRoomFilter(searchParams)
  const page = await facilitiesPage(theSearchDb(), filter, locale, context.today)
  const words = problems.map(found => ({ parameter: found.parameter, message: problemWords(locale, found) }))
  return json<Data>({ page, problems: words, basemap: context.basemap })
}

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('incubation')
  return pageMeta({ locale, title: t('title'), description: t('description') })
}

export default function IncubationPage() {
  // Plain JSON through and through: what the loader gave is what arrives.
  const { page, problems, basemap } = useLoaderData() as Data
  const t = useT('incubation')
  const { figures } = page
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('title') }]} />
      <PageHeader title={t('title')} lead={t('lead')}>
        <p className="mt-3 flex flex-wrap gap-x-6 font-bold">
          <span>{t('figures', { facilities: figures.facilities, rooms: figures.rooms })}</span>
          <span>{t('figuresFree', { free: figures.states.vacant, soon: figures.states.soon })}</span>
        </p>
      </PageHeader>
      {page.hasSample ? (
        <p className="-mt-3 mb-6 flex flex-wrap items-center gap-2 text-sm">
          <SampleMark />
          {t('sampleText')}
        </p>
      ) : null}
      <RoomFilters page={page} isOpen={problems.length > 0} />
      {problems.length > 0 ? <Problems problems={problems} /> : null}
      <Section id="list" title={t('list')} className="mt-8">
        <Results page={page} />
      </Section>
      <Disclosure summary={t('stateHelp')} className="mt-4">
        <StateMeanings states={ROOM_STATES} />
      </Disclosure>
      <FacilitiesMap page={page} basemap={basemap} />
    </Container>
  )
}

function Results({ page: { facilities, matched, figures } }: { page: FacilitiesPage }) {
  const t = useT('incubation')
  if (figures.facilities === 0) return <EmptyState title={t('noData')} />
  if (facilities.length === 0)
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneText', { facilities: figures.facilities, rooms: figures.rooms })}</p>
        <p className="mt-2">
          <LocaleLink to="/incubation" className="link inline-flex min-h-11 items-center">
            {t('reset')}
          </LocaleLink>
        </p>
      </EmptyState>
    )
  return (
    <>
      <p role="status" className="mb-4 flex flex-wrap gap-x-4">
        <strong>{t('result', { count: matched.rooms, facilities: facilities.length })}</strong>
        {matched.toConfirm > 0 ? <span>{t('toConfirmCount', { count: matched.toConfirm })}</span> : null}
      </p>
      <ul className="space-y-6">
        {facilities.map(facility => (
          <li key={facility.id}>
            <FacilityCard facility={facility} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Problems({ problems }: { problems: Data['problems'] }) {
  const t = useT('incubation')
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

function FacilitiesMap({ page, basemap }: { page: FacilitiesPage; basemap: Basemap }) {
  const t = useT('incubation')
  const locale = useLocale()
  const navigate = useNavigate()
  const href = useHref()
  return (
    <Section id="map" title={t('mapTitle')} className="mt-10 print:hidden">
      <MapPanel
        label={t('map')}
        basemap={basemap}
        zones={zoneStyles(locale)}
        credits={page.credits}
        incubationUrl="/api/incubation"
        cooperativeGestures
        onSelect={({ layer, id }) => layer === 'incubation' && navigate(href(`/incubation/${id}`))}
        className="h-[26rem] rounded-12 md:h-[32rem]"
      />
    </Section>
  )
}
