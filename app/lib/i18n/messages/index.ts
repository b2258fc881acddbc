import type all from './ja/all.server.ts'
import type browser from './ja/index.ts'

/** Japanese is the measure: English has the same keys (each catalogue file says so to the compiler). */
export type BrowserMessages = typeof browser
export type AllMessages = typeof all
export type Namespace = keyof AllMessages
export type BrowserNamespace = keyof BrowserMessages
