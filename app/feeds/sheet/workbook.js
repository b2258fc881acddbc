// One workbook, on a thread of its own that ends with it: reading it takes all of a core for a moment, and pages come
// first. Plain JavaScript, because it starts without the TypeScript loader. Started by xlsx.server.ts.
import { parentPort, workerData } from 'node:worker_threads'
import * as XLSX from '@e965/xlsx'
import yauzl from 'yauzl'
import { shownNumber } from './shown-number.js'

/** @type {{ bytes: Uint8Array, limits: import('./xlsx.server.ts').WorkbookLimits }} */
const { bytes, limits } = workerData
const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

class Refused extends Error {
  constructor(why, detail = '') {
    super(why)
    this.answer = { why, detail }
  }
}

const isOf = error => (error instanceof Refused ? error : new Refused('not_a_workbook'))

function measure(entries) {
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  const isBomb = ({ uncompressedSize, compressedSize }) =>
    uncompressedSize > limits.smallPart && uncompressedSize > compressedSize * limits.mostRatio
  if (unpacked > limits.mostUnpacked || entries.some(isBomb)) throw new Refused('too_large_unpacked')
}

/** Before anything is read: by what the directory says, then by unpacking each part, since a directory can lie. */
async function check() {
  const zip = await yauzl.fromBufferPromise(file, { lazyEntries: true })
  const entries = []
  for await (const entry of zip.eachEntry()) {
    entries.push(entry)
    if (entries.length > limits.mostParts) throw new Refused('too_large_unpacked')
  }
  measure(entries)
  if (!entries.some(({ fileName }) => fileName === 'xl/workbook.xml')) throw new Refused('not_a_workbook')
  // More bytes than the directory says end the stream with an error.
  for (const entry of entries) for await (const _ of await zip.openReadStreamPromise(entry));
}

/** Of a formula what it last came to; where that is nothing its cell says why: #REF!, #N/A. */
function textOf(cell, date1904) {
  if (cell.t === 'n') return shownNumber(cell.v, cell.z, date1904)
  if (cell.t === 'b') return cell.v ? '有' : '無'
  return cell.t === 'e' ? XLSX.utils.format_cell(cell) : String(cell.v ?? '')
}

/** Rows with anything in them, by their numbers. A cell far to the right of any list is left out. */
function rowsOf(sheet, date1904) {
  const rows = []
  for (const [at, row] of Object.entries(sheet['!data'] ?? [])) {
    const cells = []
    row.slice(0, limits.mostColumns + 1).forEach((cell, column) => {
      const text = cell ? textOf(cell, date1904) : ''
      if (text.trim() === '') return
      while (cells.length < column) cells.push('')
      cells[column] = text
    })
    if (cells.length > 0) rows.push({ line: Number(at) + 1, cells })
    if (rows.length > limits.mostRows) return { rows: [], isCut: true }
  }
  return { rows, isCut: false }
}

/** Every sheet that is shown, in its order. */
async function read() {
  await check()
  const book = XLSX.read(file, { type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false })
  const { Sheets: states = [], WBProps: { date1904 = false } = {} } = book.Workbook ?? {}
  const shown = book.SheetNames.filter((_, at) => !states[at]?.Hidden)
  return shown.map(name => ({ name, ...rowsOf(book.Sheets[name], date1904) }))
}

try {
  parentPort.postMessage({ sheets: await read() })
} catch (error) {
  parentPort.postMessage({ refused: isOf(error).answer })
}
