import { type Kysely, sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { actorText } from '../audit/entry.ts'
import { sendAgain } from '../mail/outbox.server.ts'
import { closeTasks, openTask } from './tasks.server.ts'

const about = (id: number) => ({ kind: 'letter', id }) as const

/** A letter that no server will take asks for a person, in the transaction that gives it up. */
export async function openLetterTask(trx: Trx, id: number, now: Date): Promise<void> {
  await openTask(trx, { kind: 'dead_letter', subject: about(id), organisationId: null }, now)
}

/** Somebody offers a dead letter to the mail server again, which ends its task. False where it is none. */
export const resendLetter = (db: Kysely<Database>, id: number, accountId: number, now: Date): Promise<boolean> =>
  db.transaction().execute(async trx => {
    if (!(await sendAgain(trx, id, now))) return false
    const by = { accountId }
    await closeTasks(trx, { kind: 'dead_letter', subject: about(id), outcome: 'done', by, now })
    await appendAudit(trx, { actor: by, action: 'outbox.resend', subjectKind: 'letter', subjectId: id }, now)
    return true
  })

/** Ends the tasks of letters that have been thrown away: there is nothing left to see to. */
export async function voidLetterTasks(db: Db, now: Date): Promise<void> {
  await db
    .updateTable('tasks')
    .set({ closed_at: now, closed_by: actorText('portal'), outcome: 'void' })
    .where('kind', '=', 'dead_letter')
    .where('closed_at', 'is', null)
    .where(sql<boolean>`not exists (select from outbox o where o.id::text = subject_id)`)
    .execute()
}
