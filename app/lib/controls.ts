// Characters that no text of a person holds and that databases and XML refuse: control characters but tab and line
// ends, halves of surrogate pairs, and the two code points that are none.

const CONTROLS = /(?![\t\n\r])[\p{Cc}\p{Cs}\u{fffe}\u{ffff}]/u

export const hasControls = (text: string): boolean => CONTROLS.test(text)

export const withoutControls = (text: string): string => text.replace(new RegExp(CONTROLS, 'gu'), '')

/** Whether any text within a value of JSON, keys included, holds one. */
export function holdsControls(value: unknown): boolean {
  if (typeof value === 'string') return hasControls(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, part]) => hasControls(key) || holdsControls(part))
}
