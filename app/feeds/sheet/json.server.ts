import { MOST_COLUMNS } from './column.ts'
import { type Chunks, SheetRefused } from './csv.server.ts'

type Row = { line: number; cells: string[] }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A feed's file is 20 MB at most, so that it is read as a whole. */
async function textOf(chunks: Chunks): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  try {
    for await (const chunk of chunks()) text += decoder.decode(chunk, { stream: true })
    return text + decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw new SheetRefused('not_readable')
    throw error
  }
}

function listIn(text: string): unknown[] {
  if (text.trim() === '') throw new SheetRefused('empty')
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new SheetRefused('not_json')
  }
  const list = isObject(parsed) ? parsed.listings : parsed
  if (!Array.isArray(list)) throw new SheetRefused('not_a_list')
  return list
}

/** A value as a cell says it; yes and no in the words of the columns. */
function cellOf(key: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? '有' : '無'
  if (typeof value === 'number' || typeof value === 'string') return String(value)
  throw new SheetRefused('nested', key.slice(0, 60))
}

/**
 * The rows of a JSON feed as a sheet has them, the headings first: an array of objects or `{"listings": […]}`, whose keys
 * are column ids or any heading that a sheet may have. A line is the place in the list, the headings being the first.
 */
export async function* jsonRows(chunks: Chunks): AsyncGenerator<Row> {
  const list = listIn(await textOf(chunks))
  const keys = new Set<string>()
  for (const one of list) {
    if (!isObject(one)) throw new SheetRefused('not_a_list')
    for (const key of Object.keys(one)) keys.add(key)
    if (keys.size > MOST_COLUMNS) throw new SheetRefused('too_many_columns', String(keys.size))
  }
  const headings = [...keys]
  yield { line: 1, cells: headings }
  for (const [at, one] of (list as Record<string, unknown>[]).entries())
    yield { line: at + 2, cells: headings.map(key => cellOf(key, Object.hasOwn(one, key) ? one[key] : null)) }
}
