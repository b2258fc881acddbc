import {
  type Change,
  type Content,
  changesBetween,
  contentSchema,
  type Flat,
  flatten,
  withValues,
} from '../../listings/content.ts'
import { ownWord } from '../../listings/editor/fact-entry.ts'
import { isValueOf } from '../../listings/fact-values.ts'
import { fieldOf, fieldsFor } from '../../listings/fields.ts'
import type { Deal, Fact, Kind, OfferStatus } from '../../listings/model.ts'
import { addressKey } from '../cells/address.ts'
import type { Around } from './column.ts'
import { withCompanions } from './companions.ts'
import type { Operation } from './core-columns.ts'
import { doubtsOf, withoutOtherDeals } from './doubts.ts'
import type { Problem } from './problem.ts'
import type { RowRead } from './row.ts'
import { withTwins, withWideKana } from './twins.ts'

/** What becomes of a row. Each ends in exactly one. */
export const OUTCOMES = ['new', 'changed', 'unchanged', 'error'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What the portal has of a reference: what is being written of it, else what it says today. */
export type Held = {
  /** In the portal's spelling. */
  reference: string
  offerId: number
  publicId: string
  deal: Deal
  status: OfferStatus
  /** The public has seen it. */
  wasPublic: boolean
  /** By whom it ended, where it has. */
  endedBy: 'feed' | 'person' | null
  content: Content
}

/** It was withdrawn before anybody saw it: named again it begins anew, under the same number. */
export const isBegunAnew = ({ status, wasPublic }: Held): boolean => status === 'withdrawn' && !wasPublic

/** What a list or a program has ended it brings back by naming it; what a person has ended only a change does. */
export const isBroughtBack = (held: Held): boolean => held.endedBy === 'feed' && !isBegunAnew(held)

export type Compared = {
  outcome: Outcome
  /** Of something new: as the row says it, or its amounts. Else as the row says it. */
  deal: Deal | null
  /** What would be written, by path. */
  written: Flat
  /** Old and new, by path; of something new nothing is old. */
  changes: Change[]
  problems: Problem[]
}

/** Without them nothing can be begun: column and path. */
const NEEDED: readonly (readonly [column: string, path: string])[] = [
  ['listing_type', 'kind'],
  ['address', 'place.addressJa'],
  ['transaction_mode', 'transactionMode'],
]

const factPath = 'facts.'

/** Facts with their papers; those that say what is on record are left, and those that the kind has no place for. */
function withPapers(said: Flat, kind: Kind, deal: Deal, held: Held | null, today: string): Record<string, unknown> {
  const applies = new Set(fieldsFor(kind, deal).map(({ id }) => id))
  const written: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(said)) {
    if (!path.startsWith(factPath)) {
      written[path] = asItStands(path, value, held)
      continue
    }
    const id = path.slice(factPath.length)
    const field = fieldOf(id)
    if (!field || !applies.has(id) || (value !== null && !isValueOf(field, value))) continue
    const before = held?.content.facts[id] as Fact | undefined
    // That nobody knows it is said of what is on record; of what is not, it is so already.
    if (value === null && before === undefined) continue
    written[path] =
      before && (isSame(before.value, value) || isSameText(before.value, value)) ? before : { value, ...ownWord(today) }
  }
  return written
}

/** The same words in other signs: a file in CP932 has some of them under another number. */
const isSameText = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' && withTwins(withWideKana(a)) === withTwins(withWideKana(b))

/** What only spells differently what stands there stays as it stands. */
function asItStands(path: string, value: unknown, held: Held | null): unknown {
  const before = held && flatten(held.content)[path]
  // By its reference it was found: a file names an offer by it, and never another one.
  if (path === 'partnerRef' && held) return before
  const isSpelling =
    path === 'place.addressJa'
      ? typeof before === 'string' && addressKey(before) === addressKey(String(value))
      : isSameText(before, value)
  return isSpelling ? before : value
}

const isSame = (a: unknown, b: unknown): boolean => changesBetween({ value: a }, { value: b }).length === 0

const error = (code: Problem['code'], column: string | null = null): Problem => ({
  ...{ level: 'error', column, heading: '', raw: '', code },
})

