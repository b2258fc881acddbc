import { Kysely, type Transaction } from 'kysely'
import { PostgresJSDialect } from 'kysely-postgres-js'
import postgres from 'postgres'
import { EmbeddedDialect } from './pglite/dialect.ts'
import type { Engine } from './pglite/engine.ts'
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
}

/** PostgreSQL with PostGIS at `url`. Connects on first use; reconnects by itself. */
export function connectServer(url: string, options: ServerOptions = {}): Kysely<Database> {
  const client = postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
    connection: {
      application_name: 'portal',
      ...(options.statementTimeoutMs ? { statement_timeout: options.statementTimeoutMs } : {}),
      ...(options.customPlans ? { plan_cache_mode: 'force_custom_plan' } : {}),
    },
    // The driver gives strings for int8 and numeric and a Date for date; the rest of the code sees one shape.
    types: {
      int8: { to: 20, from: [20], serialize: String, parse: Number },
      numeric: { to: 1700, from: [1700], serialize: String, parse: Number },
      date: { to: 1082, from: [1082], serialize: String, parse: (value: string) => value },
    },
  })
  return new Kysely<Database>({ dialect: new PostgresJSDialect({ postgres: client }) })
}

/** The embedded database behind an open engine. */
export function connectEmbedded(engine: Engine): Kysely<Database> {
  return new Kysely<Database>({ dialect: new EmbeddedDialect(engine) })
}
