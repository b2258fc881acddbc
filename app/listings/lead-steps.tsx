import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatDay } from '../lib/i18n/format.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { CardSection } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { CONSENT_METHODS, MOST_DOCUMENT, MOST_GIVER } from './lead.ts'
import type { LeadIntent, ReturnedLead } from './lead-desk.server.ts'
import { useLeadFault } from './lead-fields.tsx'
import type { Lead } from './leads.server.ts'

export type AgentChoice = { id: number; name: string }
type Props = { lead: Lead; returned: ReturnedLead | null }

/** A form that does one thing to a lead as it stands in front of its bank. */
export function LeadForm({ lead, intent, children }: { lead: Lead; intent: LeadIntent; children: ReactNode }) {
  const href = useHref()
  return (
    <Form method="post" action={href(`/partner/leads/${lead.id}`)} className="mt-3 grid max-w-[40rem] gap-4">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="version" value={lead.version} />
      {children}
    </Form>
  )
}

/** The way of a lead to the public: consent, agent, handing over. */
export function LeadSteps({ lead, agents, returned }: Props & { agents: readonly AgentChoice[] }) {
  const t = useT('organisations')
  if (lead.state === 'withdrawn') return null
  return (
    <CardSection title={t('lead.steps')} id="steps">
      <div className="grid gap-6">
        <ConsentStep lead={lead} returned={returned} />
        <AgentStep lead={lead} agents={agents} returned={returned} />
        <HandOverStep lead={lead} />
      </div>
    </CardSection>
  )
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-line pt-4 first:border-0 first:pt-0">
      <h3 className="font-bold">{title}</h3>
      {children}
    </section>
  )
}

function ConsentStep({ lead, returned }: Props) {
  const t = useT('organisations')
  const locale = useLocale()
  const { consent } = lead
  if (!consent)
    return (
      <Step title={t('lead.stepConsent')}>
        <p>{t('lead.consentNone')}</p>
        <ConsentForm lead={lead} returned={returned} />
      </Step>
    )
  return (
    <Step title={t('lead.stepConsent')}>
      <p>
        {t('lead.consentGiven', {
          by: consent.givenBy,
          day: formatDay(locale, consent.givenOn),
          method: t(`lead.methods.${consent.method}`),
          document: consent.document,
        })}
      </p>
      <Disclosure summary={t('lead.takeBack')}>
        <p>{t('lead.takeBackText')}</p>
        <LeadForm lead={lead} intent="take_back">
          <p>
            <Button type="submit" look="outline">
              {t('lead.takeBack')}
            </Button>
          </p>
        </LeadForm>
      </Disclosure>
    </Step>
  )
}

function ConsentForm({ lead, returned }: Props) {
  const t = useT('organisations')
  const own = returned?.intent === 'consent' ? returned : null
  const errorOf = useLeadFault(own?.faults ?? [])
  return (
    <LeadForm lead={lead} intent="consent">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          label={t('lead.consentBy')}
          name="consentBy"
          required
          autoComplete="off"
          maxLength={MOST_GIVER}
          defaultValue={own?.written.consentBy}
          error={errorOf('consentBy')}
        />
        <TextField
          label={t('lead.consentOn')}
          name="consentOn"
          type="date"
          required
          defaultValue={own?.written.consentOn}
          error={errorOf('consentOn')}
        />
        <Select
          label={t('lead.consentMethod')}
          name="consentMethod"
          defaultValue={own?.written.consentMethod}
          error={errorOf('consentMethod')}
          options={CONSENT_METHODS.map(method => ({ value: method, label: t(`lead.methods.${method}`) }))}
        />
        <TextField
          label={t('lead.consentDocument')}
          hint={t('lead.consentDocumentHint')}
          name="consentDocument"
          required
          autoComplete="off"
          maxLength={MOST_DOCUMENT}
          defaultValue={own?.written.consentDocument}
          error={errorOf('consentDocument')}
          className="sm:col-span-2"
        />
      </div>
      <p>
        <Button type="submit" look="outline">
          {t('lead.giveConsent')}
        </Button>
      </p>
    </LeadForm>
  )
}

function AgentStep({ lead, agents, returned }: Props & { agents: readonly AgentChoice[] }) {
  const t = useT('organisations')
  const locale = useLocale()
  const own = returned?.intent === 'attach' ? returned : null
  const errorOf = useLeadFault(own?.faults ?? [])
  const choose = { value: '', label: t('lead.choose') }
  return (
    <Step title={t('lead.stepAgent')}>
      <p>{lead.agentId === null ? t('lead.agentNone') : inLocale(locale, lead, 'agent')}</p>
      {lead.listingId === null ? (
        <LeadForm lead={lead} intent="attach">
          <Select
            label={t('lead.agent')}
            hint={t('lead.agentHint')}
            name="agent"
            required
            defaultValue={own?.written.agent ?? String(lead.agentId ?? '')}
            error={errorOf('agent')}
            options={[choose, ...agents.map(({ id, name }) => ({ value: String(id), label: name }))]}
          />
          <p>
            <Button type="submit" look="outline">
              {t('lead.attach')}
            </Button>
          </p>
        </LeadForm>
      ) : null}
    </Step>
  )
}

function HandOverStep({ lead }: { lead: Lead }) {
  const t = useT('organisations')
  const locale = useLocale()
  if (lead.listingId !== null)
    return (
      <Step title={t('lead.stepHandOver')}>
        <p>{t('lead.handedOver', { agent: inLocale(locale, lead, 'agent'), number: lead.number ?? '' })}</p>
      </Step>
    )
  return (
    <Step title={t('lead.stepHandOver')}>
      <p>{t(lead.state === 'ready' ? 'lead.handOverText' : 'lead.handOverWait')}</p>
      {lead.state === 'ready' ? (
        <LeadForm lead={lead} intent="hand_over">
          <p>
            <Button type="submit">{t('lead.handOver')}</Button>
          </p>
        </LeadForm>
      ) : null}
    </Step>
  )
}