/** Of a row that is not taken, where it would lie: to be found on a map. */
const placeIn = (said: Flat): Flat =>
  Object.fromEntries(Object.entries(said).filter(([path]) => path === 'place.at' || path === 'place.townId'))

/** A rent says that it is let, a price that it is sold, where nothing else says it. */
function dealOf({ deal, said }: RowRead): Deal | null {
  const [isLet, isSold] = [typeof said['terms.rentYen'] === 'number', typeof said['terms.priceYen'] === 'number']
  return deal ?? (isLet === isSold ? null : isLet ? 'rent' : 'sale')
}

/** Of a row that would begin something, what it would need beside what it says or says wrongly. */
function missingOf(row: RowRead): string[] {
  const { said, problems, reference } = row
  if (reference === null) return []
  const wrong = new Set(problems.filter(({ level }) => level === 'error').map(({ column }) => column))
  const missing = NEEDED.filter(([, path]) => said[path] === undefined).map(([column]) => column)
  return [...missing, ...(dealOf(row) ? [] : ['deal'])].filter(
    column => !wrong.has(column) && !(column === 'deal' && wrong.has('listing_type')),
  )
}

/** Compares a row with what the portal has of its reference. */
export function compareRow(row: RowRead, held: Held | null, around: Pick<Around, 'towns' | 'today'>): Compared {
  const stop = (...more: Problem[]): Compared => ({
    ...{
      outcome: 'error',
      deal: row.deal,
      written: placeIn(row.said),
      changes: [],
      problems: [...row.problems, ...more],
    },
  })
  const missing = held || row.operation !== 'put' ? [] : missingOf(row).map(column => error('missing', column))
  if (row.hasErrors) return stop(...missing)
  if (row.operation !== 'put') return held ? ended(row, held, {}) : stop(error('nothing_to_end', 'operation'))
  if (held && row.deal && row.deal !== held.deal) return stop(error('other_deal', 'deal'))
  const kind = row.kind ?? held?.content.kind
  const deal = held?.deal ?? dealOf(row)
  if (missing.length > 0 || !kind || !deal) return stop(...missing)
  const own = withoutOtherDeals(withPapers(row.said, kind, deal, held, around.today), deal)
  const written = held ? withCompanions(held.content, own, around.towns) : own
  const [before, after] = held ? [held.content, withValues(held.content, written)] : [null, null]
  const doubts = doubtsOf({ said: row.said, written: own, deal, before, after, told: row.problems, around })
  const told = { ...row, problems: [...row.problems, ...doubts] }
  if (!held) return { outcome: 'new', deal, written, changes: changesBetween({}, written), problems: told.problems }
  if (!contentSchema.safeParse(after).success) return stop(error('out_of_range'))
  return ended(told, held, written)
}

const ENDED: Readonly<Record<'withdraw' | 'close', readonly OfferStatus[]>> = {
  withdraw: ['withdrawn', 'expired', 'closed'],
  close: ['closed'],
}

/** What a row would change of what there is: values by path, or where its offer stands. Nothing of one that has ended. */
export function changesOf(operation: Operation, written: Flat, held: Held): Change[] {
  const { status, content } = held
  if (operation === 'put') {
    const changes = changesBetween(flatten(content), flatten(withValues(content, written)))
    return isBroughtBack(held) ? [{ path: '@status', before: status, after: 'live' }, ...changes] : changes
  }
  const after = operation === 'close' ? 'closed' : 'withdrawn'
  return ENDED[operation].includes(status) ? [] : [{ path: '@status', before: status, after }]
}

function ended({ operation, problems, deal }: RowRead, held: Held, written: Flat): Compared {
  const changes = changesOf(operation, written, held)
  if (operation === 'put' && isBegunAnew(held))
    return { outcome: 'new', deal, written, changes: changesBetween({}, written), problems }
  const hasEnded = operation === 'put' && held.endedBy === 'person' && changes.length === 0
  if (hasEnded) {
    const told: Problem = { level: 'warning', column: null, heading: '', raw: '', code: 'has_ended' }
    return { outcome: 'unchanged', deal, written, changes, problems: [...problems, told] }
  }
  return { outcome: changes.length > 0 ? 'changed' : 'unchanged', deal, written, changes, problems }
}
