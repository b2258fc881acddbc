import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Column, Table } from './catalog.ts'

// Rows as lines and lines as rows. A value is the text that the database itself gives and takes for it: exact for every
// type, places included, and the same on both databases.

const LINES_AT_ONCE = 200
/** Characters of lines that are written with one statement. */
const CHARS_AT_ONCE = 1_000_000
const NEWLINE = 0x0a

const inOrderOf = ({ key, columns }: Table, line: ReturnType<typeof lineOf>) => {
  const ordered = (column: Column) =>
    column.isCollated ? sql`${sql.ref(column.name)} collate "C"` : sql.ref(column.name)
  const keys = key.flatMap(name => columns.filter(column => column.name === name))
  return keys.length > 0 ? sql.join(keys.map(ordered)) : sql`${line} collate "C"`
}

const lineOf = ({ columns }: Table) =>
  sql<string>`to_json(array[${sql.join(columns.map(({ name }) => sql`${sql.ref(name)}::text`))}])::text`

/**
 * A table's rows as text of whole lines, a few hundred at a time, in the order of its key; call writePlainly before. Read
 * to the end or not at all: a cursor stays open otherwise.
 */
export async function* readLines(trx: Trx, table: Table): AsyncGenerator<string> {
  const line = lineOf(table)
  await sql`declare portal_backup no scroll cursor for
    select ${line} as line from ${sql.table(table.name)} order by ${inOrderOf(table, line)}`.execute(trx)
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(LINES_AT_ONCE)} from portal_backup`.execute(trx)
    if (rows.length > 0) yield `${rows.map(row => row.line).join('\n')}\n`
    if (rows.length < LINES_AT_ONCE) break
  }
  await sql`close portal_backup`.execute(trx)
}

/** Splits bytes at line feeds alone: a text may hold what else is taken for the end of a line. */
export async function* splitLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Uint8Array[] = []
  for await (const chunk of bytes) {
    let from = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, end)]).toString('utf8')
      rest = []
      from = end + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8')
}

/** Writes lines that {@link readLines} gave into an empty table. */
export async function writeLines(trx: Trx, table: Table, lines: AsyncIterable<string>): Promise<void> {
  let batch: string[] = []
  let chars = 0
  const write = async () => {
    if (batch.length > 0) await insert(trx, table, batch)
    batch = []
    chars = 0
  }
  for await (const line of lines) {
    batch.push(line)
    chars += line.length
    if (chars > CHARS_AT_ONCE || batch.length >= LINES_AT_ONCE * 5) await write()
  }
  await write()
}

async function insert(trx: Trx, { name, columns }: Table, lines: readonly string[]): Promise<void> {
  const values = columns.map(({ type }, i) => sql`(r ->> ${sql.lit(i)})::${sql.raw(type)}`)
  await sql`
    insert into ${sql.table(name)} (${sql.join(columns.map(column => sql.ref(column.name)))}) overriding system value
    select ${sql.join(values)} from jsonb_array_elements(${`[${lines.join(',')}]`}::text::jsonb)
      with ordinality lines(r, place) order by place`.execute(trx)
}

/** SHA-256 of a table's lines, in hexadecimal: the same for the same rows, on either database. */
export async function hashLines(trx: Trx, table: Table): Promise<string> {
  const hash = createHash('sha256')
  for await (const text of readLines(trx, table)) hash.update(text)
  return hash.digest('hex')
}
