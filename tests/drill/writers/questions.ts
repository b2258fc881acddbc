// Run in a clone while its portal is stopped: every question that somebody wrote, and how many answers of it are current.
import { sql } from 'kysely'
import { readEnv } from '../../../app/server/env.ts'
import { openForWork } from '../../../db/open.ts'
import { claim } from '../../../db/place.ts'

const env = readEnv(process.env)
const release = claim(env)
const db = await openForWork(env)
const questions = await db
  .selectFrom('verdict_questions as q')
  .select(['q.id', 'q.words', 'q.asked_on as day'])
  .select(
    sql<number>`(select count(*) from verdict_answers a where a.question_id = q.id and a.superseded_at is null)`.as(
      'answers',
    ),
  )
  .where('q.words', 'like', 'writer %')
  .orderBy('q.id')
  .execute()
await db.destroy()
release()
process.stdout.write(JSON.stringify(questions), () => process.exit(0))
