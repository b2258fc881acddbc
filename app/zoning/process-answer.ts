import type { Locale } from '../lib/i18n/locale.ts'
import type { Process } from './law/process.ts'
import { nameOfUse } from './law/uses.ts'

/** A process as /api/processes gives it. `kana`: how the Japanese name is read; `use`: the use of a building. */
export const processAnswer = (process: Process, locale: Locale) => ({
  id: process.id,
  name: process[locale],
  kana: process.kana,
  words: process.words,
  use: process.use,
  useName: nameOfUse(process.use)[locale],
})
