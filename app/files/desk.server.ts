import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import type { By } from './by.ts'
import type { Pictures } from './pictures.server.ts'

/** What answers the forms of a page of files. */
export type Means = {
  db: Kysely<Database>
  pictures: Pictures
  /** Told what goes wrong with the portal itself while pictures are made. */
  reportError: (error: unknown) => void
  /** For how long whoever sends a file waits for its pictures, in milliseconds; ten seconds unless said. */
  patienceMs?: number
}

/** Who does what to which property: found and permitted before. `today` is 'YYYY-MM-DD'. */
export type Doing = { assetId: number; by: By; locale: Locale; today: string }

/**
 * What became of a form. `done`: show the page anew, by a redirect; `notFound`: what it is about is not there; `again`:
 * the form comes back with what is to be put right, as part of the page's view.
 */
export type Outcome<Back> =
  | { kind: 'done' }
  | { kind: 'notFound' }
  | { kind: 'again'; status: 400 | 413 | 422 | 507; back: Back }
