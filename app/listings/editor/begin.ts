import type { PlaceFacts } from '../../zoning/here.ts'
import { DEALS, type Deal, KINDS, type Kind, TRANSACTION_MODES, type TransactionMode } from '../model.ts'

type Named = { nameJa: string; nameEn: string }
export const BEGIN_CHOICES = ['kind', 'deal', 'mode'] as const
export type BeginChoice = (typeof BEGIN_CHOICES)[number]

/** The first page of a listing: the place, what is known of it, and what was chosen. */
export type BeginView = {
  /** As it was written. */
  place: string
  placeError?: string | undefined
  look: {
    town: Named
    at: [number, number] | null
    /** Of the town, for a map that opens there. */
    middle: [number, number]
    facts: PlaceFacts | null
    /** In words, the nearest first. */
    stations: string[]
    otherTown: Named | null
  } | null
  chosen: Record<BeginChoice, string>
  modes: Record<TransactionMode, string>
  errors: Partial<Record<BeginChoice | 'refusal', string>>
}

/** What was chosen of the property; faults name what was not. A brokered rent is what is posted most. */
export function readBeginning(params: URLSearchParams): {
  chosen: Record<BeginChoice, string>
  read: { kind: Kind; deal: Deal; transactionMode: TransactionMode } | null
  faults: BeginChoice[]
} {
  const chosen = {
    kind: params.get('kind') ?? '',
    deal: params.get('deal') ?? 'rent',
    mode: params.get('mode') ?? 'brokerage',
  }
  const kind = KINDS.find(one => one === chosen.kind)
  const deal = DEALS.find(one => one === chosen.deal)
  const transactionMode = TRANSACTION_MODES.find(one => one === chosen.mode)
  const faults = BEGIN_CHOICES.filter(name => !{ kind, deal, mode: transactionMode }[name])
  return { chosen, read: kind && deal && transactionMode ? { kind, deal, transactionMode } : null, faults }
}
