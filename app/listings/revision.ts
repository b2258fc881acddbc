import type { Content } from './content.ts'
import type { ItemState } from './detail.ts'
import type { Deal, OfferStatus } from './model.ts'

export const REVISION_STATES = ['open', 'submitted', 'changes_requested', 'applied', 'discarded'] as const
export type RevisionState = (typeof REVISION_STATES)[number]
/** Still under somebody's hands. */
export const UNDER_WAY = ['open', 'submitted', 'changes_requested'] as const satisfies readonly RevisionState[]
/** Its writer may change it. */
export const OPEN = ['open', 'changes_requested'] as const satisfies readonly RevisionState[]

/** How something came that staff enter for a partner, and who consented to it. */
export type ByProxy = {
  channel: 'fax' | 'telephone' | 'counter' | 'mail'
  /** 'YYYY-MM-DD' */
  receivedOn: string
  consentBy: string
  consentOn: string
  /** When they said by telephone that it can still be had; absent: with their consent. */
  confirmedOn?: string
}

/** What is to be put right: a field by its path, or the whole; a code or a sentence. */
export type Reason = { path: string | null; text: string }

export type Revision = {
  id: number
  listingId: number
  offerId: number
  assetId: number
  publicId: string
  deal: Deal
  organisationId: number
  state: RevisionState
  version: number
  content: Content
  reasons: Reason[]
  byProxy: ByProxy | null
  /** From a partner's own system; null: somebody typed it. */
  cameBy: 'feed' | null
  offerStatus: OfferStatus
  updatedAt: Date
  updatedBy: number | null
  openedBy: number | null
  submittedBy: number | null
  submittedAt: Date | null
  /** Who has approved this very version first, where two have to. */
  approvedBy: number | null
  approvedAt: Date | null
}

/** An item of the listing standards that is not met, which keeps it from publication. */
export type Lack = { id: string; state: Exclude<ItemState, 'met' | 'notApplicable'> }
