/** What the link of a confirming mail leads to. `why`: nothing is asked any more. */
export type ReportLink =
  | { state: 'open' | 'confirmed'; publicId: string; titleJa: string; titleEn: string }
  | { state: 'dead'; why: 'unknown' | 'ended' | 'gone' }

/** Reports of so many people, none of whom is known to be the same, take an offer from the public. */
export const INDEPENDENT_REPORTS = 2
/** How long a report can be confirmed. */
export const REPORT_LINK_MS = 24 * 60 * 60_000
/** Days for which it is known who reported, as two hashes. */
export const REPORTER_KEPT_DAYS = 30

/** The same for all spellings of a mailbox: capitals, and what stands after a plus sign, are the holder's own choice. */
export function mailboxOf(mail: string): string {
  const at = mail.lastIndexOf('@')
  return `${mail.slice(0, at).replace(/\+.*$/, '')}@${mail.slice(at + 1)}`.toLowerCase()
}

/** A field that people do not see; what fills it in is no person. */
export const TRAP = 'website'

/** What the form of a report answers. */
export type ReportReply =
  | { sent: true }
  | { sent: false; fault: 'mail' | 'tooMany' | 'trap'; minutes: number; written: string }
