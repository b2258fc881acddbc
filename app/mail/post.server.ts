import { createTransport } from 'nodemailer'
import type { SendError } from './fault.ts'
import { PORTAL } from './letters/index.ts'
import type { Outgoing } from './outbox.server.ts'

/** The way to a mail server. */
export type Post = {
  /** Resolves when the server has taken the letter; rejects with what {@link SendError} says. */
  send: (letter: Outgoing) => Promise<void>
  close: () => void
}

const CONNECT_MS = 10_000
const SILENCE_MS = 30_000
/** One letter in all: shorter than it is in hand, or another process would send it too. */
const LETTER_MS = 60_000

const isHere = (host: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host)

/** `smtp://…` or `smtps://…` with user and password; a password leaves this machine only encrypted. */
function serverOf(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const auth = username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : auth ? 587 : 25),
    secure,
    requireTLS: !secure && auth !== undefined && !isHere(hostname),
    ...(auth ? { auth } : {}),
  }
}

/** `from`: the address that letters come from. `baseUrl`: the portal's origin, by whose name we greet the server. */
export function openPost(url: string, { from, baseUrl }: { from: string; baseUrl: string }): Post {
  const transport = createTransport({
    ...serverOf(url),
    name: new URL(baseUrl).hostname,
    pool: true,
    maxConnections: 1,
    // Whether a letter is offered again is ours to say: the pool would send it anew unseen.
    ...{ maxRequeues: 0 },
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(letter) {
      const { locale, recipient, replyTo, unsubscribeUrl, subject, body, html, messageId } = letter
      await transport.sendMail({
        from: { name: PORTAL[locale], address: from },
        to: { name: '', address: recipient },
        ...(replyTo ? { replyTo: { name: '', address: replyTo } } : {}),
        subject,
        text: body,
        ...(html ? { html } : {}),
        messageId,
        ...{ signal: AbortSignal.timeout(LETTER_MS) },
        headers: {
          'Auto-Submitted': 'auto-generated',
          'Content-Language': locale,
          ...(unsubscribeUrl ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
        },
        ...(unsubscribeUrl ? { list: { unsubscribe: { url: unsubscribeUrl, comment: '' } } } : {}),
      })
    },
    close: () => transport.close(),
  }
}
