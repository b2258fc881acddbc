import { done, type Result, refused } from '../../lib/result.ts'
import { addressIn, isPublicAddress } from './address.ts'

/** Why an address on the internet is not asked for a feed. */
export const TARGET_REFUSALS = ['NotAUrl', 'TooLong', 'NotHttps', 'OtherPort', 'HasPassword', 'NotPublic'] as const
export type TargetRefusal = (typeof TARGET_REFUSALS)[number]

export const LONGEST_URL = 1000

/**
 * Reads an address of a feed. The WHATWG parser brings decimal, octal and hexadecimal spellings of an IP address to the
 * one that is compared. `ports`: those that may be asked.
 */
export function readTarget(text: string, ports: readonly number[] = [443]): Result<URL, TargetRefusal> {
  if (text.trim().length > LONGEST_URL) return refused('TooLong')
  if (!URL.canParse(text.trim())) return refused('NotAUrl')
  const url = new URL(text.trim())
  if (url.protocol !== 'https:') return refused('NotHttps')
  if (url.username !== '' || url.password !== '') return refused('HasPassword')
  if (!ports.includes(Number(url.port || 443))) return refused('OtherPort')
  url.hash = ''
  // Written out it may be longer than it was typed.
  return url.href.length > LONGEST_URL ? refused('TooLong') : done(url)
}

/** Ends of names that every network keeps to itself. */
const OWN_NAMES = /(^|\.)(localhost|local|internal|home\.arpa)$/

/** Whether an address shows by itself that nobody on the public internet answers there. */
export function isNeverPublic({ hostname }: URL): boolean {
  const literal = addressIn(hostname)
  if (literal !== null) return !isPublicAddress(literal)
  const name = hostname.replace(/\.$/, '')
  return !name.includes('.') || OWN_NAMES.test(name)
}

/** An address as it may be logged and shown: a query and a long path may hold a key. */
export const shownTarget = (url: string): string => {
  if (!URL.canParse(url)) return ''
  const { host, pathname, search } = new URL(url)
  return `${host}${pathname.slice(0, 80)}${search === '' ? '' : '?…'}`
}
