import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useNavigate } from '@remix-run/react'
import { useEffect, useMemo, useRef } from 'react'
import { theSearchDb } from '../../db/instance.server.ts'
import { withoutControls } from '../lib/controls.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { problemWords } from '../lib/problem.server.ts'
import type { LngLat } from '../map/model.ts'
import { MapPanel } from '../map/panel.tsx'
import { layerCredits } from '../places/credits.server.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { useCleanSubmit } from '../ui/clean-submit.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { KeptFields } from '../ui/kept-fields.tsx'
import { Container, PageHeader, Section } from '../ui/layout.tsx'
import { AreaTable } from '../zoning/area-table.tsx'
import { writeAskedWork } from '../zoning/law/asked.ts'
import { zoningPage } from '../zoning/lookup.server.ts'
import { readAskedPlace } from '../zoning/lookup.ts'
import { pickedWork } from '../zoning/picked-work.server.ts'
import { PlaceForm } from '../zoning/place-form.tsx'
import { PlaceResult, usePlaceName } from '../zoning/place-result.tsx'
import { placeVerdict } from '../zoning/place-verdict.server.ts'
import { planVerdicts } from '../zoning/plan-verdicts.server.ts'
import { Guidance } from '../zoning/verdict-lines.tsx'
import { WorkPicker } from '../zoning/work-picker.tsx'
import { ZoneGuide } from '../zoning/zone-guide.tsx'
import { PaintLegend, PlanNotes, useZonePaint } from '../zoning/zone-paint.tsx'
import { ZoneVerdictCounts, ZoneVerdictTable } from '../zoning/zone-verdict-table.tsx'
import { zoneVerdicts } from '../zoning/zone-verdicts.server.ts'
import { resultsOf } from '../zoning/zone-verdicts.ts'

await roomTexts('work')
await roomTexts('zoning')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url)
  const locale = localeOfPath(pathname)
  const { asked, problems } = readAskedPlace(searchParams)
  const { picked, asked: work } = pickedWork(searchParams, locale)
  const [page, credits, plans] = await Promise.all([
    zoningPage(theSearchDb(), asked, locale),
    layerCredits(theSearchDb(), locale, ['zoning', 'overlays']),
    work && planVerdicts(theSearchDb(), work, { date: context.today, locale }),
  ])
  const errors = Object.fromEntries(problems.map(found => [found.parameter, problemWords(locale, found)]))
  const given = (name: string) => withoutControls(searchParams.get(name) ?? '').slice(0, 60)
  const written = { place: given('place'), lng: given('lng'), lat: given('lat') }
  return json({
    ...{ page, errors, written, credits, basemap: context.basemap, picked, plans },
    query: work ? new URLSearchParams(writeAskedWork(work)).toString() : '',
    verdicts: work ? zoneVerdicts(work, context.today, locale) : null,
    verdict: page.found && placeVerdict(page.found, work, context.today, locale),
  })
}

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('zoning')
  return pageMeta({ locale, title: t('title'), description: t('description') })
}

export default function ZoningPage() {
  const { page, errors, written, picked, query, verdicts, verdict } = useLoaderData<typeof loader>()
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
          <WorkForm />
          <section aria-labelledby="lookup">
            <h2 id="lookup" className="text-std-24B-150 mb-4">
              {t('lookup')}
            </h2>
            {hasErrors || page.isUnknown ? (
              <NotificationBanner tone="error" title={t('problems')} role="alert" className="mb-4">
                {page.isUnknown ? t('unknownPlace') : Object.values(errors).join(' ')}
              </NotificationBanner>
            ) : null}
            <PlaceForm
              towns={page.towns}
              stations={page.stations}
              asked={written}
              errors={errors}
              kept={[...new URLSearchParams(query)]}
            />
          </section>
          {page.found ? (
            <PlaceResult
              found={page.found}
              verdict={verdict && picked.chosen && { verdict, query, work: picked.chosen.name }}
            />
          ) : null}
        </div>
        <ZoningMap />
      </div>
      {verdicts && picked.chosen ? (
        <Section id="verdicts" title={t('table', { work: picked.chosen.name })} className="mt-12">
          <ZoneVerdictTable verdicts={verdicts} />
          <Guidance />
        </Section>
      ) : null}
      <Section id="areas" title={t('areas')} className="mt-12">
        {page.areas.length > 0 ? <AreaTable areas={page.areas} /> : <p>{t('noData')}</p>}
      </Section>
      <Section id="guide" title={t('guide')} className="mt-12">
        <ZoneGuide results={verdicts && resultsOf(verdicts)} />
      </Section>
      <Reading />
    </Container>
  )
}

