import { addDays } from '../lib/day.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { CardSection } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import type { Standing, StandingName } from './agreement.ts'
import { AgreementCard, AgreementHistory, type ShownAgreement, type ShownFormer } from './agreement-card.tsx'
import { DecisionForm } from './agreement-form.tsx'
import type { AgreementChoices, WrittenAgreement } from './agreement-input.ts'
import type { Decision, ReturnedAgreement } from './organisation-desk.server.ts'

/** What can be decided, by how the organisation stands. */
const OPEN: Record<StandingName, readonly Decision[]> = {
  inForce: ['amend', 'renew', 'suspend'],
  ending: ['renew', 'amend', 'suspend'],
  ahead: ['amend', 'suspend'],
  suspended: ['lift'],
  lapsed: ['renew', 'register'],
  none: ['register'],
}

export type AgreementPartProps = {
  organisationId: number
  standing: Standing
  present: ShownAgreement | null
  agreements: readonly ShownAgreement[]
  former: readonly ShownFormer[]
  choices: AgreementChoices
  mayDecide: boolean
  today: string
  returned: ReturnedAgreement | null
}

/** The agreement on an organisation's page of the city: what it says, what was before, and what can be decided. */
export function AgreementPart(props: AgreementPartProps) {
  const t = useT('organisations')
  const { standing, present, agreements, choices, former, mayDecide, returned } = props
  const further = present ? agreements.filter(one => one.startsOn > present.endsOn) : []
  return (
    <CardSection title={t('agreement.title')} id="agreement">
      {present ? (
        <AgreementCard standing={standing} present={present} further={further} choices={choices} />
      ) : (
        <p>
          {t('agreement.none')} {t('agreement.noneImported')}
        </p>
      )}
      <AgreementHistory former={former} />
      {mayDecide ? (
        <div className="mt-4 grid gap-1 border-t border-line pt-3">
          {OPEN[standing.name].map(decision => (
            <Disclosure key={decision} summary={t(`decide.${decision}`)} open={returned?.decision === decision}>
              <DecisionForm
                decision={decision}
                organisationId={props.organisationId}
                agreementId={present?.id ?? null}
                choices={choices}
                begin={beginning(decision, props)}
                returned={returned}
              />
            </Disclosure>
          ))}
        </div>
      ) : (
        <p className="mt-4 text-sm text-ink-soft">{t('agreement.leadOnly')}</p>
      )}
    </CardSection>
  )
}

const YEAR = 365

/** A new agreement begins today and covers everything; a renewal begins when the last one ends; an amendment as it is. */
function beginning(decision: Decision, { present, agreements, choices, today }: AgreementPartProps): WrittenAgreement {
  const last = agreements.at(-1)
  const afterLast = last && last.endsOn >= today ? addDays(last.endsOn, 1) : today
  const startsOn = decision === 'amend' && present ? present.startsOn : afterLast
  return {
    kinds: present?.kinds ?? choices.kinds.map(({ value }) => value),
    withheldFields: present?.withheldFields ?? [],
    mayOfferOffMarket: present?.mayOfferOffMarket ?? false,
    bulkApproval: present?.bulkApproval ?? false,
    publication: present?.publication ?? 'reviewed',
    startsOn,
    endsOn: decision === 'amend' && present ? present.endsOn : addDays(startsOn, 3 * YEAR),
    reason: '',
  }
}
