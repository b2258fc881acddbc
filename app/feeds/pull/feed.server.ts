import type { Kysely } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import type { Database } from '../../../db/schema.ts'
import { seal, unseal } from '../../auth/sealing.server.ts'
import { readAtHours, type Schedule } from './schedule.ts'

/** A feed as a run needs it. */
export type Feed = {
  id: number
  organisationId: number
  url: string
  format: 'csv' | 'json'
  schedule: Schedule
  authorization: string | null
  etag: string | null
  lastModified: string | null
  sha256: string | null
  changedAt: Date | null
  failures: number
}

/** For which place the word of an organisation's feed is sealed. */
export const placeOf = (organisationId: number) => `feed:${organisationId}`

/** The word that lets in, as its row holds it. */
export function sealedAuthorization(organisationId: number, word: string | null) {
  const sealed = word === null ? null : seal(word, placeOf(organisationId))
  return { sealed_authorization: sealed?.text ?? null, key_id: sealed?.keyId ?? null }
}

/** A feed that may be fetched: in use, and no sample, whose address is nobody's. */
export async function findActiveFeed(db: Kysely<Database> | Db, id: number): Promise<Feed | null> {
  const row = await db
    .selectFrom('pull_feeds')
    .select(['organisation_id', 'url', 'format', 'every_hours', 'at_hours', 'sealed_authorization', 'key_id'])
    .select(['etag', 'last_modified', 'content_sha256', 'content_changed_at', 'failures'])
    .where('id', '=', id)
    .where('state', '=', 'active')
    .where('is_sample', '=', false)
    .executeTakeFirst()
  if (!row) return null
  const { sealed_authorization: text, key_id: keyId } = row
  return {
    ...{ id, organisationId: row.organisation_id, url: row.url, format: row.format as Feed['format'] },
    schedule: scheduleOf({ everyHours: row.every_hours, atHours: row.at_hours }),
    authorization: text === null ? null : unseal({ text, keyId }, placeOf(row.organisation_id)),
    ...{ etag: row.etag, lastModified: row.last_modified },
    ...{ sha256: row.content_sha256, changedAt: row.content_changed_at, failures: row.failures },
  }
}

export const scheduleOf = ({ everyHours, atHours }: { everyHours: number | null; atHours: string | null }): Schedule =>
  everyHours === null ? { everyHours, atHours: readAtHours(atHours ?? '0') } : { everyHours, atHours: null }
