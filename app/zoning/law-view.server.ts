import type { Locale } from '../lib/i18n/locale.ts'
import { type AskedWork, workOf } from './law/asked.ts'
import { knownIn } from './law/case.ts'
import { clauseIn } from './law/clause-words.ts'
import { holds, type Known } from './law/condition.ts'
import { itemOf } from './law/items.ts'
import { hazardClass } from './law/process.ts'
import { FACTORY_USES, nameOfUse } from './law/uses.ts'
import { factName } from './law/values.ts'
import { neededFacts } from './law/zone-line.ts'
import type { ItemView, LawView } from './law-view.ts'

/** An item whose answer is known to be no says nothing of the work. */
function itemView(id: string, known: Known, locale: Locale): ItemView[] {
  const applies = holds({ work: id }, known)
  if (applies === false) return []
  const { clause, ...item } = itemOf(id)
  const open = applies === null ? neededFacts({ work: id }, known) : []
  return [
    {
      clause: clauseIn(locale, clause),
      text: item[locale],
      applies,
      dependsOn: open.map(fact => factName(fact)[locale]),
    },
  ]
}

/** What the law takes a work for: use of the building, class of factory, items of its lists. Null for an unknown work. */
export function lawView({ use, answers }: AskedWork, locale: Locale): LawView | null {
  const work = workOf(use)
  if (!work) return null
  const known = knownIn({ work, answers, property: null })
  const { process } = work
  return {
    use: nameOfUse(work.use)[locale],
    hazard: FACTORY_USES.includes(work.use) ? hazardClass(known) : null,
    items: Object.keys(known.works).flatMap(id => itemView(id, known, locale)),
    note: (locale === 'ja' ? process?.noteJa : process?.noteEn) ?? null,
  }
}
