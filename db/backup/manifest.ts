import { z } from 'zod'

// A backup is a zip archive: a part of lines for each table, each stored file, and last a manifest that names them all
// with their hashes. Nothing in it is of one database's making, so that either kind takes a backup of the other.

export const FORMAT = 1
export const MANIFEST = 'manifest.json'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const amount = z.number().int().nonnegative()

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  /** Migrations that had run, in their order: the edition of the schema. */
  migrations: z.array(z.string()).min(1),
  /** Lines are JSON arrays of the columns' values as the database writes them, or null. `sha256` is of all lines. */
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()).min(1), rows: amount, sha256 })),
  /** The number that each identity column gives next. */
  sequences: z.array(z.strictObject({ table: z.string(), column: z.string(), next: z.number().int() })),
  files: z.array(z.strictObject({ name: z.string(), bytes: amount, sha256 })),
})

export type Manifest = z.output<typeof manifestSchema>

/** Where a table's lines and a stored file stand in the archive. */
export const tablePart = (name: string): string => `tables/${name}.ndjson`
export const filePart = (name: string): string => `files/${name}`

/** Reads a manifest: `newer` where it is of a form that this program does not know, null where it is none. */
export function readManifest(text: string): Manifest | 'newer' | null {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return null
  }
  const format = z.object({ format: z.number() }).safeParse(given).data?.format
  if (format !== undefined && format > FORMAT) return 'newer'
  return manifestSchema.safeParse(given).data ?? null
}

export const rowsOf = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0)
