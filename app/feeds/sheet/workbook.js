// One workbook, on a thread of its own that ends with it: reading it takes all of a core for a moment, and pages come
// first. Plain JavaScript, because it starts without the TypeScript loader. Started by xlsx.server.ts.
import { parentPort, workerData } from 'node:worker_threads'
import readXlsx from 'read-excel-file/node'
import yauzl from 'yauzl'

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

const dayOf = date =>
  Number.isNaN(date.getTime()) ? '' : `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()}`

/** As a spreadsheet's reader sees it: a day as a day, so that an address that became one is noticed. */
function textOf(cell) {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return dayOf(cell)
  return typeof cell === 'boolean' ? (cell ? '有' : '無') : String(cell)
}

/** A number without what binary fractions leave behind it. */
const plainNumber = text => (Number.isFinite(Number(text)) ? String(Number(Number(text).toPrecision(15))) : text)

function rowsOf({ sheet, data }) {
  if (data.length > limits.mostRows) throw new Refused('too_many_rows', String(limits.toldRows))
  const widest = data.reduce((most, row) => Math.max(most, row.length), 0)
  if (widest > limits.mostColumns) throw new Refused('too_many_columns', String(widest))
  return { name: sheet, rows: data.map(row => row.map(textOf)) }
}

async function read() {
  await check()
  return (await readXlsx(file, { parseNumber: plainNumber })).map(rowsOf)
}

try {
  parentPort.postMessage({ sheets: await read() })
} catch (error) {
  parentPort.postMessage({ refused: isOf(error).answer })
}
