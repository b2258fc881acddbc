import type { Locale } from '../lib/i18n/locale.ts'
import { type AskedWork, workOf } from './law/asked.ts'
import { knownIn } from './law/case.ts'
import { FACT_IDS, NUMBER_FACTS } from './law/facts.ts'
import { factName, factValue } from './law/values.ts'
import { workName } from './picked-work.server.ts'

/** A work with what is answered of it: "プレス加工（作業場の床面積 120㎡、原動機の出力の合計 30kW）". */
export function askedInWords({ use, answers }: AskedWork, locale: Locale): string {
  const work = workOf(use)
  if (!work) return use
  const known = knownIn({ work, answers, property: null })
  const parts = FACT_IDS.filter(fact => answers[fact] !== undefined).map(fact => {
    const [name, value] = [factName(fact)[locale], factValue(fact, known)?.[locale] ?? '']
    return fact in NUMBER_FACTS ? `${name} ${value}` : `${name}: ${value}`
  })
  if (parts.length === 0) return workName(work, locale)
  return locale === 'ja'
    ? `${workName(work, locale)}（${parts.join('、')}）`
    : `${workName(work, locale)} (${parts.join(', ')})`
}
