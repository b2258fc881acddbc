import type { Locale } from '../../lib/i18n/locale.ts'

const DIGITS = '〇一二三四五六七八九'

/** 一 … 九十九 as the statute counts. */
function number(kanji: string): string {
  const [tens, ones] = kanji.includes('十') ? kanji.split('十') : ['0', kanji]
  const digit = (sign: string | undefined, empty: number) => (sign ? DIGITS.indexOf(sign) : empty)
  return String((tens === '0' ? 0 : digit(tens, 1)) * 10 + digit(ones, 0))
}

const LAWS: readonly (readonly [ja: string, en: string])[] = [
  ['建築基準法施行令', 'Building Standards Act order '],
  ['建築基準法', 'Building Standards Act '],
  ['都市計画法', 'City Planning Act '],
  ['消防法', 'Fire Service Act '],
  ['東京都環境確保条例', 'Tokyo environmental ordinance '],
  ['物件の登録', 'record of the property'],
  ['令', 'order '],
]

/**
 * A clause as the portal cites it, in a language. The letter of a column of Appended Table 2 stays as it is: （と）項三号（四の二）
 * is "(と) 3 (4-2)".
 */
export function clauseIn(locale: Locale, clause: string): string {
  if (locale === 'ja') return clause
  const articles = clause
    .replace(/第?(\d+)項/g, '($1)')
    .replace(/第?(\d+)号/g, ' no. $1')
    .replace(/第?(\d+)条の(\d+)の(\d+)/g, 'art. $1-$2-$3')
    .replace(/第?(\d+)条の(\d+)/g, 'art. $1-$2')
    .replace(/第?(\d+)条/g, 'art. $1')
    .replace(/（([いろはにほへとちりぬるをわか])）項に掲げられていない/g, '($1): not listed')
    .replace(/（([いろはにほへとちりぬるをわか])）項/g, '($1) ')
    .replace(
      /（([一二三四五六七八九十]+)の([一二三四五六七八九])）/g,
      (_, one, other) => ` (${number(one)}-${number(other)})`,
    )
    .replace(/（([一二三四五六七八九十]+)）/g, (_, one) => ` (${number(one)})`)
    .replace(/([一二三四五六七八九十]+)号/g, (_, one) => number(one))
    .replace(/別表第二 ?/g, 'App. Table 2 ')
  return LAWS.reduce((text, [ja, en]) => text.replaceAll(ja, en), articles)
    .replace(/[・、]/g, '; ')
    .replace(/ *→ */g, ' → ')
    .replace(/ {2,}/g, ' ')
    .trim()
}
