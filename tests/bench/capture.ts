import { type CompiledQuery, type Kysely, type KyselyPlugin, PostgresQueryCompiler } from 'kysely'
import type { Database } from '../../db/schema.ts'

export type Statement = { sql: string; parameters: unknown[] }

/** A handle that notes each statement, as it is sent, in `statements`. */
export function noting(db: Kysely<Database>): { db: Kysely<Database>; statements: Statement[] } {
  const statements: Statement[] = []
  const compiler = new PostgresQueryCompiler()
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      const compiled: CompiledQuery = compiler.compileQuery(node as never, queryId)
      statements.push({ sql: compiled.sql, parameters: [...compiled.parameters] })
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { db: db.withPlugin(plugin), statements }
}

/** The statements that a piece of work sends. */
export async function statementsOf(
  db: Kysely<Database>,
  work: (db: Kysely<Database>) => Promise<unknown>,
): Promise<Statement[]> {
  const note = noting(db)
  await work(note.db)
  return note.statements
}
