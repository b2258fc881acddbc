import { z } from 'zod'
import { isRecord } from '../places/features.ts'
import { kindNamed, licenceNumber, ORGANISATION_KINDS } from './model.ts'

// A list of partners as the city keeps it: a table with headings, or records in JSON.

const text = (max: number) => z.string().trim().min(1).max(max)
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform(value => value ?? null)

const licence = z.string().transform((given, context) => {
  const read = licenceNumber(given)
  if (read === null) context.addIssue({ code: 'custom', message: 'not_a_licence' })
  return read
})

export const organisationRecord = z
  .object({
    /** The slug: what files of listings may call the partner by, beside its name. */
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'not_an_id'),
    kind: z.preprocess(
      kind => (typeof kind === 'string' ? (kindNamed(kind) ?? kind) : kind),
      z.enum(ORGANISATION_KINDS),
    ),
    nameJa: text(120),
    nameEn: maybe(text(120)),
    licenceNumber: maybe(licence),
    associationJa: maybe(text(120)),
    associationEn: maybe(text(120)),
    addressJa: maybe(text(200)),
    addressEn: maybe(text(200)),
    phone: maybe(z.string().regex(/^[0-9+() -]{5,24}$/, 'not_a_phone')),
    contactNameJa: maybe(text(120)),
    contactNameEn: maybe(text(120)),
    contactHoursJa: maybe(text(120)),
    contactHoursEn: maybe(text(120)),
  })
  .superRefine(({ kind, licenceNumber: number }, context) => {
    // 宅建業法 3条: who deals in property for others has a licence, and every listing of theirs states it.
    if (kind === 'realtor' && number === null)
      context.addIssue({ code: 'custom', path: ['licenceNumber'], message: 'licence_missing' })
  })
  .transform(({ nameEn, ...record }) => ({ ...record, nameEn: nameEn ?? record.nameJa }))
export type OrganisationRow = z.output<typeof organisationRecord>

/** Headings of a table, by the field they stand over. */
export const ORGANISATION_COLUMNS = {
  id: ['記号', '略号', 'slug', 'id'],
  kind: ['種類', '区分', 'kind'],
  nameJa: ['名称', '商号', '事業者名', 'name', 'name_ja'],
  nameEn: ['名称英語', '英語名', 'name_en'],
  licenceNumber: ['免許証番号', '免許番号', '宅建業免許', 'licence_number', 'license_number'],
  associationJa: ['所属団体', '加盟団体', 'association', 'association_ja'],
  associationEn: ['所属団体英語', 'association_en'],
  addressJa: ['所在地', '住所', 'address', 'address_ja'],
  addressEn: ['所在地英語', 'address_en'],
  phone: ['電話', '電話番号', 'phone'],
  contactNameJa: ['担当者', '担当', '窓口', 'contact', 'contact_name', 'contact_name_ja'],
  contactNameEn: ['担当者英語', 'contact_name_en'],
  contactHoursJa: ['受付時間', 'hours', 'contact_hours', 'contact_hours_ja'],
  contactHoursEn: ['受付時間英語', 'contact_hours_en'],
} as const satisfies Record<keyof OrganisationRow, readonly string[]>
type Column = keyof typeof ORGANISATION_COLUMNS

const plain = (heading: string) => heading.normalize('NFKC').replace(/\s/g, '').toLowerCase()
const columnOf = (heading: string): Column | undefined =>
  (Object.keys(ORGANISATION_COLUMNS) as Column[]).find(column =>
    [column, ...ORGANISATION_COLUMNS[column]].some(name => plain(name) === plain(heading)),
  )

/** The records of a table, and the headings that stand for nothing here. */
export function recordsOfTable([headings = [], ...rows]: readonly string[][]): { list: unknown[]; unused: string[] } {
  const columns = headings.map(columnOf)
  const list = rows.map(cells => {
    const said = columns.flatMap((column, i) => (column && cells[i]?.trim() ? [[column, cells[i]!.trim()]] : []))
    return Object.fromEntries(said)
  })
  return { list, unused: headings.filter((heading, i) => !columns[i] && heading.trim() !== '') }
}

/** A record of a JSON list in the fields of {@link organisationRecord}; of several people to ask the first is taken. */
export function recordOfJson(given: unknown): unknown {
  if (!isRecord(given)) return given
  const person = Array.isArray(given.contacts) && isRecord(given.contacts[0]) ? given.contacts[0] : {}
  const { nameJa, nameEn, hoursJa, hoursEn, phone } = person
  return {
    phone,
    ...given,
    id: given.id ?? given.slug,
    contactNameJa: given.contactNameJa ?? nameJa,
    contactNameEn: given.contactNameEn ?? nameEn,
    contactHoursJa: given.contactHoursJa ?? hoursJa,
    contactHoursEn: given.contactHoursEn ?? hoursEn,
  }
}
