/** Signs that CP932 has under another number: they look the same, and come back from it as their twin. */
const TWINS: Readonly<Record<string, string>> = {
  '〜': '～',
  '−': '－',
  '‖': '∥',
  '—': '―',
  '–': '－',
  '¢': '￠',
  '£': '￡',
  '¬': '￢',
  '\u00a5': '￥',
  // Not the same sign, but the same word: m² is written m2.
  '²': '2',
  '³': '3',
}
const TWIN = new RegExp(`[${Object.keys(TWINS).join('')}]`, 'g')

/** A text in the signs that CP932 has. */
export const withTwins = (text: string): string => text.replace(TWIN, sign => TWINS[sign]!)
