import type { Basemap } from './basemap.ts'

/** What the server hands to every loader, action and render. */
declare module '@remix-run/node' {
  interface AppLoadContext {
    /** For the script elements of this answer; the policy allows no others. */
    nonce: string
    /** Names this request in the log; shown to the reader beside an error. */
    requestId: string
    /** Origin for canonical and absolute URLs, without a slash at the end. */
    baseUrl: string
    basemap: Basemap
    /** The sample's letters may be read at /dev/mail. */
    showsMail: boolean
    /** The day in Tokyo, 'YYYY-MM-DD'. */
    today: string
    /** Tells clients apart for a day's demand figures: an IPv4 address or an IPv6 /64. Hashed before it is kept. */
    clientKey: string
    /** Logs an error that nobody expected, once, under the request id. */
    reportError: (error: unknown) => void
    /** Set where the server has refused the request: every page then shows that error instead of itself. */
    refusal?: number
  }
}
