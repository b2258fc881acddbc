import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox, Field, FieldGroup, TextField } from '../ui/field.tsx'
import { PUBLICATIONS } from './agreement.ts'
import {
  type AgreementChoices,
  type AgreementFaults,
  type AgreementField,
  type Choice,
  MOST_REASON,
  type WrittenAgreement,
} from './agreement-input.ts'
import type { Decision, ReturnedAgreement } from './organisation-desk.server.ts'

export type DecisionFormProps = {
  decision: Decision
  organisationId: number
  /** The agreement that stands in front of whoever decides; null: there is none. */
  agreementId: number | null
  choices: AgreementChoices
  /** What the form begins with. */
  begin: WrittenAgreement
  returned: ReturnedAgreement | null
}

/** One decision of the city about an organisation's agreement. */
export function DecisionForm({ decision, organisationId, agreementId, choices, begin, returned }: DecisionFormProps) {
  const t = useT('organisations')
  const href = useHref()
  const own = returned?.decision === decision ? returned : null
  const written = own?.written ?? begin
  const faults = own?.faults ?? {}
  return (
    <Form method="post" action={href(`/staff/organisations/${organisationId}`)} className="grid max-w-[48rem] gap-5">
      <input type="hidden" name="intent" value={decision} />
      {agreementId === null ? null : <input type="hidden" name="agreement" value={agreementId} />}
      <p>{t(`decide.${decision}Text`)}</p>
      {own ? <Problem own={own} /> : null}
      {decision === 'register' || decision === 'amend' ? (
        <Terms written={written} faults={faults} choices={choices} />
      ) : null}
      {decision === 'renew' ? <Days written={written} faults={faults} /> : null}
      {decision === 'suspend' ? <Reason written={written} faults={faults} /> : null}
      <p>
        <Button type="submit" look={decision === 'suspend' ? 'outline' : 'solid'}>
          {t(`decide.${decision}`)}
        </Button>
      </p>
    </Form>
  )
}

function Problem({ own }: { own: ReturnedAgreement }) {
  const t = useT('organisations')
  return (
    <NotificationBanner tone="error" title={t('problem')} role="alert">
      {own.refusal
        ? t(`refusal.${own.refusal}`)
        : Object.values(own.faults)
            .map(fault => t(`agreementFault.${fault}`))
            .join(' ')}
    </NotificationBanner>
  )
}

type Part = { written: WrittenAgreement; faults: AgreementFaults }

function useFaultWords(faults: AgreementFaults) {
  const t = useT('organisations')
  return (name: AgreementField) => {
    const fault = faults[name]
    return fault && t(`agreementFault.${fault}`)
  }
}

function Days({ written, faults }: Part) {
  const t = useT('organisations')
  const errorOf = useFaultWords(faults)
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      {(['startsOn', 'endsOn'] as const).map(name => (
        <TextField
          key={name}
          label={t(`decide.${name}`)}
          name={name}
          type="date"
          required
          defaultValue={written[name]}
          error={errorOf(name)}
        />
      ))}
    </div>
  )
}

function Terms({ written, faults, choices }: Part & { choices: AgreementChoices }) {
  const t = useT('organisations')
  const errorOf = useFaultWords(faults)
  return (
    <>
      <Days written={written} faults={faults} />
      <Ticks
        name="kinds"
        legend={t('agreement.kinds')}
        choices={choices.kinds}
        ticked={written.kinds}
        error={errorOf('kinds')}
      />
      <FieldGroup legend={t('agreement.publication')} hint={errorOf('publication')}>
        {PUBLICATIONS.map(publication => (
          <Checkbox
            key={publication}
            type="radio"
            name="publication"
            value={publication}
            defaultChecked={written.publication === publication}
            label={t(`agreement.publications.${publication}`)}
          />
        ))}
      </FieldGroup>
      <FieldGroup legend={t('agreement.bulk')}>
        <Checkbox name="bulkApproval" value="yes" defaultChecked={written.bulkApproval} label={t('decide.mayBulk')} />
      </FieldGroup>
      <FieldGroup legend={t('agreement.offMarket')}>
        <Checkbox
          name="mayOfferOffMarket"
          value="yes"
          defaultChecked={written.mayOfferOffMarket}
          label={t('decide.mayOffMarket')}
        />
      </FieldGroup>
      <Ticks
        name="withheldFields"
        legend={t('agreement.withheld')}
        choices={choices.fields}
        ticked={written.withheldFields}
        error={errorOf('withheldFields')}
      />
    </>
  )
}

function Ticks({
  name,
  legend,
  choices,
  ticked,
  error,
}: {
  name: string
  legend: string
  choices: readonly Choice[]
  ticked: readonly string[]
  error: ReactNode
}) {
  return (
    <FieldGroup legend={legend} hint={error ? <span className="font-bold text-error-2">{error}</span> : undefined}>
      <div className="grid gap-x-4 sm:grid-cols-2 md:grid-cols-3">
        {choices.map(({ value, label }) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            defaultChecked={ticked.includes(value)}
            label={label}
            aria-invalid={error ? true : undefined}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

function Reason({ written, faults }: Part) {
  const t = useT('organisations')
  const errorOf = useFaultWords(faults)
  return (
    <Field label={t('decide.reason')} hint={t('decide.reasonHint')} error={errorOf('reason')}>
      {wiring => (
        <textarea
          name="reason"
          rows={3}
          maxLength={MOST_REASON}
          required
          defaultValue={written.reason}
          {...wiring}
          className="control"
        />
      )}
    </Field>
  )
}
