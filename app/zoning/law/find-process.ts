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

/** A few Latin letters are in many words by chance: they count at the start of a word alone. */
const contains = (text: string, word: string): boolean =>
  isLatin(word) && word.length < 4 ? ` ${text}`.includes(` ${word}`) : text.includes(word)

type Row = { process: Process; names: readonly string[]; synonyms: readonly string[] }
const ROWS: readonly Row[] = PROCESSES.map(process => ({
  process,
  names: [process.ja, process.en, process.kana].map(folded),
  synonyms: process.words.map(folded),
}))

/** How well a word fits one text: itself, its start, anywhere in it. */
const closeness = (text: string, word: string): number | null =>
  text === word ? 0 : text.startsWith(word) ? 1 : contains(text, word) ? 2 : null

const best = (texts: readonly string[], word: string): number | null => {
  const fits = texts.map(text => closeness(text, word)).filter(one => one !== null)
  return fits.length === 0 ? null : Math.min(...fits)
}

/** The lower the better: names go before synonyms. */
function rankOf({ names, synonyms }: Row, word: string): number | null {
  const name = best(names, word)
  if (name !== null) return name
  const synonym = best(synonyms, word)
  return synonym === null ? null : 3 + synonym
}

/** Every word of the query must fit; the whole of it, where it is a name or a synonym, goes before its words. */
function rank(row: Row, query: string): number | null {
  const whole = rankOf(row, query)
  const parts = query.split(' ').map(word => rankOf(row, word))
  const summed = parts.includes(null) ? null : (parts as number[]).reduce((sum, one) => sum + one, 0)
  if (whole === null) return summed === null ? null : 6 + summed
  return whole
}

/** Processes that fit what somebody typed, best first; equal ones in the order of the catalogue. */
export function findProcesses(query: string, limit = 20): Process[] {
  const asked = folded(query)
  if (asked === '') return TYPICAL.map(id => processOf(id)!).slice(0, limit)
  return ROWS.flatMap(row => {
    const found = rank(row, asked)
    return found === null ? [] : [{ process: row.process, found }]
  })
    .sort((one, other) => one.found - other.found)
    .slice(0, limit)
    .map(({ process }) => process)
}
