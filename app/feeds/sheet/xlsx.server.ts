import { Worker } from 'node:worker_threads'
import { MOST_COLUMNS } from './column.ts'
import { type SheetFault, SheetRefused } from './csv.server.ts'

/** Rows of a workbook; a longer list comes as CSV. */
export const MAX_XLSX_ROWS = 10_000

const MB = 1024 * 1024
/** What a workbook may hold: unpacked bytes, parts, how many times as large as packed, rows and columns of a sheet. */
const LIMITS = {
  mostUnpacked: 100 * MB,
  mostParts: 200,
  mostRatio: 100,
  /** A small part may pack well and harm nobody. */
  smallPart: MB,
  /** A title, headings and sums stand beside the rows. */
  mostRows: MAX_XLSX_ROWS + 100,
  /** The place after the last that may be: of a list that is too wide it is kept, to be told. */
  mostColumns: MOST_COLUMNS,
}
export type WorkbookLimits = typeof LIMITS
const THREAD_MB = 512

/** A sheet that is shown: its rows with anything in them, by their numbers. `isCut`: it has too many to be read. */
export type Sheet = { name: string; rows: { line: number; cells: string[] }[]; isCut: boolean }
type Answer = { sheets: Sheet[] } | { refused: { why: SheetFault; detail: string } }

/**
 * The sheets of a workbook that are shown, cell by cell as their reader sees them: numbers with the unit of their format,
 * of formulas what they last came to. It is measured before it is read, on a thread of its own. Throws {@link SheetRefused}. The bytes are given away.
 */
export async function readWorkbook(file: Buffer): Promise<Sheet[]> {
  // Of the pool of small buffers nothing is given away.
  const bytes = new Uint8Array(file)
  const worker = new Worker(new URL('./workbook.js', import.meta.url), {
    workerData: { bytes, limits: LIMITS },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MB },
    execArgv: [],
  })
  const answer = await new Promise<Answer>((resolve, reject) => {
    worker.on('message', resolve)
    worker.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? resolve({ refused: { why: 'too_large_unpacked', detail: '' } })
        : reject(error),
    )
    worker.on('exit', () => reject(new Error('The thread ended without an answer')))
  }).finally(() => worker.terminate())
  if ('refused' in answer) throw new SheetRefused(answer.refused.why, answer.refused.detail)
  return answer.sheets
}
