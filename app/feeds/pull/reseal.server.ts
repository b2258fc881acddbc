import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { currentKeyId, unseal } from '../../auth/sealing.server.ts'
import { placeOf, sealedAuthorization } from './feed.server.ts'

/** Brings the words that let the portal in under the key of now. Those whose key is gone stay: their feed says so. */
export async function resealFeeds(db: Kysely<Database>): Promise<void> {
  const rows = await db
    .selectFrom('pull_feeds')
    .select(['id', 'organisation_id as organisationId', 'sealed_authorization as text', 'key_id as keyId'])
    .where('sealed_authorization', 'is not', null)
    .where('key_id', 'is distinct from', currentKeyId())
    .execute()
  for (const { id, organisationId, text, keyId } of rows) {
    const word = unseal({ text: text!, keyId }, placeOf(organisationId))
    if (word === null) continue
    await db
      .updateTable('pull_feeds')
      .set(sealedAuthorization(organisationId, word))
      .where('id', '=', id)
      .where('sealed_authorization', '=', text)
      .execute()
  }
}
