import { useT } from '../lib/i18n/provider.tsx'
import { Field, NumberField, Select } from '../ui/field.tsx'
import { LEAD_KINDS, type LeadField, MOST_NOTE } from './lead.ts'
import type { WrittenLead } from './lead-desk.server.ts'
import { DEALS, KINDS } from './model.ts'

export type TownChoice = { id: number; name: string }

/** The words for what is at fault with a field of a lead. */
export function useLeadFault(faults: readonly LeadField[]) {
  const t = useT('organisations')
  return (name: LeadField) => (faults.includes(name) ? t(`lead.fault.${name}`) : undefined)
}

/** What a bank says of a property, in brief. */
export function LeadFields({
  written,
  faults,
  towns,
}: {
  written: WrittenLead
  faults: readonly LeadField[]
  towns: readonly TownChoice[]
}) {
  const t = useT('organisations')
  const kinds = useT('listings')
  const errorOf = useLeadFault(faults)
  const choose = { value: '', label: t('lead.choose') }
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      <Select
        label={t('lead.kindLabel')}
        name="kind"
        required
        defaultValue={written.kind}
        error={errorOf('kind')}
        options={[choose, ...LEAD_KINDS.map(kind => ({ value: kind, label: t(`lead.kind.${kind}`) }))]}
      />
      <Select
        label={t('lead.propertyKind')}
        name="propertyKind"
        required
        defaultValue={written.propertyKind}
        error={errorOf('propertyKind')}
        options={[choose, ...KINDS.map(kind => ({ value: kind, label: kinds(`kind.${kind}`) }))]}
      />
      <Select
        label={t('lead.deal')}
        name="deal"
        required
        defaultValue={written.deal}
        error={errorOf('deal')}
        options={[choose, ...DEALS.map(deal => ({ value: deal, label: t(`lead.deals.${deal}`) }))]}
      />
      <Select
        label={t('lead.town')}
        name="town"
        required
        defaultValue={written.town}
        error={errorOf('town')}
        options={[choose, ...towns.map(({ id, name }) => ({ value: String(id), label: name }))]}
      />
      <NumberField
        label={t('lead.area')}
        hint={t('lead.areaHint')}
        name="area"
        unit="㎡"
        defaultValue={written.area}
        error={errorOf('area')}
        className="sm:col-span-2 sm:max-w-[24rem]"
      />
      <Field label={t('lead.note')} hint={t('lead.noteHint')} error={errorOf('note')} className="sm:col-span-2">
        {wiring => (
          <textarea
            name="note"
            rows={4}
            maxLength={MOST_NOTE}
            defaultValue={written.note}
            {...wiring}
            className="control"
          />
        )}
      </Field>
    </div>
  )
}
