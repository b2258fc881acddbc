import { hasControls } from '../lib/controls.ts'
import { readDay } from '../lib/reading.ts'
import { LONGEST_ALT, LONGEST_RIGHT_HOLDER } from './model.ts'

/** What is told of a photo. */
export type PhotoWords = { altJa: string | null; altEn: string | null; rightHolder: string; takenOn: string | null }

export const PHOTO_FIELDS = ['altJa', 'altEn', 'rightHolder', 'takenOn'] as const
export type PhotoField = (typeof PHOTO_FIELDS)[number]

const lengthOf = (text: string) => [...text].length
const isLine = (text: string, most: number) => lengthOf(text) <= most && !hasControls(text) && !/[\n\t]/.test(text)

/**
 * Reads what a form tells of a photo. `words` is null where something is to be put right; `faults` names the fields.
 * A photo is not taken in the future: `today` is 'YYYY-MM-DD'.
 */
export function readPhotoWords(
  params: URLSearchParams,
  today: string,
): { words: PhotoWords | null; faults: PhotoField[] } {
  const given = (name: PhotoField) => (params.get(name) ?? '').replace(/[\r\n\t]+/g, ' ').trim()
  const [altJa, altEn, rightHolder, day] = PHOTO_FIELDS.map(given) as [string, string, string, string]
  const takenOn = readDay(day)
  const isSound: Record<PhotoField, boolean> = {
    altJa: isLine(altJa, LONGEST_ALT),
    altEn: isLine(altEn, LONGEST_ALT),
    rightHolder: rightHolder !== '' && isLine(rightHolder, LONGEST_RIGHT_HOLDER),
    takenOn: day === '' || (takenOn !== null && takenOn <= today && takenOn >= '1900-01-01'),
  }
  const faults = PHOTO_FIELDS.filter(name => !isSound[name])
  if (faults.length > 0) return { words: null, faults }
  return { words: { altJa: altJa || null, altEn: altEn || null, rightHolder, takenOn }, faults }
}
