import type { Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { CHECKLIST } from './checklist.ts'

/** What something that a listing lacks is called. */
export const lackName = (id: string, locale: Locale): string =>
  CHECKLIST.find(item => item.id === id)?.[locale] ?? translator(locale, 'editor')('hub.person')
