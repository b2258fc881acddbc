import type { Db } from '../../db/client.server.ts'
import { readContent } from './content.server.ts'
import { type Change, type Content, changesBetween, flatten, withValues } from './content.ts'
import type { Revision } from './revision.ts'

export type Outcome = {
  /** What the offer and its property say today. */
  before: Content
  /** What they would say after the revision. */
  after: Content
  changes: Change[]
}

/**
 * What a revision makes of what stands today. Only what its writers changed counts, so that what another offer of the
 * property, a file or the telephone has brought since it was opened stays. Of one whose first version is kept no more
 * all of it counts.
 */
export async function outcomeOf(db: Db, { id, offerId, content }: Revision): Promise<Outcome> {
  const before = await readContent(db, offerId)
  const opened = await db
    .selectFrom('revision_versions')
    .select('content')
    .where('revision_id', '=', id)
    .where('version', '=', 1)
    .executeTakeFirst()
  const after = opened ? reapplied(before, opened.content as Content, content) : content
  return { before, after, changes: changesBetween(flatten(before), flatten(after)) }
}

function reapplied(before: Content, opened: Content, content: Content): Content {
  const written = flatten(content)
  const changed = changesBetween(flatten(opened), written).map(({ path }) => [path, written[path]] as const)
  return withValues(before, Object.fromEntries(changed))
}
