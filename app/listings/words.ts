import { withChomeDigits } from '../places/chome.ts'

// Words as they are searched: one form for every way of writing. The text shown is never touched.

/** Old and variant forms of characters found in names of people and places, and the hyphen family. */
const VARIANTS: Record<string, string> = {
  髙: '高',
  﨑: '崎',
  嵜: '崎',
  濵: '浜',
  濱: '浜',
  邉: '辺',
  邊: '辺',
  澤: '沢',
  齋: '斎',
  齊: '斎',
  廣: '広',
  國: '国',
  櫻: '桜',
  瀧: '滝',
  龍: '竜',
  冨: '富',
  嶋: '島',
  檜: '桧',
  蔵: '蔵',
  藏: '蔵',
  鐵: '鉄',
  圓: '円',
  豐: '豊',
  萬: '万',
  會: '会',
  塲: '場',
  澁: '渋',
  縣: '県',
  區: '区',
  學: '学',
  驛: '駅',
  營: '営',
  寶: '宝',
  與: '与',
  榮: '栄',
  關: '関',
  單: '単',
  當: '当',
  應: '応',
  發: '発',
  眞: '真',
  條: '条',
  藝: '芸',
  號: '号',
  燈: '灯',
  實: '実',
  靜: '静',
  淺: '浅',
  惠: '恵',
  德: '徳',
  曾: '曽',
}
const HYPHENS = /[‐‑‒–—―−－﹣ｰ]/g
const TILDES = /[〜～∼]/g

/** 旭ヶ丘, 旭ケ丘 and 旭が丘; 3ヶ月, 3ケ月 and 3か月. The ケ of ケーブル is a sound of its own. */
const withPlainKe = (text: string) =>
  text
    .replace(/(?<=\d)[ヶヵケカ箇](?=[月所国年])/g, 'か')
    .replace(/(?<=\p{Script=Han})ケ(?=\p{Script=Han})/gu, 'が')
    .replace(/ヶ/g, 'が')
    .replace(/ヵ/g, 'か')

/** ァ–ヶ to ぁ–ゖ: katakana and hiragana are searched as one. */
const toHiragana = (text: string) => text.replace(/[ァ-ヶ]/g, kana => String.fromCharCode(kana.charCodeAt(0) - 0x60))

/** The search form of a text: NFKC, lower case, hiragana, one form of old characters, of chome, of hyphen and tilde. */
export function searchForm(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(HYPHENS, '-').replace(TILDES, '~')
  const modern = [...plain].map(char => VARIANTS[char] ?? char).join('')
  return toHiragana(withPlainKe(withChomeDigits(modern)))
    .replace(/\s+/g, ' ')
    .trim()
}

/** The pairs of neighbouring characters of a search form; they do not reach across spaces. */
export function bigrams(form: string): string[] {
  const pairs = new Set<string>()
  for (const word of form.split(' ')) {
    const chars = [...word]
    for (let i = 0; i + 1 < chars.length; i++) pairs.add(chars[i]! + chars[i + 1]!)
  }
  return [...pairs]
}

/** The words of a query in search form, each of which must be found; at most ten. */
export const queryWords = (query: string): string[] =>
  [...new Set(searchForm(query).split(' ').filter(Boolean))].slice(0, 10)

/** A LIKE pattern that finds the word anywhere. */
export const likePattern = (word: string): string => `%${word.replace(/[\\%_]/g, char => `\\${char}`)}%`
