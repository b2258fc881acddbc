import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { Database } from '../../../db/schema.ts'
import type { Table, Values } from './tables.ts'

/** Writes rows into a table; `end` comes when all of them are stored. */
export type Filler = { write: (rows: readonly Values[]) => Promise<void>; end: () => Promise<void> }

const copyText = (value: Values[number]) =>
  value === null ? '\\N' : String(value).replace(/[\\\t\n\r]/g, char => `\\${COPY_ESCAPES[char]}`)
const COPY_ESCAPES: Record<string, string> = { '\\': '\\', '\t': 't', '\n': 'n', '\r': 'r' }
export const copyLine = (row: Values): string => `${row.map(copyText).join('\t')}\n`

type CopyConnection = {
  query: (text: string) => void
  sendCopyFromChunk: (chunk: Buffer) => void
  endCopyFrom: () => void
  stream: NodeJS.WritableStream & { writableNeedDrain: boolean }
}

/** COPY FROM STDIN through the driver's own protocol parts; the driver calls these methods by their names. */
class CopyIn {
  readonly ready: Promise<CopyConnection>
  readonly done: Promise<void>
  #ready: (connection: CopyConnection) => void = () => {}
  #done: () => void = () => {}
  #fail: (error: Error) => void = () => {}
  constructor(private readonly text: string) {
    this.done = new Promise((resolve, reject) => {
      this.#done = resolve
      this.#fail = reject
    })
    this.ready = Promise.race([new Promise<CopyConnection>(resolve => (this.#ready = resolve)), this.done as never])
  }
  submit(connection: CopyConnection) {
    connection.query(this.text)
  }
  handleCopyInResponse(connection: CopyConnection) {
    this.#ready(connection)
  }
  handleError(error: Error) {
    this.#fail(error)
  }
  handleCommandComplete() {}
  handleReadyForQuery() {
    this.#done()
  }
}

/** Fills by COPY on a connection of its own. Triggers and foreign keys are left out: the rows are sound by making. */
export async function copyInto(url: string, table: Pick<Table, 'name' | 'columns'>): Promise<Filler> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`set session_replication_role = replica; set client_min_messages = warning`)
  const names = table.columns.map(([name]) => name).join(', ')
  const copy = new CopyIn(`copy ${table.name} (${names}) from stdin`)
  copy.done.catch(() => {})
  client.query(copy as unknown as pg.Submittable)
  const connection = await copy.ready
  return {
    write: async rows => {
      if (rows.length === 0) return
      connection.sendCopyFromChunk(Buffer.from(rows.map(copyLine).join('')))
      if (connection.stream.writableNeedDrain) {
        const drained = new Promise<void>(resolve => connection.stream.once('drain', () => resolve()))
        await Promise.race([drained, copy.done])
      }
    },
    end: async () => {
      connection.endCopyFrom()
      await copy.done
      await client.end()
    },
  }
}

/** Fills through statements, for a database without COPY. */
export function insertInto(db: Kysely<Database>, table: Pick<Table, 'name' | 'columns'>): Filler {
  const names = sql.join(table.columns.map(([name]) => sql.ref(name)))
  const values = sql.join(table.columns.map(([, type], i) => sql`(r ->> ${sql.lit(i)})::${sql.raw(type)}`))
  return {
    write: async rows => {
      for (let start = 0; start < rows.length; start += 2000)
        await sql`insert into ${sql.table(table.name)} (${names}) overriding system value select ${values}
          from jsonb_array_elements(${JSON.stringify(rows.slice(start, start + 2000))}::text::jsonb) as r`.execute(db)
    },
    end: async () => {},
  }
}
