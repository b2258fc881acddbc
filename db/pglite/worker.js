// The embedded database, alone on its thread: a query never stops the web process, and no second reader exists.
// Plain JavaScript, because a thread starts without the TypeScript loader. Its messages: protocol.ts.
import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, types } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'

/** @type {import('./protocol.ts').WorkerOptions} */
const options = workerData
const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort)

const plain = error => ({
  // The file system under the engine throws objects without words.
  message: String(error?.message ?? (error?.errno ? `${error.name} ${error.errno}` : error)),
  code: error?.code,
  constraint: error?.constraint,
  detail: error?.detail,
})

const perform = {
  async query(db, { sql, parameters }) {
    const result = await db.query(sql, [...parameters])
    return { rows: result.rows, affectedRows: result.affectedRows ?? 0 }
  },
  async exec(db, { sql }) {
    await db.exec(sql)
    return {}
  },
  async dump(db) {
    const file = await db.dumpDataDir('gzip')
    return { bytes: new Uint8Array(await file.arrayBuffer()) }
  },
  async close(db) {
    await db.close()
    return {}
  },
}

try {
  const database = await PGlite.create({
    dataDir: options.dataDir ?? 'memory://',
    extensions: { postgis },
    loadDataDir: options.imagePath ? new Blob([await readFile(options.imagePath)]) : undefined,
    // One shape on both drivers: numbers for int8 and numeric, 'YYYY-MM-DD' for dates.
    parsers: { [types.INT8]: Number, [types.NUMERIC]: Number, [types.DATE]: value => value, 1182: dates },
  })
  port.on('message', call => {
    perform[call.op](database, call).then(
      answer => port.postMessage({ ...answer, id: call.id }),
      error => port.postMessage({ id: call.id, error: plain(error) }),
    )
  })
  port.postMessage({ id: 0 })
} catch (error) {
  port.postMessage({ id: 0, error: plain(error) })
}

function dates(text) {
  return text === '{}' ? [] : text.slice(1, -1).split(',')
}