/** Which work the page is about: what is chosen paints the map. */
function WorkForm() {
  const { picked, written, verdicts } = useLoaderData<typeof loader>()
  const t = useT('zoning')
  const href = useHref()
  const navigate = useNavigate()
  const onSubmit = useCleanSubmit({ preventScrollReset: true })
  const place = Object.entries(written).filter(([, value]) => value !== '')
  const toWork = (use: string) => href(`/zoning?${new URLSearchParams([['use', use], ...place])}`)
  return (
    <section aria-labelledby="work">
      <h2 id="work" className="text-std-24B-150 mb-2">
        {t('work')}
      </h2>
      <p className="mb-4">{t(verdicts ? 'verdictNote' : 'workLead')}</p>
      {picked.problems.length > 0 ? (
        <NotificationBanner tone="error" title={t('problems')} role="alert" className="mb-4">
          {picked.problems.join(' ')}
        </NotificationBanner>
      ) : null}
      <Form action={href('/zoning')} onSubmit={onSubmit} className="card bg-paper p-4 md:p-6">
        <KeptFields fields={place} />
        <WorkPicker picked={picked} onChoose={use => navigate(toWork(use), { preventScrollReset: true })} />
        <div className="mt-4 flex flex-wrap gap-3">
          <Button type="submit">{t('workSubmit')}</Button>
          {verdicts ? (
            <ButtonLink look="text" to={`/zoning?${new URLSearchParams(place)}`} preventScrollReset>
              {t('workNone')}
            </ButtonLink>
          ) : null}
        </div>
      </Form>
      {verdicts ? (
        <div className="mt-4">
          <ZoneVerdictCounts verdicts={verdicts} />
        </div>
      ) : null}
    </section>
  )
}

function ZoningMap() {
  const { page, basemap, credits, picked, query, verdicts, plans } = useLoaderData<typeof loader>()
  const t = useT('zoning')
  const paint = useZonePaint(verdicts, plans)
  const navigate = useNavigate()
  const href = useHref()
  const title = picked.chosen ? t('mapOf', { work: picked.chosen.name }) : t('map')
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
    const at = `lng=${lng.toFixed(5)}&lat=${lat.toFixed(5)}`
    navigate(href(`/zoning?${query ? `${query}&` : ''}${at}`), { preventScrollReset: true })
  }
  const rows = useMemo(() => (found ? [{ id: 'place', at: found.at, kind: '', label }] : []), [found, label])
  return (
    <div className="lg:sticky lg:top-4 lg:self-start print:hidden">
      <h2 id="map" className="text-std-24B-150 mb-1">
        {title}
      </h2>
      <p className="mb-3 text-sm text-ink-soft">{t('mapHint')}</p>
      <PaintLegend zonesLegend={paint.zonesLegend} />
      <MapPanel
        label={title}
        basemap={basemap}
        {...paint}
        credits={credits}
        camera={found?.inCity ? { center: found.at, zoom: 14.2 } : undefined}
        rows={rows}
        selected={found ? 'place' : null}
        onPick={pick}
        cooperativeGestures
        className="h-[26rem] rounded-12 md:h-[36rem]"
      />
      {verdicts ? <PlanNotes plans={plans} /> : null}
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
