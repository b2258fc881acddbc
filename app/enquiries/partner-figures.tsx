import { useT } from '../lib/i18n/provider.tsx'
import type { OfferStatus } from '../listings/model.ts'
import { Section } from '../ui/layout.tsx'
import type { AnswerTimes } from './enquiry-desk.server.ts'
import { DeskFigure, useHours } from './enquiry-list.tsx'

export type Figures = { times: AnswerTimes; offers: { status: OfferStatus; count: number }[] }

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
      {offers.length > 0 ? (
        <>
          <h3 className="text-std-18B-160 mt-6 mb-3">{t('figures.offers')}</h3>
          <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
            {offers.map(({ status, count }) => (
              <DeskFigure key={status} label={t(`figures.status.${status}`)} value={count} />
            ))}
          </dl>
        </>
      ) : null}
    </Section>
  )
}
