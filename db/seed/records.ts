import { z } from 'zod'
import { readFact } from '../../app/listings/fact-values.ts'
import { fieldOf } from '../../app/listings/fields.ts'
import {
  CONFIDENCES,
  CONFIRM_METHODS,
  DEALS,
  FACT_METHODS,
  KINDS,
  LEASE_KINDS,
  LISTING_STATUSES,
  LOCATION_PRECISIONS,
  OFFER_STATUSES,
  SOURCE_PARTIES,
  TRANSACTION_MODES,
} from '../../app/listings/model.ts'
import { licenceNumber, ORGANISATION_KINDS } from '../../app/partners/model.ts'
import { listSample, readSample } from './files.ts'

// The sample's organisations and properties as their files write them. Days are counted back from the day of seeding.

const text = z.string().trim().min(1)
const sampleText = text.regex(/サンプル|sample/, 'is not marked as a sample')
const yen = z.number().int().nonnegative()
const days = z.number().int().nonnegative()
const months = z.number().nonnegative()

const contact = z.strictObject({ nameJa: sampleText, nameEn: sampleText, hoursJa: text, hoursEn: text, phone: text })

const organisation = z.strictObject({
  slug: text,
  kind: z.enum(ORGANISATION_KINDS),
  nameJa: sampleText,
  nameEn: sampleText,
  licenceNumber: text.refine(number => licenceNumber(number) !== null, 'is no licence number').optional(),
  associationJa: sampleText.optional(),
  associationEn: sampleText.optional(),
  addressJa: sampleText,
  addressEn: sampleText,
  phone: text,
  contacts: z.array(contact).min(1).optional(),
})
export type OrganisationRecord = z.output<typeof organisation>

const offer = z.strictObject({
  organisation: text,
  /** Which of the organisation's contacts to ask. */
  contact: z.number().int().nonnegative(),
  partnerRef: text,
  status: z.enum(OFFER_STATUSES),
  transactionMode: z.enum(TRANSACTION_MODES),
  rentYen: yen.optional(),
  priceYen: yen.optional(),
  tax: z.enum(['included', 'excluded', 'exempt']),
  commonFeeYen: yen.optional(),
  depositMonths: months.optional(),
  keyMoneyMonths: months.optional(),
  guaranteeYen: yen.optional(),
  otherCostsJa: text.optional(),
  otherCostsEn: text.optional(),
  leaseKind: z.enum(LEASE_KINDS).optional(),
  leaseTermMonths: z.number().int().positive().optional(),
  availableInDays: days.optional(),
  availableNoteJa: text.optional(),
  availableNoteEn: text.optional(),
  validForDays: days.optional(),
  adConsent: z.boolean().nullable(),
  confirmedDaysAgo: days,
  confirmMethod: z.enum(CONFIRM_METHODS),
  /** Where somebody else than the partner confirmed it: the slug of that organisation. */
  confirmedBy: text.optional(),
})
export type OfferRecord = z.output<typeof offer>

const listing = z.strictObject({
  publicId: z.string().regex(/^HN-\d{4}-\d{5}$/),
  deal: z.enum(DEALS),
  status: z.enum(LISTING_STATUSES),
  publishedDaysAgo: days.nullable(),
  firstSeenDaysAgo: days,
  endedDaysAgo: days.optional(),
  titleJa: text,
  titleEn: text,
  summaryJa: text,
  summaryEn: text,
  offers: z.array(offer).min(1),
})
export type ListingRecord = z.output<typeof listing>

/** Facts that share their papers. null = asked, and not known. */
const facts = z
  .strictObject({
    sourceParty: z.enum(SOURCE_PARTIES),
    method: z.enum(FACT_METHODS),
    /** null: nobody wrote down when. */
    daysAgo: days.nullable(),
    confidence: z.enum(CONFIDENCES),
    values: z.record(text, z.unknown()),
  })
  .superRefine(({ values, ...papers }, context) => {
    for (const [id, value] of Object.entries(values)) {
      const field = fieldOf(id)
      const isRight =
        field && (value === null || readFact(field, { ...papers, value, observedOn: null }).state === 'known')
      if (!isRight) context.addIssue({ code: 'custom', path: ['values', id], message: 'is not a value of this field' })
    }
  })

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

const property = z.strictObject({
  id: text,
  kind: z.enum(KINDS),
  town: text,
  addressJa: sampleText,
  addressEn: sampleText,
  roadNameJa: text.optional(),
  roadNameEn: text.optional(),
  location: position,
  lot: z.array(z.array(position).min(4)).min(1).optional(),
  locationPrecision: z.enum(LOCATION_PRECISIONS).default('exact'),
  access: z.array(z.strictObject({ station: text, roadM: z.number().int().positive() })).default([]),
  facts: z.array(facts),
  listings: z.array(listing).min(1),
})
export type PropertyRecord = z.output<typeof property>

export const ORGANISATIONS_FILE = 'listings/organisations.json'
export const PROPERTY_FILES: readonly string[] = listSample('listings').filter(path => path !== ORGANISATIONS_FILE)

const read = <T>(path: string, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(JSON.parse(readSample(path).toString('utf8')))
  if (!parsed.success) throw new Error(`geodata/${path}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** The sample's organisations, checked. */
export const readOrganisations = (): OrganisationRecord[] => read(ORGANISATIONS_FILE, z.array(organisation))

/** The sample's properties with their listings and offers, checked. */
export const readProperties = (): PropertyRecord[] => PROPERTY_FILES.flatMap(path => read(path, z.array(property)))
