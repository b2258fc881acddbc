import type { HTMLInputTypeAttribute } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { ORGANISATION_KINDS } from './model.ts'
import type { Faults, OrganisationField, Written } from './organisation-input.ts'

const HINTED = ['nameEn', 'id', 'licenceNumber', 'contactNameJa', 'contactHoursJa'] as const
const hasHint = (name: OrganisationField): name is (typeof HINTED)[number] =>
  (HINTED as readonly string[]).includes(name)

const NEEDED: readonly OrganisationField[] = ['kind', 'nameJa', 'id']
const MOST: Partial<Record<OrganisationField, number>> = { id: 40, phone: 24, addressJa: 200, addressEn: 200 }
const TYPES: Partial<Record<OrganisationField, HTMLInputTypeAttribute>> = { phone: 'tel' }

/** The fields of an organisation, Japanese beside English. */
export function OrganisationFields({
  fields,
  written,
  faults,
}: {
  fields: readonly OrganisationField[]
  written: Written
  faults: Faults
}) {
  const t = useT('organisations')
  const errorOf = (name: OrganisationField) => {
    const fault = faults[name]
    return fault && t(`fault.${fault}`)
  }
  return (
    <div className="grid items-start gap-x-6 gap-y-5 md:grid-cols-2">
      {fields.map(name =>
        name === 'kind' ? (
          <Select
            key={name}
            label={t('field.kind')}
            name={name}
            defaultValue={written.kind || 'realtor'}
            error={errorOf(name)}
            options={ORGANISATION_KINDS.map(kind => ({ value: kind, label: t(`kind.${kind}`) }))}
            className="md:col-span-2 md:max-w-[20rem]"
          />
        ) : (
          <TextField
            key={name}
            label={t(`field.${name}`)}
            hint={hasHint(name) ? t(`hint.${name}`) : undefined}
            name={name}
            type={TYPES[name] ?? 'text'}
            maxLength={MOST[name] ?? 120}
            required={NEEDED.includes(name)}
            autoComplete="off"
            defaultValue={written[name]}
            error={errorOf(name)}
            className={name === 'phone' ? 'md:col-span-2 md:max-w-[20rem]' : undefined}
          />
        ),
      )}
    </div>
  )
}
