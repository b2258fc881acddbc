import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theSearchDb } from '../../db/instance.server.ts'
import { FacilityContact, FacilityFacts, FacilityGone, FacilityHeader } from '../incubation/facility.tsx'
import { OutlookTable } from '../incubation/outlook-table.tsx'
import { type FacilityPage, facilityPage } from '../incubation/pages.server.ts'
import { RoomTable } from '../incubation/room-table.tsx'
import { formatDay } from '../lib/i18n/format.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import type { Basemap } from '../map/model.ts'
import { MapPanel } from '../map/panel.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { CardSection } from '../ui/card.tsx'
import { Container } from '../ui/layout.tsx'
import { zoneStyles } from '../zoning/map-styles.ts'

await roomTexts('incubation')

/** 200 while it is in the edition in use, 410 once it was, 404 for everything else. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const page = await facilityPage(theSearchDb(), params.id ?? '', locale, context.today)
  if (!page) throw new Response(null, { status: 404 })
  if (page === 'gone') return json({ page: null, basemap: context.basemap }, { status: 410 })
  return json({ page, basemap: context.basemap })
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  if (!data) return []
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('incubation')
  if (!data.page) return pageMeta({ locale, title: t('gone.title'), description: t('gone.text'), noIndex: true })
  const { name, town, counts, total } = data.page.facility
  const description = t('facilityDescription', { town, count: total, free: counts.vacant, soon: counts.soon })
  return pageMeta({ locale, title: name, description })
}

export default function FacilityRoute() {
  // Plain JSON through and through: what the loader gave is what arrives.
  const { page, basemap } = useLoaderData() as { page: FacilityPage | null; basemap: Basemap }
  const t = useT('incubation')
  const locale = useLocale()
  if (!page) return <FacilityGone />
  const { facility, rooms, credits, today } = page
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('title'), to: '/incubation' }, { label: facility.name }]} />
      <FacilityHeader facility={facility} />
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:items-start">
        <CardSection id="facts" title={t('facts')}>
          <FacilityFacts facility={facility} />
        </CardSection>
        <FacilityContact facility={facility} />
      </div>
      <div className="mt-6 space-y-6">
        <CardSection id="rooms" title={t('rooms')}>
          <p className="mb-4 text-sm">{t('roomsNote')}</p>
          <RoomTable rooms={rooms} />
        </CardSection>
        <CardSection id="outlook" title={t('outlook')}>
          <p className="mb-4 text-sm">{t('outlookLead')}</p>
          <OutlookTable rooms={rooms} />
        </CardSection>
        <CardSection id="location" title={t('mapTitle')} className="print:hidden">
          <MapPanel
            label={t('mapOf', { name: facility.name })}
            basemap={basemap}
            zones={zoneStyles(locale)}
            credits={credits}
            camera={{ center: facility.at, zoom: 15 }}
            marker={{ at: facility.at, kind: 'incubation', precision: 'exact' }}
            cooperativeGestures
            className="h-80 rounded-12 md:h-[28rem]"
          />
        </CardSection>
      </div>
      <p className="mt-6 hidden text-sm print:block">{t('printedOn', { day: formatDay(locale, today) })}</p>
    </Container>
  )
}
