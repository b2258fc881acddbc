import type { Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import type { Translate } from '../../lib/i18n/translate.ts'
import { papersText, tsuboText, valueText } from '../facts-view.ts'
import type { Field } from '../fields.ts'
import type { Fact } from '../model.ts'
import type { EntryFault } from './entry.ts'
import { factNames, isChosen, ownWord, writeFieldText } from './fact-entry.ts'
import type { FieldView } from './section-view.ts'

type Words = { locale: Locale; t: Translate<'editor'> }
type On = {
  form: URLSearchParams | null
  faults: Record<string, EntryFault>
  gain: (label: string) => string | undefined
  today: string
}

/** What the portal has understood of a fact, in the words of the public page. */
export function factText(locale: Locale, field: Field, fact: Pick<Fact, 'value'> | undefined): string | undefined {
  if (!fact || fact.value === null) return undefined
  const words = { locale, t: translator(locale, 'listingFacts') }
  const text = valueText(words, field, fact.value)
  return field.unit === '㎡' && Number(fact.value) > 0
    ? words.t('both', { first: text, second: tsuboText(words, Number(fact.value)) })
    : text
}

const optionsOf = ({ locale, t }: Words, field: Field) => {
  if (!isChosen(field)) return undefined
  const facts = translator(locale, 'listingFacts')
  const own =
    field.type === 'boolean'
      ? [
          { value: 'yes', label: facts('yes') },
          { value: 'no', label: facts('none') },
        ]
      : Object.entries(field.options ?? {}).map(([value, [ja, en]]) => ({ value, label: locale === 'ja' ? ja : en }))
  return [...own, { value: 'unknown', label: t('notKnown') }]
}

const TYPES_WITH_HINT = ['cranes', 'openings', 'month'] as const
const hintOf = ({ t }: Words, field: Field): string | undefined => {
  if (field.unit === '㎡') return t('factHint.area')
  const type = TYPES_WITH_HINT.find(one => one === field.type)
  return type && t(`factHint.${type}`)
}

/** What is to be put right of a fact, with how it is written. */
export function factFaultText(locale: Locale, field: Field, fault: EntryFault): string {
  const t = translator(locale, 'editor')
  return fault === 'both' ? t('fault.both') : t(`factFault.${field.type}`)
}

/** A fact's control with its papers, as the form shows them. */
export function factView(words: Words, field: Field, fact: Fact | undefined, on: On): FieldView {
  const { locale } = words
  const names = factNames(field.id)
  const label = locale === 'ja' ? field.ja : field.en
  const papers = fact ?? { ...ownWord(on.today), value: null }
  const isUnknown = on.form ? on.form.has(names.unknown) : fact?.value === null
  const written = writeFieldText(field, fact?.value)
  const fault = on.faults[names.value]
  const given = (name: string, or: string) => on.form?.get(name) ?? or
  return {
    name: names.value,
    control: 'fact',
    label,
    hint: hintOf(words, field),
    unit: field.unit ?? undefined,
    lang: field.type === 'text' ? 'ja' : undefined,
    most: 400,
    isRequired: false,
    options: optionsOf(words, field),
    text: given(names.value, isChosen(field) && isUnknown ? 'unknown' : written),
    readBack: factText(locale, field, fact),
    error: fault && factFaultText(locale, field, fault),
    gain: fact && fact.value !== null ? undefined : on.gain(label),
    fact: {
      id: field.id,
      isUnknown,
      papers: {
        party: given(names.party, papers.sourceParty),
        method: given(names.method, papers.method),
        on: given(names.on, papers.observedOn ?? ''),
        confidence: given(names.confidence, papers.confidence),
      },
      papersText: papersText({ locale, t: translator(locale, 'listingFacts') }, { ...papers, state: 'known' }),
    },
  }
}
