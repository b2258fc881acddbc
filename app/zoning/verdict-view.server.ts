import type { Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { clauseIn } from './law/clause-words.ts'
import type { FactId } from './law/facts.ts'
import { factName } from './law/values.ts'
import type { Line, Verdict } from './law/verdict-model.ts'
import type { LineView, VerdictView } from './verdict-view.ts'

/** Facts with their names in one language. */
export const namedFacts = (facts: readonly FactId[], locale: Locale): { fact: FactId; name: string }[] =>
  facts.map(fact => ({ fact, name: factName(fact)[locale] }))

const lineView = ({ layer, result, clause, confidence, ...line }: Line, locale: Locale): LineView => ({
  layer,
  result,
  clause: clauseIn(locale, clause),
  text: line[locale],
  needs: namedFacts(line.needs, locale),
  facts: line.facts.map(({ fact, whose, ...value }) => ({
    fact,
    name: factName(fact)[locale],
    value: value[locale],
    whose,
  })),
  change: line.change && { fact: line.change.fact, text: line.change[locale], becomes: line.change.becomes },
  confidence,
})

/** A verdict in one language. `unused`: answers that it rests on in no way. */
export const verdictView = (
  { result, layers, open, unchecked, ruleVersion }: Verdict,
  locale: Locale,
  unused: readonly FactId[] = [],
): VerdictView => ({
  result,
  layers: layers.map(line => lineView(line, locale)),
  open: open.map(({ code, clause, confidence, ...words }) => ({
    code,
    clause: clauseIn(locale, clause),
    text: words[locale],
    confidence,
  })),
  unchecked: unchecked.map(({ code, ...words }) => ({ code, text: words[locale] })),
  unused: namedFacts(unused, locale),
  ruleVersion,
  guidance: translator(locale, 'verdict')('guidance'),
})
