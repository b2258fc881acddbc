const DIGITS = '一二三四五六七八九'

/** 3 of 三, 12 of 十二, 3 of ３; null for anything else. */
export function chomeNumber(text: string): number | null {
  const ascii = text.normalize('NFKC')
  if (/^\d{1,2}$/.test(ascii)) return Number(ascii)
  const found = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (!found || text === '') return null
  const [, tens, ten, ones] = found
  const digit = (one?: string) => (one ? DIGITS.indexOf(one) + 1 : 0)
  if (!ten) return ones ? null : digit(tens)
  return (tens ? digit(tens) : 1) * 10 + digit(ones)
}

/** 旭が丘三丁目 as 旭が丘3丁目. */
export const withChomeDigits = (text: string): string =>
  text.replace(/([一二三四五六七八九十]+)(?=丁目)/g, numeral => String(chomeNumber(numeral) ?? numeral))
