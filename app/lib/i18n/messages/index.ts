import type { Locale } from '../locale.ts'
import type all from './ja/all.server.ts'
import type browser from './ja/index.ts'
import type { SameKeys } from './shape.ts'

/** Japanese is the measure: English has the same keys (each catalogue file says so to the compiler). */
export type BrowserMessages = typeof browser
export type AllMessages = typeof all
export type Namespace = keyof AllMessages
export type BrowserNamespace = keyof BrowserMessages
export type Catalogue = { readonly [N in BrowserNamespace]: SameKeys<BrowserMessages[N]> }

/** The catalogue of one language, fetched by the browser alone; the other language never travels. */
export const loadMessages = async (locale: Locale): Promise<Catalogue> =>
  (await (locale === 'en' ? import('./en/index.ts') : import('./ja/index.ts'))).default
