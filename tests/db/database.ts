import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { connectEmbedded, connectServer } from '../../db/client.server.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { Engine } from '../../db/pglite/engine.ts'
import type { Database } from '../../db/schema.ts'
import { emptied, noted, type Spare } from './emptied.ts'

// Every test file gets a migrated database of its own: a copy of one prepared image, or of one template database. The
// embedded one is handed on to the next file of the same process, emptied: opening costs more than most files do.

const shape = createHash('sha256')
  .update(
    Object.entries(migrations)
      .map(([name, migration]) => name + migration.up.toString())
      .join('\n'),
  )
  .digest('hex')
  .slice(0, 16)

async function openEngine(): Promise<Engine> {
  const image = join(process.cwd(), '.cache', `test-${shape}.tar.gz`)
  if (!existsSync(image)) {
    const engine = await Engine.open({})
    await migrateToLatest(connectEmbedded(engine))
    mkdirSync(join(process.cwd(), '.cache'), { recursive: true })
    const draft = `${image}.${process.pid}`
    writeFileSync(draft, await engine.dump())
    renameSync(draft, image)
    await engine.close()
  }
  return Engine.open({ imagePath: image })
}

const spares: Spare[] = []

async function embedded(): Promise<Kysely<Database>> {
  const spare = spares.pop() ?? (await noted(await openEngine()))
  const { engine } = spare
  // Who holds a database that was given back must not reach the one who has it now.
  let isGone = false
  const guarded = <A>(ask: () => Promise<A>): Promise<A> =>
    isGone ? Promise.reject(new Error('The test that had this database has given it back')) : ask()
  return connectEmbedded({
    query: (text, parameters) => guarded(() => engine.query(text, parameters)),
    exec: text => guarded(() => engine.exec(text)),
    close: () =>
      guarded(async () => {
        isGone = true
        if (await emptied(spare).catch(() => false)) spares.push(spare)
        else await engine.close()
      }),
  })
}

async function server(url: string): Promise<Kysely<Database>> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const template = `portal_template_${shape}`
  await admin.query('select pg_advisory_lock(20261122)')
  const found = await admin.query('select 1 from pg_database where datname = $1', [template])
  if (found.rowCount === 0) {
    await admin.query(`create database ${template}_draft`)
    const db = connectServer(withDatabase(url, `${template}_draft`), { max: 1 })
    await migrateToLatest(db)
    await db.destroy()
    await admin.query(`alter database ${template}_draft rename to ${template}`)
  }
  const name = `portal_test_${randomBytes(6).toString('hex')}`
  await admin.query(`create database ${name} template ${template}`)
  await admin.query('select pg_advisory_unlock(20261122)')
  await admin.end()
  return connectServer(withDatabase(url, name), { max: 4 })
}

function withDatabase(url: string, name: string): string {
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}

/** A migrated, empty database for one test file; call it in beforeAll and destroy it in afterAll. */
export const testDb = (): Promise<Kysely<Database>> =>
  process.env.TEST_DATABASE_URL ? server(process.env.TEST_DATABASE_URL) : embedded()

/** The same for one test: gone when the test ends. */
export async function ownDb(): Promise<Kysely<Database>> {
  const db = await testDb()
  onTestFinished(() => db.destroy())
  return db
}
