import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { originalName } from '../../files/picture-name.ts'
import type { FileStore } from '../../files/storage.server.ts'
import { forgetFiles, readFileForm } from '../../files/upload.server.ts'
import { requestJob } from '../../jobs/queue.server.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import { LONGEST_FILE_NAME, MAX_IMPORT_BYTES } from './model.ts'

/** Why a file is not taken at all. */
export const RECEIVE_FAULTS = ['none', 'empty', 'tooLarge', 'noRoom', 'unreadable', 'organisation'] as const
export type ReceiveFault = (typeof RECEIVE_FAULTS)[number]

/** For whom a file is; null where no such organisation may send any. */
export type ForWhom = (form: URLSearchParams) => Promise<number | null>

/** Takes a file that came with a form and asks for its check. Returns the import's number. */
export async function receiveImport(
  db: Kysely<Database>,
  store: FileStore,
  request: Request,
  { by, now, forWhom }: { by: number; now: Date; forWhom: ForWhom },
): Promise<Result<number, ReceiveFault>> {
  const form = await readFileForm(request, store, 1, MAX_IMPORT_BYTES)
  if (!form.ok) return refused(form.refusal)
  const { files, fields } = form.value
  const [file] = files
  if (!file) return refused('none')
  if (!file.ok) return refused(file.refusal === 'tooMany' ? 'unreadable' : file.refusal)
  const organisationId = await forWhom(fields)
  if (organisationId === null) {
    await forgetFiles(store, files)
    return refused('organisation')
  }
  const { key, sha256, bytes } = file.value
  const isWhole = fields.get('isWhole') === 'on'
  try {
    return done(await keep(db, { organisationId, by, now, key, sha256, bytes, isWhole, name: file.fileName }))
  } catch (error) {
    await store.delete(originalName(key))
    throw error
  }
}

type Kept = {
  organisationId: number
  by: number
  now: Date
  key: string
  sha256: string
  bytes: number
  isWhole: boolean
  name: string
}

const keep = (db: Kysely<Database>, { organisationId, by, now, key, sha256, bytes, isWhole, name }: Kept) =>
  db.transaction().execute(async trx => {
    const { id } = await trx
      .insertInto('imports')
      .values({
        ...{ organisation_id: organisationId, file_key: key, sha256, bytes, is_whole: isWhole },
        ...{ file_name: [...name].slice(0, LONGEST_FILE_NAME).join('') || '-', sent_by: by, sent_at: now },
        ...{ charset: null, chosen_charset: null, refusal: null, refusal_detail: null, heading_line: null },
        ...{ apply_mode: null, checked_at: null, applied_by: null, apply_asked_at: null, applied_at: null },
        undone_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await requestJob(trx, 'imports.check', now, String(id))
    return id
  })
