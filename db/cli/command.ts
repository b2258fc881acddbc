import type { Kysely } from 'kysely'
import { type Env, readEnv } from '../../app/server/env.ts'
import { claimInWords, startLine } from '../../app/server/start-errors.ts'
import { openForWork } from '../open.ts'
import type { Database } from '../schema.ts'

/**
 * Runs one command over the database of the settings and ends the process: with what `work` answers, else 0, or 1 after
 * one line that says why not. Refuses while a server works on the same data folder.
 */
export async function runCommand(
  work: (db: Kysely<Database>, env: Env) => Promise<number> | Promise<void>,
): Promise<never> {
  let code = 0
  try {
    const env = readEnv(process.env)
    const release = claimInWords(env)
    try {
      const db = await openForWork(env)
      try {
        code = (await work(db, env)) ?? 0
      } finally {
        await db.destroy()
      }
    } finally {
      release()
    }
  } catch (error) {
    console.error(startLine(error) ?? error)
    process.exit(1)
  }
  process.exit(code)
}
