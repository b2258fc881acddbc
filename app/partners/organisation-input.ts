import { hasControls, withoutControls } from '../lib/controls.ts'
import { type OrganisationRow, organisationRecord } from './file.ts'

/** Fields of an organisation in the order of its form. */
export const ORGANISATION_FIELDS = [
  'kind',
  'nameJa',
  'nameEn',
  'id',
  'licenceNumber',
  'associationJa',
  'associationEn',
  'addressJa',
  'addressEn',
  'phone',
  'contactNameJa',
  'contactNameEn',
  'contactHoursJa',
  'contactHoursEn',
] as const satisfies readonly (keyof OrganisationRow)[]
export type OrganisationField = (typeof ORGANISATION_FIELDS)[number]

/** What an organisation says of itself and may change without the city: names, kind and licence are the city's to check. */
export const OWN_FIELDS = [
  'addressJa',
  'addressEn',
  'phone',
  'contactNameJa',
  'contactNameEn',
  'contactHoursJa',
  'contactHoursEn',
] as const satisfies readonly OrganisationField[]

export type Written = Partial<Record<OrganisationField, string>>
export type Faults = Partial<Record<OrganisationField, OrganisationFault>>
export type OrganisationFault =
  | 'missing'
  | 'long'
  | 'controls'
  | 'slug'
  | 'licence'
  | 'licenceMissing'
  | 'phone'
  | 'taken'

const FAULT_OF: Record<string, OrganisationFault> = {
  not_an_id: 'slug',
  not_a_licence: 'licence',
  licence_missing: 'licenceMissing',
  not_a_phone: 'phone',
}

const MOST_WRITTEN = 400

/** What a form says, as it was written, short enough to be shown again. */
export const writtenOf = (form: URLSearchParams, fields: readonly OrganisationField[]): Written =>
  Object.fromEntries(fields.map(name => [name, withoutControls(form.get(name) ?? '').slice(0, MOST_WRITTEN)]))

/**
 * Reads the form of an organisation. `held`: what stands where the form does not ask. Without a record something is to be
 * put right.
 */
export function readOrganisation(
  form: URLSearchParams,
  fields: readonly OrganisationField[],
  held: Partial<OrganisationRow> = {},
): { record: OrganisationRow | null; faults: Faults } {
  const given: Record<string, unknown> = { ...held }
  const faults: Faults = {}
  for (const name of fields) {
    const text = (form.get(name) ?? '').trim()
    if (hasControls(text)) faults[name] = 'controls'
    given[name] = text === '' ? null : text
  }
  const parsed = organisationRecord.safeParse(given)
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0]) as OrganisationField
    const isEmpty = given[name] === null || given[name] === undefined
    faults[name] ??= FAULT_OF[issue.message] ?? (isEmpty ? 'missing' : 'long')
    // Of an empty one the form of what is missing is no matter.
    if (isEmpty && faults[name] !== 'licenceMissing') faults[name] = 'missing'
  }
  const isRight = parsed.success && Object.keys(faults).length === 0
  return { record: isRight ? parsed.data : null, faults }
}
