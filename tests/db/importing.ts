import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { receiveOriginal } from '../../app/files/original.server.ts'
import { diskStore } from '../../app/files/storage.server.ts'
import type { Database } from '../../db/schema.ts'
import { NOW } from './people.ts'

// Files of a partner as they are received, before they are checked.

export const importStore = diskStore(mkdtempSync(join(tmpdir(), 'imports-')))

async function* parts(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

export async function receivedFile(
  db: Kysely<Database>,
  organisationId: number,
  bytes: Uint8Array,
  { chosen = null, by = null }: { chosen?: 'utf-8' | 'cp932' | null; by?: number | null } = {},
): Promise<number> {
  const stored = await receiveOriginal(importStore, parts(bytes))
  if (!stored.ok) throw new Error(stored.refusal)
  const { key, sha256 } = stored.value
  const { id } = await db
    .insertInto('imports')
    .values({
      ...{ organisation_id: organisationId, file_key: key, file_name: 'list.csv', bytes: bytes.length, sha256 },
      ...{ sent_at: NOW, chosen_charset: chosen, charset: null, refusal: null, refusal_detail: null },
      ...{ heading_line: null, apply_mode: null, sent_by: by, checked_at: null, applied_by: null },
      ...{ apply_asked_at: null, applied_at: null, undone_at: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
