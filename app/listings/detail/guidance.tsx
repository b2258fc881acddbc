import { useT } from '../../lib/i18n/provider.tsx'
import { CardSection } from '../../ui/card.tsx'
import type { GuidanceView } from '../detail-guidance.ts'
import { Sources } from './sources.tsx'

/** Industries that the city wants here, and what it offers them. */
export function GuidanceCard({ guidance: { areas, source } }: { guidance: GuidanceView }) {
  const t = useT('listing')
  return (
    <CardSection id="guidance" title={t('guidance.title')}>
      {areas === null ? (
        <p>{t('guidance.hidden')}</p>
      ) : (
        <>
          <p>{t('guidance.lead')}</p>
          {areas.map(area => (
            <Area key={area.name} area={area} />
          ))}
        </>
      )}
      <Sources sources={[source]} />
    </CardSection>
  )
}

function Area({ area }: { area: NonNullable<GuidanceView['areas']>[number] }) {
  const t = useT('listing')
  return (
    <section className="mt-4">
      <h3 className="text-std-17B-170">{area.name}</h3>
      <h4 className="mt-2 font-bold">{t('guidance.industries')}</h4>
      <ul className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
        {area.industries.map(industry => (
          <li key={industry}>{industry}</li>
        ))}
      </ul>
      {area.incentives ? (
        <>
          <h4 className="mt-2 font-bold">{t('guidance.incentives')}</h4>
          <p className="mt-1 whitespace-pre-line">{area.incentives}</p>
        </>
      ) : null}
      {area.url ? (
        <p className="mt-1">
          <a href={area.url} className="link inline-flex min-h-11 items-center" rel="external">
            {area.source ?? area.url}
          </a>
        </p>
      ) : area.source ? (
        <p className="mt-1 text-sm text-ink-soft">{area.source}</p>
      ) : null}
    </section>
  )
}
