import { formatDay, formatInstant, listed } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { type Definition, DefinitionList } from '../ui/definition-list.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import type { AgreementTerms, Standing } from './agreement.ts'
import type { AgreementChoices, Choice } from './agreement-input.ts'
import { StandingBadge } from './standing-badge.tsx'

/** An agreement as a page gets it. */
export type ShownAgreement = AgreementTerms & { id: number; suspendedReason: string | null }
export type ShownFormer = Pick<AgreementTerms, 'startsOn' | 'endsOn'> & {
  id: number
  supersededAt: string
  suspendedReason: string | null
}

/** The labels of some values, in the order of the choices. */
export const labelsOf = (choices: readonly Choice[], values: readonly string[]): string[] =>
  choices.filter(({ value }) => values.includes(value)).map(({ label }) => label)

/** What has been agreed on, for how long, and how that stands now. */
export function AgreementCard({
  standing,
  present,
  further,
  choices,
}: {
  standing: Standing
  present: ShownAgreement
  /** What follows on it. */
  further: readonly ShownAgreement[]
  choices: AgreementChoices
}) {
  const t = useT('organisations')
  const locale = useLocale()
  const days = ({ startsOn, endsOn }: Pick<AgreementTerms, 'startsOn' | 'endsOn'>) =>
    t('agreement.daysText', { from: formatDay(locale, startsOn), until: formatDay(locale, endsOn) })
  const withheld = labelsOf(choices.fields, present.withheldFields)
  const items: Definition[] = [
    { term: t('agreement.state'), value: <StandingBadge standing={standing} /> },
    ...(present.suspendedReason ? [{ term: t('agreement.reason'), value: present.suspendedReason }] : []),
    { term: t('agreement.days'), value: days(present) },
    ...further.map(one => ({ key: String(one.id), term: t('agreement.further'), value: days(one) })),
    { term: t('agreement.kinds'), value: listed(locale, labelsOf(choices.kinds, present.kinds)) },
    { term: t('agreement.publication'), value: t(`agreement.publications.${present.publication}`) },
    {
      term: t('agreement.bulk'),
      value: t(present.bulkApproval ? 'agreement.bulkYes' : 'agreement.bulkNo'),
    },
    {
      term: t('agreement.offMarket'),
      value: t(present.mayOfferOffMarket ? 'agreement.offMarketYes' : 'agreement.offMarketNo'),
    },
    {
      term: t('agreement.withheld'),
      value: withheld.length > 0 ? listed(locale, withheld) : t('agreement.withheldNone'),
    },
  ]
  return <DefinitionList items={items} />
}

/** What held before, newest first. */
export function AgreementHistory({ former }: { former: readonly ShownFormer[] }) {
  const t = useT('organisations')
  const locale = useLocale()
  if (former.length === 0) return null
  return (
    <Disclosure summary={t('agreement.history')} className="mt-3">
      <ul className="grid gap-1">
        {former.map(one => (
          <li key={one.id}>
            {t('agreement.historyLine', {
              at: formatInstant(locale, new Date(one.supersededAt)),
              from: formatDay(locale, one.startsOn),
              until: formatDay(locale, one.endsOn),
            })}{' '}
            {one.suspendedReason ? t('agreement.historySuspended') : null}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
