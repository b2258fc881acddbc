import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theSearchDb } from '../../db/instance.server.ts'
import { formatDay } from '../lib/i18n/format.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import type { Basemap } from '../map/model.ts'
import { type DossierPage, dossierPage } from '../sites/dossier-page.server.ts'
import { DossierHeader, DossierPanel, SiteGone } from '../sites/dossier-parts.tsx'
import { Overlays, ZoneLimits } from '../sites/limits.tsx'
import { SiteLocation } from '../sites/location.tsx'
import { hectares } from '../sites/model.ts'
import { SitePicture } from '../sites/picture.tsx'
import { Procedures } from '../sites/procedures-list.tsx'
import { Known, NotKnown, Story } from '../sites/story.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { CardSection } from '../ui/card.tsx'
import { Container } from '../ui/layout.tsx'

await roomTexts('sites')

/** 200 while it is in the edition in use, 410 once it was, 404 for everything else. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const page = await dossierPage(theSearchDb(), params.id ?? '', locale, context.today)
  if (!page) throw new Response(null, { status: 404 })
  if (page === 'gone') return json({ page: null, basemap: context.basemap }, { status: 410 })
  return json({ page, basemap: context.basemap })
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  if (!data) return []
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('sites')
  if (!data.page) return pageMeta({ locale, title: t('gone.title'), description: t('gone.text'), noIndex: true })
  const { name, town, areaM2, formerUse, state } = data.page.site
  const values = { town, ha: hectares(areaM2), use: formerUse, state: t(`state.${state ?? 'unknown'}`) }
  return pageMeta({ locale, title: name, description: t('dossier.description', values) })
}

export default function SitePage() {
  // Plain JSON through and through: what the loader gave is what arrives.
  const { page, basemap } = useLoaderData() as { page: DossierPage | null; basemap: Basemap }
  const t = useT('sites')
  const locale = useLocale()
  if (!page) return <SiteGone />
  const { site, picture, box, credits, today } = page
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('title'), to: '/sites' }, { label: site.name }]} />
      <DossierHeader site={site} />
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <SitePicture picture={picture} name={site.name} />
        <div className="lg:row-span-2">
          <DossierPanel site={site} />
        </div>
        <div className="grid grid-cols-1 gap-6 md:grid-cols-2">
          <CardSection id="known" title={t('dossier.known')}>
            <Known said={site.known} />
          </CardSection>
          <CardSection id="unknown" title={t('dossier.unknown')}>
            <NotKnown said={site.unknown} edition={site.edition} />
          </CardSection>
        </div>
      </div>
      <div className="mt-6 grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] lg:items-start">
        <CardSection id="story" title={t('dossier.story')}>
          <Story steps={site.story} />
        </CardSection>
        <CardSection id="zoning" title={t('dossier.zoning')}>
          <ZoneLimits site={site} />
        </CardSection>
      </div>
      <div className="mt-6 space-y-6">
        <CardSection id="overlays" title={t('dossier.overlays')}>
          <Overlays overlays={site.overlays} />
        </CardSection>
        <CardSection id="procedures" title={t('dossier.procedures')}>
          <Procedures procedures={site.procedures} />
        </CardSection>
        <CardSection id="location" title={t('dossier.location')}>
          <SiteLocation site={site} box={box} basemap={basemap} credits={credits} />
        </CardSection>
      </div>
      <p className="mt-6 hidden text-sm print:block">{t('dossier.printedOn', { day: formatDay(locale, today) })}</p>
    </Container>
  )
}
