import { Form } from '@remix-run/react'
import { useHref, useT } from '../../lib/i18n/provider.tsx'
import { Button } from '../../ui/button.tsx'
import { CardSection } from '../../ui/card.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import type { ProxyChoices } from '../by-proxy.server.ts'
import { CHANNELS, type ProxyFaults, type ProxyField } from '../by-proxy.ts'
import { DEALS, KINDS, TRANSACTION_MODES } from '../model.ts'

type Written = Partial<Record<ProxyField, string>>
type Props = { choices: ProxyChoices; modes: Record<string, string>; written: Written; faults: ProxyFaults }

/** How it came, who consented, and what it is: enough to begin with. A plain form. */
export function EnterForm({ choices, modes, written, faults }: Props) {
  const t = useT('review')
  const l = useT('listings')
  const href = useHref()
  const wire = (name: ProxyField) => {
    const fault = faults[name]
    return { name, defaultValue: written[name], error: fault && t(`enter.fault.${fault}`) }
  }
  const choose = { value: '', label: t('enter.choose') }
  return (
    <Form method="post" action={href('/staff/listings/new')} className="grid max-w-[52rem] gap-6">
      <CardSection id="received" title={t('enter.received')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t('enter.organisation')}
            options={[choose, ...choices.organisations]}
            className="sm:col-span-2"
            {...wire('organisation')}
          />
          <Select
            label={t('enter.channel')}
            options={[choose, ...CHANNELS.map(value => ({ value, label: t(`proxy.channel.${value}`) }))]}
            {...wire('channel')}
          />
          <TextField type="date" label={t('enter.receivedOn')} {...wire('receivedOn')} />
          <TextField
            label={t('enter.consentBy')}
            hint={t('enter.consentByHint')}
            autoComplete="off"
            maxLength={60}
            {...wire('consentBy')}
          />
          <TextField type="date" label={t('enter.consentOn')} className="justify-end" {...wire('consentOn')} />
          <TextField type="date" label={t('enter.confirmedOn')} {...wire('confirmedOn')} />
        </div>
      </CardSection>
      <CardSection id="property" title={t('enter.property')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={t('enter.titleJa')} maxLength={80} lang="ja" {...wire('titleJa')} />
          <TextField label={t('enter.titleEn')} maxLength={120} lang="en" {...wire('titleEn')} />
          <Select
            label={t('enter.kind')}
            options={[choose, ...KINDS.map(value => ({ value, label: l(`kind.${value}`) }))]}
            {...wire('kind')}
          />
          <Select
            label={t('enter.deal')}
            options={[choose, ...DEALS.map(value => ({ value, label: l(`dealShort.${value}`) }))]}
            {...wire('deal')}
          />
          <Select
            label={t('enter.mode')}
            options={[choose, ...TRANSACTION_MODES.map(value => ({ value, label: modes[value] ?? value }))]}
            {...wire('transactionMode')}
          />
          <Select label={t('enter.town')} options={[choose, ...choices.towns]} {...wire('town')} />
          <TextField label={t('enter.addressJa')} maxLength={120} lang="ja" {...wire('addressJa')} />
          <TextField label={t('enter.at')} hint={t('enter.atHint')} autoComplete="off" maxLength={40} {...wire('at')} />
        </div>
      </CardSection>
      <p>
        <Button type="submit" size="lg">
          {t('enter.submit')}
        </Button>
      </p>
    </Form>
  )
}
