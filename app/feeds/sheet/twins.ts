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

/** Half-width katakana, which old systems write, in the width in which people read: ﾋﾉﾀﾞｲ. */
export const withWideKana = (text: string): string => text.replace(/[\uff61-\uff9f]+/g, part => part.normalize('NFKC'))
