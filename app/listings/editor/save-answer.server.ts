import { formatInstant } from '../../lib/i18n/format.ts'
import type { Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import { flatten } from '../content.ts'
import { FIELDS, fieldOf } from '../fields.ts'
import { DEALS } from '../model.ts'
import { entriesOf } from './entries.ts'
import { entryText } from './entry-words.server.ts'
import { factNames } from './fact-entry.ts'
import { factFaultText, factText } from './fact-view.server.ts'
import type { SectionSaved } from './save.server.ts'
import type { SaveAnswer } from './save-state.ts'
import { SECTIONS } from './sections.ts'

/** What a save while somebody writes answers: the version, the time in Tokyo, what was read and what could not be. */
export function saveAnswer(
  locale: Locale,
  saved: Exclude<SectionSaved, { outcome: 'notFound' }>,
  now: Date,
): SaveAnswer {
  if (saved.outcome !== 'saved') return { outcome: saved.outcome }
  const t = translator(locale, 'editor')
  const { content, version, faults } = saved
  const flat = flatten(content)
  const readBacks: Record<string, string> = {}
  const stations = Object.keys(content.access)
  for (const deal of DEALS)
    for (const section of SECTIONS)
      for (const entry of entriesOf(section, { kind: content.kind, deal, stations })) {
        const text = entryText(locale, entry, flat)
        if (text) readBacks[entry.name] = text
      }
  for (const field of FIELDS) {
    const text = factText(locale, field, content.facts[field.id])
    if (text) readBacks[factNames(field.id).value] = text
  }
  const errors = Object.fromEntries(
    Object.entries(faults).map(([name, fault]) => {
      const field = fieldOf(name.replace(/^facts\./, ''))
      return [name, field ? factFaultText(locale, field, fault) : t(`fault.${fault}`)]
    }),
  )
  return { outcome: 'saved', version, at: formatInstant(locale, now), errors, readBacks }
}
