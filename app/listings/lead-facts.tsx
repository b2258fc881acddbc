import { formatDay, formatNumber, withUnit } from '../lib/i18n/format.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { CardSection } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import type { ReturnedLead, WrittenLead } from './lead-desk.server.ts'
import { LeadFields, type TownChoice } from './lead-fields.tsx'
import { LeadForm } from './lead-steps.tsx'
import type { Lead } from './leads.server.ts'

/** What a bank has recorded of a lead, to read, to change and to withdraw. */
export function LeadFacts({
  lead,
  towns,
  returned,
}: {
  lead: Lead
  towns: readonly TownChoice[]
  returned: ReturnedLead | null
}) {
  const t = useT('organisations')
  const kinds = useT('listings')
  const locale = useLocale()
  const own = returned?.intent === 'edit' ? returned : null
  const area = lead.areaM2 === null ? null : withUnit(locale, formatNumber(locale, lead.areaM2), '㎡')
  return (
    <CardSection title={t('lead.facts')} id="facts">
      <DefinitionList
        items={[
          { term: t('lead.kindLabel'), value: t(`lead.kind.${lead.kind}`) },
          { term: t('lead.propertyKind'), value: kinds(`kind.${lead.propertyKind}`) },
          { term: t('lead.deal'), value: t(`lead.deals.${lead.deal}`) },
          { term: t('lead.town'), value: inLocale(locale, lead, 'town') },
          { term: t('lead.area'), value: area },
          { term: t('lead.note'), value: <span className="whitespace-pre-line">{lead.note ?? '—'}</span> },
          { term: t('lead.recordedOn'), value: formatDay(locale, lead.recordedOn) },
        ]}
      />
      {lead.state !== 'withdrawn' && lead.listingId === null ? (
        <Disclosure summary={t('lead.edit')} open={own !== null} className="mt-3">
          <LeadForm lead={lead} intent="edit">
            <LeadFields written={own?.written ?? writtenOf(lead)} faults={own?.faults ?? []} towns={towns} />
            <p>
              <Button type="submit">{t('lead.save')}</Button>
            </p>
          </LeadForm>
        </Disclosure>
      ) : null}
      {lead.state !== 'withdrawn' ? (
        <Disclosure summary={t('lead.withdraw')}>
          <p>{t('lead.withdrawText')}</p>
          <LeadForm lead={lead} intent="withdraw">
            <p>
              <Button type="submit" look="outline">
                {t('lead.withdraw')}
              </Button>
            </p>
          </LeadForm>
        </Disclosure>
      ) : null}
    </CardSection>
  )
}

const writtenOf = ({ kind, propertyKind, deal, townId, areaM2, note }: Lead): WrittenLead => ({
  ...{ kind, propertyKind, deal },
  town: String(townId),
  area: areaM2 === null ? '' : String(areaM2),
  note: note ?? '',
})
