import { useT } from '../../lib/i18n/provider.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Container } from '../../ui/layout.tsx'
import type { LiveDetailPage } from '../detail-page.server.ts'
import { Facts } from './facts.tsx'
import { Gallery } from './gallery.tsx'
import { GuidanceCard } from './guidance.tsx'
import { DetailHead, WayBack } from './head.tsx'
import { CallBar, OfferList, OfferPanel } from './panel.tsx'
import { Place } from './place.tsx'
import { PrintSheet } from './sheet.tsx'
import { Similar } from './similar.tsx'
import { Standards } from './standards.tsx'
import { NoVerdictCard, VerdictCard, VerdictLead } from './verdict.tsx'
import { ZoningCard } from './zoning.tsx'

/** One property: what it is, what it costs and whom to ask, then everything known, where, and what is like it. */
export function DetailPage({ page }: { page: LiveDetailPage }) {
  const t = useT('listing')
  const { view } = page
  return (
    <>
      <div className="print-hidden">
        <Container className="pb-8">
          <WayBack backTo={page.backTo} title={view.title} />
          <DetailHead view={view} />
          <Unread problems={page.problems} />
          {page.verdict ? <VerdictLead found={page.verdict} zoning={view.zoning} /> : null}
          <div className="mt-5 grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <Gallery view={view} />
            <div className="lg:row-span-2">
              <OfferPanel view={view} asked={page.asked} />
            </div>
            <div className="grid content-start gap-6">
              {page.verdict ? <VerdictCard found={page.verdict} zoning={view.zoning} /> : null}
              <Facts groups={view.facts} />
              {page.verdict ? null : <NoVerdictCard />}
              <ZoningCard zoning={view.zoning} marker={view.marker} isTownOnly={view.isTownOnly} asked={page.asked} />
              {view.guidance ? <GuidanceCard guidance={view.guidance} /> : null}
              <Place view={view} basemap={page.basemap} credits={page.credits} />
              <OfferList view={view} asked={page.asked} />
              <Standards standards={view.standards} />
            </div>
          </div>
          <Similar
            title={t('similar.title')}
            listings={view.similar}
            verdicts={page.verdicts}
            asked={page.asked}
            allPath={`/listings?kind=${view.kind}&deal=${view.deal}`}
          />
        </Container>
        <CallBar view={view} asked={page.asked} />
      </div>
      <PrintSheet page={page} />
    </>
  )
}

/** What of the work that is asked about could not be read; the page answers by the rest. */
function Unread({ problems }: { problems: readonly string[] }) {
  const t = useT('verdict')
  if (problems.length === 0) return null
  return (
    <NotificationBanner tone="warning" title={t('unread')} className="mt-4" role="alert">
      <ul className="list-disc pl-5 text-sm">
        {problems.map(problem => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </NotificationBanner>
  )
}
