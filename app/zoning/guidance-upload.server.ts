import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { type ChangeOptions, putInAreas } from './guidance-change.server.ts'
import type { Upload, WrittenUpload } from './guidance-form.server.ts'
import { type Preview, previewOf, refusalOf } from './guidance-page.server.ts'
import { MOST_AREA_BYTES } from './guidance-text.ts'
import type { UploadError } from './guidance-upload.tsx'

export type UploadReply = { written: WrittenUpload; error?: UploadError; preview?: Preview }

/** The form as it goes back; what is too large is not sent back and forth. */
const writtenIn = ({ mode, edition, sourceJa, licence, text }: Upload): WrittenUpload => ({
  ...{ mode, edition, sourceJa, licence },
  text: text.length > MOST_AREA_BYTES ? '' : text,
})

/** What is wrong with the form before anything is asked of the importer. */
function faultIn({ read, hasEdition }: Upload, locale: Locale): UploadError | null {
  const t = translator(locale, 'ops')
  if ('fault' in read) {
    const words = t(`guidance.fault.${read.fault}`, { number: (read.feature ?? 0) + 1 })
    return { field: 'file', words, leftOut: [] }
  }
  return hasEdition ? null : { field: 'edition', words: t('guidance.fault.edition'), leftOut: [] }
}

/** Tries a file out, or loads it; both through the importer. Null: it is loaded. */
export async function takeUpload(
  db: Kysely<Database>,
  upload: Upload,
  { locale, ...options }: Omit<ChangeOptions, 'papers'> & { locale: Locale },
): Promise<UploadReply | null> {
  const written = writtenIn(upload)
  const { edition, sourceJa, licence, mode, read } = upload
  const fault = faultIn(upload, locale)
  if (fault) return { written, error: fault }
  if ('fault' in read) throw new TypeError('A fault has words of its own')
  const papers = { edition, ...(sourceJa ? { sourceJa } : {}), ...(licence ? { licence } : {}) }
  const changed = await putInAreas(db, read.collection, mode, { ...options, papers })
  if ('refused' in changed) {
    const { why, leftOut } = refusalOf(changed.refused, locale)
    return { written, error: { field: 'file', words: why, leftOut } }
  }
  return options.dryRun ? { written, preview: previewOf(changed, locale) } : null
}
