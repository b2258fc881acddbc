import type { Kysely } from 'kysely'
import { type Env, readEnv } from '../../app/server/env.ts'
import { claimInWords, startLine } from '../../app/server/start-errors.ts'
import { openForWork } from '../open.ts'
import type { Database } from '../schema.ts'

/** Runs one command to the end of the process: with what `work` answers, else 0, or 1 after one line that says why not. */
export async function runAlone(work: (env: Env) => Promise<number> | Promise<void>): Promise<never> {
  let code = 0
  try {
    code = (await work(readEnv(process.env))) ?? 0
  } catch (error) {
    console.error(startLine(error) ?? error)
    process.exit(1)
  }
  process.exit(code)
}

/**
 * Runs one command over the database of the settings and ends the process, as {@link runAlone} does. Refuses while a
 * server works on the same data folder.
 */
export function runCommand(work: (db: Kysely<Database>, env: Env) => Promise<number> | Promise<void>): Promise<never> {
  return runAlone(async (env): Promise<number> => {
    const release = claimInWords(env)
    try {
      const db = await openForWork(env)
      try {
        return (await work(db, env)) ?? 0
      } finally {
        await db.destroy()
      }
    } finally {
      release()
    }
  })
}
