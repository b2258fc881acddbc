import type { Change } from './content.ts'
import { FIELD_GROUPS, fieldOf } from './fields.ts'
import type { OfferStatus } from './model.ts'

// What whoever reviews a submitted revision looks at first, and what may be approved at one stroke.

export const REVIEW_TABS = ['submitted', 'returned'] as const
export type ReviewTab = (typeof REVIEW_TABS)[number]

/**
 * `pair`: two of the city's staff have to agree, `once`: the first has; `photos`: nobody has let them through yet; `own`:
 * whoever looks had a hand in it; `should`: items that are only asked for are open.
 */
export const REVIEW_FLAGS = ['first', 'pair', 'once', 'location', 'price', 'photos', 'should', 'proxy', 'own'] as const
export type ReviewFlag = (typeof REVIEW_FLAGS)[number]

/** An offer whose end is not here yet: what a revision changes is public or has been taken from the public for a while. */
const STANDS: readonly OfferStatus[] = ['live', 'paused', 'applied']
export const isFirstOf = ({ offerStatus }: { offerStatus: OfferStatus }): boolean => !STANDS.includes(offerStatus)

const LOCATION = ['place.at', 'place.townId', 'place.addressJa', 'place.precision']
const PRICES = ['terms.rentYen', 'terms.priceYen']
/** A rent or price that moves by more than this is looked at twice. */
const MOST_OF_A_PRICE_STEP = 0.1

export const isRelocated = (changes: readonly Change[]): boolean => changes.some(({ path }) => LOCATION.includes(path))

/** A rent or price that moved by more than a tenth, or is not stated any more. */
export const isRepriced = (changes: readonly Change[]): boolean =>
  changes.some(({ path, before, after }) => {
    if (!PRICES.includes(path) || typeof before !== 'number') return false
    return typeof after !== 'number' || Math.abs(after - before) > before * MOST_OF_A_PRICE_STEP
  })

export type Sight = {
  /** Nothing of the offer is public today. */
  isFirst: boolean
  changes: readonly Change[]
  isProxy: boolean
  isOwn: boolean
  /** Items of the standards that are only asked for and open. */
  openWishes: number
  /** Photos for the public that nobody has let through yet. */
  newPhotos: number
  needsPair: boolean
  isApprovedOnce: boolean
}

/**
 * Whether two of the city's staff let it through: what is delicate, when it is new or moves. What one of them has entered
 * for a partner has been before two pairs of eyes with the other's approval.
 */
export const needsPair = (
  { isFirst, isProxy, changes }: Pick<Sight, 'isFirst' | 'isProxy' | 'changes'>,
  isDelicate: boolean,
): boolean => isDelicate && !isProxy && (isFirst || isRelocated(changes))

export function flagsOf(sight: Sight): ReviewFlag[] {
  const { isFirst, changes, isProxy, isOwn, openWishes, newPhotos } = sight
  const flags: Record<ReviewFlag, boolean> = {
    first: isFirst,
    pair: sight.needsPair && !sight.isApprovedOnce,
    once: sight.needsPair && sight.isApprovedOnce,
    location: !isFirst && isRelocated(changes),
    price: !isFirst && isRepriced(changes),
    photos: !isFirst && newPhotos > 0,
    should: openWishes > 0,
    proxy: isProxy,
    own: isOwn,
  }
  return REVIEW_FLAGS.filter(flag => flags[flag])
}

/**
 * What may be approved with others at one stroke: under an agreement that says so, a change of what is public that
 * moves neither the property nor its price by much, brings no photo, and that nobody at the city hall wrote.
 */
export const mayGoInBulk = ({ isFirst, changes, isProxy, isOwn, newPhotos }: Sight, agreed: boolean): boolean =>
  agreed && !isFirst && !isProxy && !isOwn && newPhotos === 0 && !isRelocated(changes) && !isRepriced(changes)

/** Parts of a listing, as the review goes through them. */
export const SECTIONS = ['words', 'place', 'terms', 'contact', 'access', ...FIELD_GROUPS] as const
export type Section = (typeof SECTIONS)[number]

/** Where a value of a content stands. */
export function sectionOf(path: string): Section {
  const [part, id = ''] = path.split('.', 2) as [string, string?]
  if (part === 'facts') return fieldOf(id)?.group ?? 'building'
  if (part === 'place' || part === 'contact' || part === 'access' || part === 'terms') return part
  return ['partnerRef', 'transactionMode', 'adConsent'].includes(part) ? 'terms' : 'words'
}

/** What is often to be put right, with the field that it is about; the sentences stand in the `review` messages. */
export const REASONS = {
  title: 'titleJa',
  place: 'place.at',
  address: 'place.addressJa',
  floorArea: 'facts.leasable_area_m2',
  landArea: 'facts.land_area_m2',
  road: 'facts.front_road_width_m',
  price: 'terms.rentYen',
  term: 'terms.leaseTermMonths',
  consent: 'adConsent',
  photos: null,
  duplicate: null,
} as const satisfies Record<string, string | null>
export type ReasonCode = keyof typeof REASONS
export const REASON_CODES = Object.keys(REASONS) as ReasonCode[]
export const isReasonCode = (text: string): text is ReasonCode => Object.hasOwn(REASONS, text)

export const LONGEST_NOTE = 300

/** How each of several approvals at one stroke ended, as an address carries it: '12.ok~15.Changed'. */
export type BulkEnd = { id: number; end: string }
export const bulkText = (ends: readonly BulkEnd[]): string => ends.map(({ id, end }) => `${id}.${end}`).join('~')
export const readBulk = (text: string): BulkEnd[] =>
  text.split('~').flatMap(part => {
    const [, id, end] = /^([1-9]\d{0,14})\.([A-Za-z]{2,20})$/.exec(part) ?? []
    return id && end ? [{ id: Number(id), end }] : []
  })

export const readTab = (text: string | null): ReviewTab => REVIEW_TABS.find(tab => tab === text) ?? 'submitted'
export const readPage = (text: string | null): number => (/^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : 1)

/** Approved at one stroke, at most: as many as a page of the queue holds. */
const MOST_TICKS = 25

/** '12.3': revision 12 as of its version 3. */
export const readTicks = (ticks: readonly string[]): { id: number; seen: number }[] =>
  ticks.slice(0, MOST_TICKS).flatMap(tick => {
    const [, id, seen] = /^([1-9]\d{0,14})\.([1-9]\d{0,8})$/.exec(tick) ?? []
    return id && seen ? [{ id: Number(id), seen: Number(seen) }] : []
  })

/** The id of a revision in an address, or null. */
export const readId = (text: string | undefined): number | null =>
  /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : null

/** The one that follows after a decision: the next in the queue, or its first. */
export function nextAfter(waiting: readonly number[], decided: number): number | null {
  const at = waiting.indexOf(decided)
  const rest = [...waiting.slice(at + 1), ...waiting.slice(0, Math.max(at, 0))]
  return rest.find(id => id !== decided) ?? null
}
