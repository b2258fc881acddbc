import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useNavigate } from '@remix-run/react'
import { useEffect, useMemo, useRef } from 'react'
import { theSearchDb } from '../../db/instance.server.ts'
import { withoutControls } from '../lib/controls.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { problemWords } from '../lib/problem.server.ts'
import type { LngLat } from '../map/model.ts'
import { MapPanel } from '../map/panel.tsx'
import { layerCredits } from '../places/credits.server.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Container, PageHeader, Section } from '../ui/layout.tsx'
import { AreaTable } from '../zoning/area-table.tsx'
import { zoningPage } from '../zoning/lookup.server.ts'
import { readAskedPlace } from '../zoning/lookup.ts'
import { zoneStyles } from '../zoning/map-styles.ts'
import { PlaceForm } from '../zoning/place-form.tsx'
import { PlaceResult, usePlaceName } from '../zoning/place-result.tsx'
import { ZoneGuide } from '../zoning/zone-guide.tsx'

await roomTexts('zoning')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url)
  const locale = localeOfPath(pathname)
  const { asked, problems } = readAskedPlace(searchParams)
  const [page, credits] = await Promise.all([
    zoningPage(theSearchDb(), asked, locale),
    layerCredits(theSearchDb(), locale, ['zoning', 'overlays']),
  ])
  const errors = Object.fromEntries(problems.map(found => [found.parameter, problemWords(locale, found)]))
  const given = (name: string) => withoutControls(searchParams.get(name) ?? '').slice(0, 60)
  const written = { place: given('place'), lng: given('lng'), lat: given('lat') }
  return json({ page, errors, written, credits, basemap: context.basemap })
}

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('zoning')
  return pageMeta({ locale, title: t('title'), description: t('description') })
}

export default function ZoningPage() {
  const { page, errors, written } = useLoaderData<typeof loader>()
  const t = useT('zoning')
  const hasErrors = Object.keys(errors).length > 0
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('title') }]} />
      <PageHeader title={t('title')} lead={t('lead')} />
      {page.edition?.illustrative ? (
        <NotificationBanner tone="warning" title={t('sampleTitle')} className="mb-6">
          {t('sampleText')}
        </NotificationBanner>
      ) : null}
      {page.edition ? null : <EmptyState title={t('noData')} className="mb-6" />}
      <div className="grid gap-8 lg:grid-cols-[2fr_3fr]">
        <div className="space-y-6">
          <section aria-labelledby="lookup">
            <h2 id="lookup" className="text-std-24B-150 mb-4">
              {t('lookup')}
            </h2>
            {hasErrors || page.isUnknown ? (
              <NotificationBanner tone="error" title={t('problems')} role="alert" className="mb-4">
                {page.isUnknown ? t('unknownPlace') : Object.values(errors).join(' ')}
              </NotificationBanner>
            ) : null}
            <PlaceForm towns={page.towns} stations={page.stations} asked={written} errors={errors} />
          </section>
          {page.found ? <PlaceResult found={page.found} /> : null}
        </div>
        <ZoningMap />
      </div>
      <Section id="areas" title={t('areas')} className="mt-12">
        {page.areas.length > 0 ? <AreaTable areas={page.areas} /> : <p>{t('noData')}</p>}
      </Section>
      <Section id="guide" title={t('guide')} className="mt-12">
        <ZoneGuide />
      </Section>
      <Reading />
    </Container>
  )
}

function ZoningMap() {
  const { page, basemap, credits } = useLoaderData<typeof loader>()
  const t = useT('zoning')
  const locale = useLocale()
  const navigate = useNavigate()
  const href = useHref()
  const nameOf = usePlaceName()
  const { found } = page
  const label = found ? nameOf(found) : ''
  const hasPicked = useRef(false)
  // The answer to a click on the map may stand outside the view, and is not seen by everyone: go there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is another answer
  useEffect(() => {
    if (!hasPicked.current) return
    hasPicked.current = false
    const result = document.getElementById('result')
    result?.focus({ preventScroll: true })
    result?.scrollIntoView({ block: 'nearest' })
  }, [found])
  const pick = ([lng, lat]: LngLat) => {
    hasPicked.current = true
    navigate(href(`/zoning?lng=${lng.toFixed(5)}&lat=${lat.toFixed(5)}`), { preventScrollReset: true })
  }
  const rows = useMemo(() => (found ? [{ id: 'place', at: found.at, kind: '', label }] : []), [found, label])
  return (
    <div className="lg:sticky lg:top-4 lg:self-start print:hidden">
      <h2 id="map" className="text-std-24B-150 mb-1">
        {t('map')}
      </h2>
      <p className="mb-3 text-sm text-ink-soft">{t('mapHint')}</p>
      <MapPanel
        label={t('map')}
        basemap={basemap}
        zones={zoneStyles(locale)}
        credits={credits}
        camera={found?.inCity ? { center: found.at, zoom: 14.2 } : undefined}
        rows={rows}
        selected={found ? 'place' : null}
        onPick={pick}
        cooperativeGestures
        className="h-[26rem] rounded-12 md:h-[36rem]"
      />
    </div>
  )
}

const READING = ['coverage', 'floorArea', 'road', 'two'] as const

function Reading() {
  const t = useT('zoning')
  return (
    <Section id="reading" title={t('reading')} className="mt-12">
      <dl className="grid gap-4 md:grid-cols-2">
        {READING.map(item => (
          <div key={item} className="card bg-paper p-4">
            <dt className="font-bold">{t(`readingItems.${item}Term`)}</dt>
            <dd className="mt-1">{t(`readingItems.${item}Text`)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
