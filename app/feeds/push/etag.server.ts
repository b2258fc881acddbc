import { createHash } from 'node:crypto'
import { canonical } from '../../listings/content.ts'
import type { Held } from '../sheet/compare.ts'

/** Names what the portal holds of a reference, and where it stands: another as soon as either is. */
export const etagOf = ({ publicId, deal, status, content }: Held): string =>
  `"${createHash('sha256')
    .update(JSON.stringify(canonical([publicId, deal, status, content])))
    .digest('base64url')
    .slice(0, 27)}"`

/** Under which conditions a request is meant, by its headers. */
export type Conditions = { ifMatch: string | null; ifNoneMatch: string | null }

const tags = (header: string) => header.split(',').map(tag => tag.trim())

const withoutWeak = (tag: string) => tag.replace(/^W\//, '')

/** Whether what is held is what the sender means; for If-Match a weak tag never is (RFC 9110, 13.1). */
export function isMeant({ ifMatch, ifNoneMatch }: Conditions, held: Held | null): boolean {
  if (ifMatch !== null && !(held && (ifMatch.trim() === '*' || tags(ifMatch).includes(etagOf(held))))) return false
  if (ifNoneMatch === null || !held) return true
  return ifNoneMatch.trim() !== '*' && !tags(ifNoneMatch).map(withoutWeak).includes(etagOf(held))
}
