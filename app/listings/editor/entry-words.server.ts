import { formatDay, formatYen, formatYenShort } from '../../lib/i18n/format.ts'
import type { Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import type { Flat } from '../content.ts'
import { leaseTerm } from '../detail-terms.ts'
import { type Kind, walkMinutes } from '../model.ts'
import type { Entry } from './entry.ts'

/** What the portal has understood of an entry, where that is not what stands there; undefined: nothing to add. */
export function entryText(locale: Locale, entry: Entry, flat: Flat): string | undefined {
  const t = translator(locale, 'listingFacts')
  const values = entry.paths.map(path => flat[path])
  const yen = entry.paths.findIndex(path => path.endsWith('Yen'))
  const amount = values[yen]
  if (typeof amount === 'number') {
    if (amount === 0) return t('none')
    const [full, short] = [formatYen(locale, amount), formatYenShort(locale, amount)]
    return full === short ? full : t('both', { first: full, second: short })
  }
  if (entry.name === 'deposit' || entry.name === 'keyMoney')
    return typeof values[1] === 'number' ? t('terms.months', { count: values[1] }) : undefined
  if (entry.name === 'leaseTerm' && typeof values[0] === 'number') return leaseTerm({ locale, t }, values[0])
  if (entry.name === 'available' && typeof values[0] === 'string') return formatDay(locale, values[0])
  if (entry.name.startsWith('way.') && typeof values[0] === 'number')
    return translator(locale, 'editor')('walk', { minutes: walkMinutes(values[0]) })
  return undefined
}

/** Options whose words other pages have too. */
export function optionLabel(locale: Locale, entry: Entry, option: string): string {
  const facts = translator(locale, 'listingFacts')
  if (entry.name === 'kind') return translator(locale, 'listings')(`kind.${option as Kind}`)
  if (entry.name === 'transactionMode') return facts(`terms.mode.${option as 'seller'}`)
  if (entry.name === 'tax') return facts(`terms.tax.${option as 'included'}`)
  if (entry.name === 'leaseKind') return facts(`terms.leaseKind.${option as 'ordinary'}`)
  const t = translator(locale, 'editor')
  return t(`option.${entry.name as 'precision'}.${option as 'exact'}`)
}
