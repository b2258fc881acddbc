import { formatDay, formatNumber, withUnit } from '../lib/i18n/format.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge, type Tone, UnknownValue } from '../ui/badge.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Table } from '../ui/table.tsx'
import type { KnownState, LeadState } from './lead.ts'
import type { KnownLead, Lead } from './leads.server.ts'

const TONES: Record<LeadState, Tone> = {
  masked: 'gray',
  consented: 'blue',
  ready: 'green',
  handed_over: 'cyan',
  withdrawn: 'gray',
}

export function LeadBadge({ state }: { state: LeadState }) {
  const t = useT('organisations')
  return <StatusBadge tone={TONES[state]}>{t(`lead.state.${state}`)}</StatusBadge>
}

/** A bank's own leads. */
export function LeadTable({ leads }: { leads: Lead[] }) {
  const t = useT('organisations')
  const kinds = useT('listings')
  const locale = useLocale()
  if (leads.length === 0) return <EmptyState title={t('lead.none')}>{t('lead.noneText')}</EmptyState>
  return (
    <Table
      caption={t('lead.table')}
      captionHidden
      isStacked
      head={[t('lead.property'), t('lead.kindLabel'), t('lead.area'), t('lead.recordedOn'), t('lead.stateLabel')]}
      rows={leads.map(lead => ({
        key: String(lead.id),
        cells: [
          <LocaleLink key="name" to={`/partner/leads/${lead.id}`} className="link">
            {inLocale(locale, lead, 'town')} {kinds(`kind.${lead.propertyKind}`)} ・ {t(`lead.deals.${lead.deal}`)}
          </LocaleLink>,
          t(`lead.kind.${lead.kind}`),
          lead.areaM2 === null ? (
            <UnknownValue key="area" />
          ) : (
            withUnit(locale, formatNumber(locale, lead.areaM2), '㎡')
          ),
          <span key="day" className="whitespace-nowrap">
            {formatDay(locale, lead.recordedOn)}
          </span>,
          <LeadBadge key="state" state={lead.state} />,
        ],
      }))}
    />
  )
}

const KNOWN_TONES: Record<KnownState, Tone> = { masked: 'gray', ready: 'green', handed_over: 'cyan', withdrawn: 'gray' }

/** Banks' leads as the city knows of them: that they are there. */
export function KnownLeadTable({ leads }: { leads: KnownLead[] }) {
  const t = useT('organisations')
  const locale = useLocale()
  if (leads.length === 0) return <EmptyState title={t('known.none')}>{t('known.noneText')}</EmptyState>
  return (
    <Table
      caption={t('known.table')}
      captionHidden
      isStacked
      head={[t('known.bank'), t('known.day'), t('known.kind'), t('known.state'), t('known.listing')]}
      rows={leads.map(lead => ({
        key: String(lead.id),
        cells: [
          inLocale(locale, lead, 'bank'),
          formatDay(locale, lead.recordedOn),
          t(`lead.kind.${lead.kind}`),
          <StatusBadge key="state" tone={KNOWN_TONES[lead.state]}>
            {t(`known.states.${lead.state}`)}
          </StatusBadge>,
          lead.number ?? '—',
        ],
      }))}
    />
  )
}
