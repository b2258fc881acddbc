import type { Locale } from '../lib/i18n/locale.ts'
import { readDay } from '../lib/reading.ts'
import { importWords } from '../places/report-words.server.ts'
import { type AreaText, MOST_AREA_BYTES, readAreaText } from './guidance-text.ts'
import { readGuidance } from './read-guidance.ts'

/** What an area's own form holds, as it was written. */
export type WrittenArea = {
  nameJa: string
  nameEn: string
  industries: string[]
  incentivesJa: string
  incentivesEn: string
  sourceJa: string
  sourceEn: string
  url: string
}
const TEXTS = ['nameJa', 'nameEn', 'incentivesJa', 'incentivesEn', 'sourceJa', 'sourceEn', 'url'] as const
const MOST_TEXT = 4_000

export type AreaForm =
  | { properties: Record<string, unknown> }
  | { written: WrittenArea; error: { field: string; words: string } }

const NOWHERE = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [0, 1],
      [1, 1],
      [0, 0],
    ],
  ],
}

/** Reads an area's form by the importer's own rules; what it would not take comes back with the field and the reason. */
export function readAreaForm(form: URLSearchParams, locale: Locale): AreaForm {
  const texts = Object.fromEntries(TEXTS.map(name => [name, (form.get(name) ?? '').slice(0, MOST_TEXT).trim()]))
  const industries = [...new Set(form.getAll('industry'))].slice(0, 99)
  const properties = {
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.replaceAll('\r\n', '\n') || null])),
    nameJa: texts.nameJa ?? '',
    industries,
  }
  const read = readGuidance({ index: 0, properties, geometry: NOWHERE }, () => true)
  if (!('reason' in read)) return { properties }
  const t = importWords(locale)
  const field = String(read.detail?.field ?? '').split('.')[0] || 'nameJa'
  const fault = read.detail?.fault
  const words = fault === undefined ? t(`leftOut.${read.reason}`) : t(`detail.fault.${fault}`)
  return { written: { ...texts, industries } as WrittenArea, error: { field, words } }
}

/** What was uploaded or pasted, with what is said of it. */
export type WrittenUpload = {
  mode: 'add' | 'replace'
  edition: string
  sourceJa: string
  licence: string
  text: string
}
export type Upload = WrittenUpload & { read: AreaText; hasEdition: boolean }

const textOfFile = async (file: FormDataEntryValue | null): Promise<string | null> => {
  if (!(file instanceof File) || file.size === 0) return null
  // Longer than the bound is refused by the bound: no need to read all of it.
  return file.slice(0, MOST_AREA_BYTES + 1).text()
}

/** Reads the form of a file or of a pasted text. Throws a 400 where it is none. */
export async function readUpload(request: Request): Promise<{ upload: Upload; intent: string }> {
  const form = await request.formData().catch(() => {
    throw new Response(null, { status: 400 })
  })
  const said = (name: string, most: number) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim().slice(0, most) : ''
  }
  const pasted = form.get('text')
  const text = (await textOfFile(form.get('file'))) ?? (typeof pasted === 'string' ? pasted : '')
  const edition = said('edition', 20)
  const upload: Upload = {
    ...{ edition, text, sourceJa: said('sourceJa', 400), licence: said('licence', 400) },
    mode: said('mode', 10) === 'replace' ? 'replace' : 'add',
    read: readAreaText(text.replace(/^\uFEFF/, '')),
    hasEdition: readDay(edition) !== null,
  }
  return { upload, intent: said('intent', 20) }
}
