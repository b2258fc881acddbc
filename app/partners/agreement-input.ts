import { readDay } from '../lib/reading.ts'
import { type AgreementTerms, PUBLICATIONS, type Publication } from './agreement.ts'

/** What may be agreed on: ids with what they are called. Which there are is another room's. */
export type Choice = { value: string; label: string }
export type AgreementChoices = { kinds: Choice[]; fields: Choice[] }

export type AgreementField = 'kinds' | 'withheldFields' | 'publication' | 'startsOn' | 'endsOn' | 'reason'
export type AgreementFault = 'kinds' | 'choice' | 'day' | 'order' | 'reason'
export type AgreementFaults = Partial<Record<AgreementField, AgreementFault>>

export const MOST_REASON = 400

/** What a form of an agreement says, to be shown again as it was written. */
export type WrittenAgreement = {
  kinds: string[]
  withheldFields: string[]
  mayOfferOffMarket: boolean
  bulkApproval: boolean
  publication: string
  startsOn: string
  endsOn: string
  reason: string
}

export const writtenAgreement = (form: URLSearchParams): WrittenAgreement => ({
  kinds: form.getAll('kinds').slice(0, 20),
  withheldFields: form.getAll('withheldFields').slice(0, 200),
  mayOfferOffMarket: form.get('mayOfferOffMarket') === 'yes',
  bulkApproval: form.get('bulkApproval') === 'yes',
  publication: (form.get('publication') ?? '').slice(0, 20),
  startsOn: (form.get('startsOn') ?? '').slice(0, 20),
  endsOn: (form.get('endsOn') ?? '').slice(0, 20),
  reason: (form.get('reason') ?? '').replace(/\r\n?/g, '\n').slice(0, MOST_REASON),
})

/** First and last day of a form. */
export function readDays(written: WrittenAgreement): {
  days: Pick<AgreementTerms, 'startsOn' | 'endsOn'> | null
  faults: AgreementFaults
} {
  const [startsOn, endsOn] = [readDay(written.startsOn), readDay(written.endsOn)]
  const faults: AgreementFaults = {}
  if (!startsOn) faults.startsOn = 'day'
  if (!endsOn) faults.endsOn = 'day'
  else if (startsOn && endsOn < startsOn) faults.endsOn = 'order'
  return { days: startsOn && endsOn && !faults.endsOn ? { startsOn, endsOn } : null, faults }
}

/** Everything that is agreed on. Without terms something is to be put right. */
export function readTerms(
  written: WrittenAgreement,
  choices: AgreementChoices,
): { terms: AgreementTerms | null; faults: AgreementFaults } {
  const { days, faults } = readDays(written)
  const among = (given: readonly string[], known: readonly Choice[]) =>
    given.every(value => known.some(one => one.value === value))
  if (written.kinds.length === 0 || !among(written.kinds, choices.kinds)) faults.kinds = 'kinds'
  if (!among(written.withheldFields, choices.fields)) faults.withheldFields = 'choice'
  if (!(PUBLICATIONS as readonly string[]).includes(written.publication)) faults.publication = 'choice'
  if (!days || Object.keys(faults).length > 0) return { terms: null, faults }
  const { mayOfferOffMarket, bulkApproval } = written
  const publication = written.publication as Publication
  const once = (values: readonly string[]) => [...new Set(values)]
  const kinds = once(written.kinds)
  return {
    terms: {
      kinds,
      withheldFields: once(written.withheldFields),
      mayOfferOffMarket,
      bulkApproval,
      publication,
      ...days,
    },
    faults,
  }
}
