import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import { SampleMark, StatusBadge, UnknownValue } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Icon } from '../ui/icons.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import type { FacilityView } from './view.ts'

/** Name, vacancies, and who runs it where. */
export function FacilityHeader({ facility }: { facility: FacilityView }) {
  const t = useT('incubation')
  return (
    <header className="pb-5">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <StatusBadge tone={facility.counts.vacant > 0 ? 'green' : 'gray'}>
          {t('state.vacant')} {facility.counts.vacant}
        </StatusBadge>
        <StatusBadge tone={facility.counts.soon > 0 ? 'yellow' : 'gray'}>
          {t('state.soon')} {facility.counts.soon}
        </StatusBadge>
        <span className="text-ink-soft">{t('ofRooms', { count: facility.total })}</span>
        {facility.isSample ? <SampleMark /> : null}
      </p>
      <h1 className="text-std-28B-150 mt-2 md:text-std-32B-150">{facility.name}</h1>
      {facility.note ? <p className="mt-2 text-ink-soft">{facility.note}</p> : null}
    </header>
  )
}

/** What the facility says of itself. */
export function FacilityFacts({ facility }: { facility: FacilityView }) {
  const t = useT('incubation')
  return (
    <DefinitionList
      items={[
        { term: t('eligibility'), value: facility.eligibility },
        { term: t('hours'), value: facility.hours },
        { term: t('access'), value: facility.access },
        { term: t('address'), value: facility.address },
        { term: t('operator'), value: facility.operator },
        { term: t('zone'), value: facility.zone ?? <UnknownValue /> },
      ]}
    />
  )
}

/** Whom to ask: the operator's own desk. */
export function FacilityContact({ facility }: { facility: FacilityView }) {
  const t = useT('incubation')
  return (
    <aside aria-label={t('contact')}>
      <Card className="bg-paper">
        <h2 className="text-std-18B-160">{t('contact')}</h2>
        <p className="mt-1">{facility.operator}</p>
        <p>
          <a href={`tel:${facility.phone}`} className="link inline-flex min-h-11 items-center gap-2 text-std-20B-150">
            <Icon name="phone" />
            <span className="sr-only">{t('call', { name: facility.operator })} </span>
            {facility.phone}
          </a>
        </p>
        {facility.url ? (
          <p>
            <a href={facility.url} className="link inline-flex min-h-11 items-center gap-2" rel="noopener">
              <Icon name="external" />
              {t('website')}
            </a>
          </p>
        ) : null}
        <p className="mt-2 text-sm">{t('promise')}</p>
        <PrintButton className="mt-3 w-full" />
      </Card>
    </aside>
  )
}

/** Stands where a facility was that a newer edition no longer has. */
export function FacilityGone() {
  const t = useT('incubation')
  return (
    <Container className="py-10">
      <PageHeader title={t('gone.title')} lead={t('gone.text')} />
      <p>
        <LocaleLink to="/incubation" className="link inline-flex min-h-11 items-center">
          {t('gone.back')}
        </LocaleLink>
      </p>
    </Container>
  )
}
