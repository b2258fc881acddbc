/**
 * Why a letter was not taken. `away`: the server, or our account on it, is at fault, and any other letter would fare the
 * same. `later`: the server asks for another try (4xx). `never`: it will not take this letter (5xx).
 */
export type Fault = 'away' | 'later' | 'never'

/** What an SMTP client tells of a failure. */
export type SendError = { code?: string; command?: string; responseCode?: number }

/** Commands that are about one letter; greeting, encryption and log-in are about all of them. */
const OF_THE_LETTER = new Set(['RCPT TO', 'DATA'])
/** "Service not available, closing transmission channel" (RFC 5321, 4.2.3), whenever it comes. */
const CLOSING = 421

export function faultOf({ code, command, responseCode }: SendError): Fault {
  // The client itself refuses to build or address the letter: trying again changes nothing.
  if (!responseCode && (code === 'EENVELOPE' || code === 'EMESSAGE')) return 'never'
  if (!command || !responseCode || responseCode === CLOSING) return 'away'
  if (command === 'MAIL FROM') return 'later'
  if (!OF_THE_LETTER.has(command)) return 'away'
  return responseCode >= 500 ? 'never' : 'later'
}

/** How the failure is kept: never the server's words, which repeat the address. */
export const faultWords = ({ code, command, responseCode }: SendError): string =>
  [code, command, responseCode].filter(part => part !== undefined).join(' ') || 'unknown'

/** Tries before a letter that is put off again and again is given up: some three days. */
export const MOST_TRIES = 20

const MINUTE_MS = 60_000
const LONGEST_MS = 6 * 60 * MINUTE_MS

/** When a letter that has been put off n times is tried again: 1, 2, 4 … minutes, at most six hours. */
export const tryAgainAt = (now: Date, tries: number): Date =>
  new Date(now.getTime() + Math.min(MINUTE_MS * 2 ** (tries - 1), LONGEST_MS))
