import { TARGET_REFUSALS } from './target.ts'

/** Why nothing was taken from a feed's address. */
export const PULL_REFUSALS = [
  ...TARGET_REFUSALS,
  'NoSuchName',
  'BadRedirect',
  'TooManyRedirects',
  'TooLarge',
  'TooLargeUnpacked',
  'BadPacking',
  'TooSlow',
  'BadCertificate',
  'Unreachable',
  'NotLetIn',
  'NotThere',
  'OtherAnswer',
  'NothingCame',
  'NoRoom',
] as const
export type PullRefusal = (typeof PULL_REFUSALS)[number]

export class PullRefused extends Error {
  constructor(readonly why: PullRefusal) {
    super(`A feed is not taken: ${why}`)
  }
}

/** Milliseconds and bytes; `mostBytes` counts what is unpacked. */
export type PullLimits = { totalMs: number; idleMs: number; mostBytes: number }

const MB = 1024 * 1024
export const LIMITS: Record<'csv' | 'json', PullLimits> = {
  csv: { totalMs: 60_000, idleMs: 10_000, mostBytes: 60 * MB },
  json: { totalMs: 60_000, idleMs: 10_000, mostBytes: 20 * MB },
}

/** A list of property packs to a tenth or so; what unpacks to far more, once it is large at all, is a bomb. */
export const MOST_RATIO = 100
export const RATIO_COUNTS_FROM = MB
