import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Engine } from './engine.ts'

/** What the dialect asks of an engine. */
export type Connected = Pick<Engine, 'query' | 'exec' | 'close'>

/**
 * Kysely over the embedded engine. There is one connection: whoever holds it (a transaction to its end) makes the
 * others wait, so a query on the outer handle inside a transaction waits for ever.
 */
export class EmbeddedDialect implements Dialect {
  constructor(private readonly engine: Connected) {}
  createAdapter = () => new PostgresAdapter()
  createDriver = (): Driver => new EmbeddedDriver(this.engine)
  createQueryCompiler = () => new PostgresQueryCompiler()
  createIntrospector: Dialect['createIntrospector'] = db => new PostgresIntrospector(db)
}

class EmbeddedDriver implements Driver {
  #free: Promise<void> = Promise.resolve()
  #release: () => void = () => {}

  constructor(private readonly engine: Connected) {}

  async init() {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#free
    let release: () => void = () => {}
    this.#free = new Promise(resolve => {
      release = resolve
    })
    await before
    this.#release = release
    return new EmbeddedConnection(this.engine)
  }

  async releaseConnection() {
    this.#release()
  }

  async beginTransaction(connection: DatabaseConnection, settings: { isolationLevel?: string }) {
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : ''
    await (connection as EmbeddedConnection).run(`begin${level}`)
  }
  async commitTransaction(connection: DatabaseConnection) {
    await (connection as EmbeddedConnection).run('commit')
  }
  async rollbackTransaction(connection: DatabaseConnection) {
    await (connection as EmbeddedConnection).run('rollback')
  }
  async savepoint(connection: DatabaseConnection, name: string) {
    await (connection as EmbeddedConnection).run(`savepoint "${name}"`)
  }
  async rollbackToSavepoint(connection: DatabaseConnection, name: string) {
    await (connection as EmbeddedConnection).run(`rollback to savepoint "${name}"`)
  }
  async releaseSavepoint(connection: DatabaseConnection, name: string) {
    await (connection as EmbeddedConnection).run(`release savepoint "${name}"`)
  }

  async destroy() {
    await this.engine.close()
  }
}

class EmbeddedConnection implements DatabaseConnection {
  constructor(private readonly engine: Connected) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const answer = await this.engine.query(query.sql, query.parameters)
    return { rows: (answer.rows ?? []) as R[], numAffectedRows: BigInt(answer.affectedRows ?? 0) }
  }

  async run(sql: string): Promise<void> {
    await this.engine.exec(sql)
  }

  // biome-ignore lint/correctness/useYield: the embedded engine has no cursor; the interface asks for this method
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The embedded database does not stream')
  }
}
