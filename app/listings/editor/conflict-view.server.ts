import type { Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import { writeCoordinates } from '../../places/place-text.ts'
import type { Conflict, Flat } from '../content.ts'
import { papersText } from '../facts-view.ts'
import { fieldOf } from '../fields.ts'
import type { Fact } from '../model.ts'
import type { Entry } from './entry.ts'
import { entryText, optionLabel } from './entry-words.server.ts'
import { factText } from './fact-view.server.ts'
import type { ConflictView } from './section-view.ts'

type On = { entries: readonly Entry[]; nameOf: (townId: unknown) => string; flat: Flat }

/** A value in words, as its reader knows it from the form. */
function valueWords(locale: Locale, path: string, value: unknown, { entries, nameOf, flat }: On): string {
  const t = translator(locale, 'editor')
  const field = path.startsWith('facts.') ? fieldOf(path.slice(6)) : undefined
  if (field) {
    const fact = value as Fact | null
    const papers = fact && papersText({ locale, t: translator(locale, 'listingFacts') }, { ...fact, state: 'known' })
    return [factText(locale, field, fact ?? undefined) ?? t('notKnown'), papers && `（${papers}）`]
      .filter(Boolean)
      .join('')
  }
  if (value === null || value === undefined || value === '') return t('notSaid')
  if (path === 'place.townId') return nameOf(value)
  if (path === 'place.at') return writeCoordinates(value as [number, number])
  const entry = entries.find(({ paths }) => paths.includes(path))
  if (entry?.options) return optionLabel(locale, entry, value === true ? 'yes' : value === false ? 'no' : String(value))
  const own = entry && entryText(locale, entry, { ...flat, [path]: value })
  return own ?? String(value)
}

function labelOf(locale: Locale, path: string, entries: readonly Entry[]): string {
  const field = path.startsWith('facts.') ? fieldOf(path.slice(6)) : undefined
  if (field) return locale === 'ja' ? field.ja : field.en
  const t = translator(locale, 'editor')
  const entry = entries.find(({ paths }) => paths.includes(path))
  return entry && !entry.name.startsWith('way.') ? t(`entry.${entry.name as 'titleJa'}`) : t('section.place')
}

/** What two have made of the same, side by side. */
export const conflictViews = (locale: Locale, conflicts: readonly Conflict[], on: On): ConflictView[] =>
  conflicts.map(({ path, yours, theirs }) => ({
    path,
    label: labelOf(locale, path, on.entries),
    yours: valueWords(locale, path, yours, on),
    theirs: valueWords(locale, path, theirs, on),
  }))
