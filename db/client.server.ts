import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { isDatabaseAway } from './availability.ts'
import { Gate, type Watch } from './gate.ts'
import { type Connected, EmbeddedDialect } from './pglite/dialect.ts'
import type { Database } from './schema.ts'

/** A handle that reads or writes; inside a transaction it is the transaction. */
export type Db = Kysely<Database> | Transaction<Database>
/** A handle for commands that need all or nothing. */
export type Trx = Transaction<Database>

export type ServerOptions = {
  /** Connections at most. */
  max?: number
  /** Milliseconds a statement may take; the server cancels it then. */
  statementTimeoutMs?: number
  /** Plan every execution for its own parameters: a generic plan cannot see the size of a search box. */
  customPlans?: boolean
  /** Told once when the database goes away, with the first sign of it, and once when it is back. */
  watch?: Watch
}

const CONNECT_TIMEOUT_MS = 5_000

// The driver gives strings for int8 and numeric and a Date for date; the rest of the code sees one shape.
const DATE_ARRAY = 1182
const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.INT8]: Number,
  [pg.types.builtins.NUMERIC]: Number,
  [pg.types.builtins.DATE]: text => text,
  [DATE_ARRAY]: text => (text === '{}' ? [] : text.slice(1, -1).split(',')),
}
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) ||
    pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}

async function ping(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000, query_timeout: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
  } finally {
    await client.end()
  }
}

/**
 * PostgreSQL with PostGIS at `url`. Connects on first use. While the database is away every query fails at once with
 * DatabaseAway; it goes on by itself when the database is back.
 */
export function connectServer(url: string, options: ServerOptions = {}): Kysely<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 60_000,
    application_name: 'portal',
    keepAlive: true,
    types,
    ...(options.statementTimeoutMs
      ? { statement_timeout: options.statementTimeoutMs, query_timeout: options.statementTimeoutMs + 2_000 }
      : {}),
    ...(options.customPlans ? { options: '-c plan_cache_mode=force_custom_plan' } : {}),
  })
  const gate = new Gate(() => ping(url), options.watch)
  const note = (error: unknown) => {
    if (isDatabaseAway(error)) gate.shut(error)
  }
  // Idle connections fail when the server stops, and so do those in the hands of a transaction between two queries.
  pool.on('error', note)
  pool.on('connect', client => client.on('error', note))
  const dialect = new PostgresDialect({
    pool: {
      async connect() {
        gate.pass()
        return (await pool.connect().catch(error => {
          note(error)
          throw error
        })) as never
      },
      async end() {
        gate.close()
        await pool.end()
      },
    },
  })
  return new Kysely<Database>({
    dialect,
    log: event => {
      if (event.level === 'error') note(event.error)
    },
  })
}

/** The embedded database behind an open engine. */
export function connectEmbedded(engine: Connected): Kysely<Database> {
  return new Kysely<Database>({ dialect: new EmbeddedDialect(engine) })
}
