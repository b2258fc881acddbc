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
    /** The day in Tokyo, 'YYYY-MM-DD'. */
    today: string
    /** Logs an error that nobody expected, once, under the request id. */
    reportError: (error: unknown) => void
  }
}
