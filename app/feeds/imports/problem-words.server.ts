import type { Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import type { Translate } from '../../lib/i18n/translate.ts'
import { lackName } from '../../listings/lack-words.server.ts'
import { HARDLY_MAN } from '../cells/money.ts'
import { columnOf } from '../sheet/headings.ts'
import type { Problem } from '../sheet/problem.ts'

/** Words of a list that are told; of a longer one the first. */
const MOST_OPTIONS = 14

/** What a bare number of a column was taken for; an amount by its size, where one is in sight. */
function unitOf(column: string | null, raw: string | null, t: Translate<'imports'>): string {
  if (column === 'power_contract_kw') return 'kW'
  if (column === 'floor_load_t_m2') return 'kg'
  if (raw === null) return t('problems.manOrYen')
  return t(Number(raw.normalize('NFKC').replace(/[^\d.]/g, '')) < HARDLY_MAN ? 'problems.man' : 'problems.yen')
}

/** What is to be known of a cell or a row, and what to do. `raw`: what stands in it; null: of many rows together. */
export function problemWords(
  locale: Locale,
  { code, column, raw }: Pick<Problem, 'code' | 'column'> & { raw: string | null },
): string {
  const t = translator(locale, 'imports')
  if (raw === null && (code === 'twice' || code === 'lacks' || code === 'two_values')) return t(`problems.${code}`)
  const names = code === 'lacks' ? (raw ?? '').split(' ').map(id => lackName(id, locale)) : []
  if (code !== 'not_an_option')
    return t(`problem.${code}`, {
      raw: raw ?? '',
      hint: '',
      lacks: names.join(t('became.and')),
      unit: unitOf(column, raw, t),
    })
  const options = (column && columnOf(column)?.options) || []
  const some = options.slice(0, MOST_OPTIONS).join(t('optionHint.and'))
  const which = options.length === 0 ? 'none' : options.length > MOST_OPTIONS ? 'more' : 'these'
  return t('problem.not_an_option', { hint: t(`optionHint.${which}`, { options: some }) })
}
