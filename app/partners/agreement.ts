/** How what a partner submits reaches the public. */
export const PUBLICATIONS = ['automatic', 'reviewed'] as const
export type Publication = (typeof PUBLICATIONS)[number]

/** What the city and an organisation have agreed on (協定). */
export type Agreement = {
  id: number
  organisationId: number
  /** Kinds of property that may be posted under it. */
  kinds: string[]
  /** Fields that are kept from the public, by id. */
  withheldFields: string[]
  mayOfferOffMarket: boolean
  publication: Publication
  /** Several changes of listings that are public may be approved at one stroke. */
  bulkApproval: boolean
  /** 'YYYY-MM-DD', both days included. */
  startsOn: string
  endsOn: string
  suspendedAt: Date | null
  suspendedReason: string | null
}
