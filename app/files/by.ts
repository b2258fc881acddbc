import type { Actor } from '../audit/entry.ts'

/** Who does something, and when: for the audit log and the row itself. */
export type By = { actor: Actor; now: Date }

/** The account, where somebody who is signed in does it. */
export const accountOf = ({ actor }: By): number | null => (typeof actor === 'string' ? null : actor.accountId)
