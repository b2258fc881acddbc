import { inLocale } from '../lib/i18n/locale.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { type Definition, DefinitionList } from '../ui/definition-list.tsx'
import type { Organisation } from './organisations.server.ts'

/** What is known of an organisation. */
export function OrganisationFacts({ organisation }: { organisation: Organisation }) {
  const t = useT('organisations')
  const locale = useLocale()
  const told = (name: 'association' | 'address' | 'contactName' | 'contactHours'): Definition => ({
    term: t(`fact.${name}`),
    value: inLocale(locale, organisation, name) || null,
  })
  const { kind, licenceNumber, phone, slug } = organisation
  const needsLicence = kind === 'realtor' || licenceNumber !== null
  return (
    <DefinitionList
      columns={2}
      items={[
        { term: t('field.kind'), value: t(`kind.${kind}`) },
        { term: t('field.id'), value: slug },
        ...(needsLicence ? [{ term: t('field.licenceNumber'), value: licenceNumber }, told('association')] : []),
        told('address'),
        { term: t('field.phone'), value: phone },
        told('contactName'),
        told('contactHours'),
      ]}
    />
  )
}
