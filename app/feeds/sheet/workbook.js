// One workbook, on a thread of its own that ends with it: reading it takes all of a core for a moment, and pages come
// first. Plain JavaScript, because it starts without the TypeScript loader. Started by xlsx.server.ts.
import { parentPort, workerData } from 'node:worker_threads'
import yauzl from 'yauzl'
import { readFormats, readRelations, readRows, readSharedTexts, readSheetList } from './workbook-parts.js'

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
  return async name => {
    const entry = entries.find(({ fileName }) => fileName === name)
    if (!entry) return null
    const chunks = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
    return Buffer.concat(chunks)
      .toString('utf8')
      .replace(/^\ufeff/, '')
  }
}

/** Every sheet that is shown, in its order. */
async function read() {
  const part = await check()
  const { sheets, is1904 } = readSheetList(await part('xl/workbook.xml'))
  const relations = readRelations((await part('xl/_rels/workbook.xml.rels')) ?? '<Relationships/>')
  const pathOf = kind => [...relations.values()].find(one => one.kind === kind)?.path
  const styles = await part(pathOf('styles') ?? 'xl/styles.xml')
  const shared = await part(pathOf('sharedStrings') ?? 'xl/sharedStrings.xml')
  const book = {
    formats: styles === null ? [] : readFormats(styles),
    texts: shared === null ? [] : readSharedTexts(shared),
    is1904,
  }
  const shown = []
  for (const { name, isHidden, relation } of sheets) {
    const target = relations.get(relation)
    if (isHidden || target?.kind !== 'worksheet') continue
    shown.push({ name, ...readRows((await part(target.path)) ?? '<worksheet/>', book, limits) })
  }
  return shown
}

try {
  parentPort.postMessage({ sheets: await read() })
} catch (error) {
  parentPort.postMessage({ refused: isOf(error).answer })
}
