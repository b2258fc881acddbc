import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useT } from '../../lib/i18n/provider.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { CardSection } from '../../ui/card.tsx'
import { VerdictHeadline } from '../../zoning/verdict-headline.tsx'
import { VerdictLines } from '../../zoning/verdict-lines.tsx'
import type { DetailVerdict } from '../detail-verdict.server.ts'
import type { ZoningView } from '../detail-zoning.ts'

type Props = { found: DetailVerdict; zoning: ZoningView }

/** The way to name a work, where none is asked about. */
export function NoVerdictCard() {
  const t = useT('verdict')
  return (
    <CardSection id="verdict" title={t('legend')}>
      <p className="-mt-2">{t('hereLead')}</p>
      <ButtonLink to="/work" look="outline" className="mt-3">
        {t('choose')}
      </ButtonLink>
    </CardSection>
  )
}

/** The verdict at the head of the page; what it rests on stands further down. */
export function VerdictLead({ found: { work, verdict }, zoning }: Props) {
  const t = useT('verdict')
  const words = useT('listings')
  return (
    <div className="mt-4">
      <p>
        <strong>{work}</strong>{' '}
        <a href="#verdict" className="link inline-flex min-h-11 items-center">
          {t('toReasons')}
        </a>
      </p>
      <VerdictHeadline {...verdict} place={zoning.zones[0]?.name ?? words('noZone')} className="text-std-18B-160" />
    </div>
  )
}

/** Whether a work may be done here, with everything that it rests on. */
export function VerdictCard({ found, zoning }: Props) {
  const t = useT('verdict')
  const words = useT('listings')
  const { work, verdict, workPath, askPath } = found
  const [main, ...others] = zoning.zones
  return (
    <CardSection id="verdict" title={t('legend')}>
      <p className="-mt-2">
        <strong>{work}</strong>{' '}
        <LocaleLink to={workPath} className="link inline-flex min-h-11 items-center">
          {t('answerAgain')}
        </LocaleLink>
      </p>
      <VerdictHeadline {...verdict} place={main?.name ?? words('noZone')} className="text-std-20B-150 mt-2 mb-4" />
      {main && others.length > 0 ? <p className="mb-3">{t('larger', { zone: main.name })}</p> : null}
      <VerdictLines {...verdict} />
      <ButtonLink to={askPath} className="mt-4">
        {t('ask')}
      </ButtonLink>
    </CardSection>
  )
}
