import type { ListingStatus, OfferStatus } from './model.ts'

export type Move = {
  from: readonly OfferStatus[]
  to: OfferStatus
  /** The reason is told to the other side and kept with the event. */
  needsReason: boolean
}

const UNDER_WAY = ['draft', 'submitted', 'changes_requested'] as const
const RUNNING = ['live', 'paused', 'applied'] as const

/**
 * The way of an offer, one line a move: what is not here is refused. `mark_applied` takes it from the public at once,
 * for to advertise after an application is bait (おとり広告). `resume` and `reopen` are confirmations as well.
 */
export const MOVES = {
  submit: { from: ['draft', 'changes_requested'], to: 'submitted', needsReason: false },
  take_back: { from: ['submitted'], to: 'draft', needsReason: false },
  request_changes: { from: ['submitted'], to: 'changes_requested', needsReason: true },
  publish: { from: ['submitted'], to: 'live', needsReason: false },
  pause: { from: ['live'], to: 'paused', needsReason: false },
  suspend: { from: ['live'], to: 'paused', needsReason: true },
  resume: { from: ['paused'], to: 'live', needsReason: false },
  mark_applied: { from: ['live', 'paused'], to: 'applied', needsReason: false },
  reopen: { from: ['applied'], to: 'live', needsReason: false },
  close: { from: RUNNING, to: 'closed', needsReason: false },
  withdraw: { from: [...UNDER_WAY, ...RUNNING, 'expired'], to: 'withdrawn', needsReason: false },
  expire: { from: RUNNING, to: 'expired', needsReason: false },
  relist: { from: ['expired', 'closed', 'withdrawn'], to: 'draft', needsReason: false },
} as const satisfies Record<string, Move>
export type MoveName = keyof typeof MOVES
export const MOVE_NAMES = Object.keys(MOVES) as MoveName[]

export const isAllowed = (move: MoveName, from: OfferStatus): boolean =>
  (MOVES[move].from as readonly OfferStatus[]).includes(from)

/** Why a move is not made. */
export type MoveRefusal = 'NotFound' | 'NotAllowed' | 'NoReason'

/** Moves that are open from a status, in the table's order. */
export const movesFrom = (from: OfferStatus): MoveName[] => MOVE_NAMES.filter(move => isAllowed(move, from))

/** A listing is as the best of its offers, in this order. */
const BEST_FIRST: readonly [OfferStatus, ListingStatus][] = [
  ['live', 'published'],
  ['applied', 'applied'],
  ['paused', 'paused'],
  ['expired', 'expired'],
  ['closed', 'closed'],
  ['withdrawn', 'withdrawn'],
  ['submitted', 'submitted'],
  ['changes_requested', 'changes_requested'],
  ['draft', 'draft'],
]

/** The status of a listing with offers in these statuses; null = it has none. */
export const listingStatusOf = (offers: readonly OfferStatus[]): ListingStatus | null =>
  BEST_FIRST.find(([status]) => offers.includes(status))?.[1] ?? null
