import type { Locale } from '../lib/i18n/locale.ts'

export type DevLetterLine = { id: number; recipient: string; subject: string; locale: Locale; at: string }
export type DevLetter = DevLetterLine & {
  /** Those that say who writes to whom, and how to answer or stop it. */
  headers: [name: string, value: string][]
  text: string
}
export type DevMailPage = { lines: DevLetterLine[]; letter: DevLetter | null }
