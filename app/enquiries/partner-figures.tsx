import { useT } from '../lib/i18n/provider.tsx'
import type { OfferTab } from '../listings/offers-page.ts'
import { Section } from '../ui/layout.tsx'
import type { AnswerTimes } from './enquiry-desk.server.ts'
import { DeskFigure, useHours } from './enquiry-list.tsx'

export type Figures = { times: AnswerTimes; offers: Record<OfferTab, number> }

/** As the list of offers counts them, each offer but once. */
const STANDINGS = ['live', 'waiting', 'applied', 'paused', 'submitted', 'changes_requested', 'draft', 'ended'] as const

/** What the portal knows of an organisation's last thirty days. What it does not count, such as views, it does not show. */
export function PartnerFigures({ figures: { times, offers } }: { figures: Figures }) {
  const t = useT('workspace')
  const inHours = useHours()
  return (
    <Section id="figures" title={t('figures.title')} className="mt-10">
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <DeskFigure label={t('figures.enquiries')} value={times.received} />
        <DeskFigure label={t('figures.answered')} value={times.answered} />
        <DeskFigure label={t('figures.median')} value={times.medianHours === null ? '—' : inHours(times.medianHours)} />
      </dl>
      {offers.all > 0 ? (
        <>
          <h3 className="text-std-18B-160 mt-6 mb-3">{t('figures.offers')}</h3>
          <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
            {STANDINGS.filter(tab => offers[tab] > 0).map(tab => (
              <DeskFigure key={tab} label={t(`figures.status.${tab}`)} value={offers[tab]} />
            ))}
          </dl>
        </>
      ) : null}
    </Section>
  )
}
