import type { Process } from './process.ts'
import { PROCESSES, processOf } from './processes.ts'

/** Shown where nothing is asked for: the works that industrial property is most often sought for. */
const TYPICAL: readonly string[] = [
  ...['metal_cutting', 'lathe', 'metal_press', 'sheet_metal', 'welding', 'painting', 'plating', 'injection_moulding'],
  ...['electronics_assembly', 'machine_assembly', 'furniture', 'offset_printing', 'side_dishes', 'bakery'],
  ...['car_repair', 'research_lab', 'warehouse_own', 'logistics_centre', 'storage_yard', 'office'],
]

const SMALL = 'ぁぃぅぇぉっゃゅょゎ'
const LARGE = 'あいうえおつやゆよわ'
/** Between kanji or katakana, の is often left out: パンの製造, パン製造. */
const JOINING = /(?<=[\p{Script=Han}ァ-ヶー])の(?=[\p{Script=Han}ァ-ヶ])/gu
const SIGNS = /[\s・、。,.:;'’"()（）「」[\]/／&＆~～‐–—-]+/g

/**
 * One writing for many: width and case, katakana as hiragana, small kana as large. Signs part words, and the long mark
 * goes, so that コンピューター and コンピュータ are alike.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(JOINING, '')
    .replace(/[ァ-ヶ]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, letter => LARGE[SMALL.indexOf(letter)]!)
    .replaceAll('ー', '')
    .replace(SIGNS, ' ')
    .trim()

const isLatin = (text: string) => /^[a-z0-9 +]+$/.test(text)

const isHan = (text: string) => /\p{Script=Han}/u.test(text)
const isKana = (text: string) => /^\p{Script=Hiragana}$/u.test(text)

/** Where a Latin word stands in a text: as a word of its own, at the start of one, inside one. */
function latinPlace(text: string, word: string): Place | null {
  const padded = ` ${text} `
  if (padded.includes(` ${word} `)) return text.startsWith(word) ? 'first' : 'own'
  if (padded.includes(` ${word}`)) return text.startsWith(word) ? 'start' : 'within'
  // A few letters are in many words by chance.
  return word.length >= 4 && text.includes(word) ? 'inside' : null
}

/**
 * Japanese leaves no space between words: kana amid kana lies inside one (ジン in スエージング), but what follows on another
 * script starts one, and kanji are words wherever they stand.
 */
function japanesePlace(text: string, word: string): Place | null {
  if (text.startsWith(word)) return 'first'
  const at = text.indexOf(word)
  if (at < 0) return null
  if (isHan(word)) return 'within'
  for (let found = at; found >= 0; found = text.indexOf(word, found + 1)) if (!isKana(text[found - 1]!)) return 'within'
  return 'inside'
}

type Place = 'whole' | 'first' | 'own' | 'start' | 'within' | 'inside'
const placeOf = (text: string, word: string): Place | null =>
  text === word ? 'whole' : isLatin(word) ? latinPlace(text, word) : japanesePlace(text, word)

type Row = { process: Process; names: readonly string[]; synonyms: readonly string[] }
const ROWS: readonly Row[] = PROCESSES.map(process => ({
  process,
  names: [process.ja, process.en, process.kana].map(folded),
  synonyms: process.words.map(folded),
}))

/** The lower the better: names go before synonyms, words before parts of words. */
const ORDER: Record<'latin' | 'japanese', readonly string[]> = {
  // English names have several words: a synonym that is the word itself goes before a name that begins with it.
  latin: [
    ...['name whole', 'synonym whole', 'name first', 'name own', 'synonym first', 'synonym own', 'name start'],
    ...['name within', 'synonym start', 'synonym within', 'name inside', 'synonym inside'],
  ],
  japanese: [
    ...['name whole', 'name first', 'name within', 'synonym whole', 'synonym first', 'synonym within'],
    ...['name inside', 'synonym inside'],
  ],
}
const WORST = Math.max(ORDER.latin.length, ORDER.japanese.length)

function rankOf({ names, synonyms }: Row, word: string): number | null {
  const order = isLatin(word) ? ORDER.latin : ORDER.japanese
  const ranks = (kind: string, texts: readonly string[]) =>
    texts.flatMap(text => {
      const place = placeOf(text, word)
      return place === null ? [] : [order.indexOf(`${kind} ${place}`)]
    })
  const found = [...ranks('name', names), ...ranks('synonym', synonyms)]
  return found.length === 0 ? null : Math.min(...found)
}

/** Every word of the query must fit; the whole of it, where it is a name or a synonym, goes before its words. */
function rank(row: Row, query: string): number | null {
  const whole = rankOf(row, query)
  if (whole !== null) return whole
  const parts = query.split(' ').map(word => rankOf(row, word))
  return parts.includes(null) ? null : WORST + (parts as number[]).reduce((sum, one) => sum + one, 0)
}

const search = (query: string): Process[] =>
  ROWS.flatMap(row => {
    const found = rank(row, query)
    return found === null ? [] : [{ process: row.process, found }]
  })
    .sort((one, other) => one.found - other.found)
    .map(({ process }) => process)

/** The shortest word in which one letter is taken to be wrong. */
const MENDED = 5
const VOCABULARY = [
  ...new Set(ROWS.flatMap(({ names, synonyms }) => [...names, ...synonyms].join(' ').split(' '))),
].filter(word => isLatin(word) && word.length >= MENDED)

/** One letter more, less or other, or two neighbours exchanged. */
function isOneOff(one: string, other: string): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  const [rest, otherRest] = [one.slice(start), other.slice(start)]
  return (
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    rest.slice(1) === otherRest.slice(1) ||
    (rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2))
  )
}

/** The query with words that are one letter off a known one put right. */
const mended = (query: string): string =>
  query
    .split(' ')
    .map(word => {
      if (!isLatin(word) || word.length < MENDED || VOCABULARY.some(known => known.startsWith(word))) return word
      return VOCABULARY.find(known => isOneOff(word, known)) ?? word
    })
    .join(' ')

/** Processes that fit what somebody typed, best first; equal ones in the order of the catalogue. */
export function findProcesses(query: string, limit = 20): Process[] {
  const asked = folded(query)
  if (asked === '') return TYPICAL.map(id => processOf(id)!).slice(0, limit)
  const found = search(asked)
  return (found.length > 0 ? found : search(mended(asked))).slice(0, limit)
}
