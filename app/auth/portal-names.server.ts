import { LOCALES } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'

/** What the portal is called, in every language; no password may consist of it. */
export const portalNames: readonly string[] = LOCALES.map(locale => translator(locale, 'common')('portal'))
