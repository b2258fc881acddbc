import type { Locale } from '../lib/i18n/locale.ts'

/** What is written to a person about an account. */
export const LETTER_KINDS = ['invitation', 'reset', 'new_sign_in', 'password_changed'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

/** A letter to be sent: to whom, in which language, and the path on the portal that it is about, with any token. */
export type Letter = {
  kind: LetterKind
  to: { accountId: number; mail: string; name: string }
  locale: Locale
  /** In the reader's language, without the host. Holds the secret of an invitation or a reset: never to be logged. */
  path: string
  /** Until when the path is good; null where it always is. */
  expiresAt: Date | null
}
