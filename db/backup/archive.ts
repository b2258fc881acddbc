import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished, pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry } from 'yauzl'
import yazl from 'yazl'
import { MANIFEST, type Manifest, readManifest } from './manifest.ts'
import { BackupRefused } from './refused.ts'

export type Measured = { bytes: number; sha256: string }
type Content = Iterable<Uint8Array> | AsyncIterable<string | Uint8Array>
/** Adds a part, read once and never whole in memory. `isPacked`: it is small already, such as a picture. */
export type AddPart = (name: string, content: Content, options?: { isPacked?: boolean }) => Promise<Measured>

/** Passes bytes on and notes how many there were and their hash. */
function measuring(content: Content) {
  const hash = createHash('sha256')
  let bytes = 0
  async function* passing() {
    for await (const part of content) {
      const chunk = typeof part === 'string' ? Buffer.from(part) : part
      bytes += chunk.length
      hash.update(chunk)
      yield chunk
    }
  }
  return { passing, measured: (): Measured => ({ bytes, sha256: hash.digest('hex') }) }
}

/**
 * Writes an archive beside its place and renames it when all of it is on the disk: it is there whole or not at all.
 * `write` adds the parts one after the other and returns the manifest. Nobody but this user may read the file.
 */
export async function writeArchive(file: string, write: (add: AddPart) => Promise<Manifest>): Promise<Manifest> {
  if (existsSync(file)) throw new BackupRefused('exists', { file })
  const draft = `${file}.${process.pid}.part`
  const zip = new yazl.ZipFile()
  const out = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true })
  const written = pipeline(zip.outputStream, out)
  const failed = new Promise<never>((_, reject) => {
    zip.on('error', reject)
    written.catch(reject)
  })
  failed.catch(() => {})
  const add: AddPart = async (name, content, { isPacked = false } = {}) => {
    const { passing, measured } = measuring(content)
    const stream = Readable.from(passing(), { objectMode: false })
    zip.addReadStream(stream, name, { mode: 0o100600, compress: !isPacked })
    try {
      await Promise.race([finished(stream), failed])
    } catch (error) {
      stream.destroy()
      throw error
    }
    return measured()
  }
  try {
    const manifest = await write(add)
    zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), MANIFEST, { mode: 0o100600 })
    zip.end()
    await Promise.race([written, failed])
    await rename(draft, file)
    return manifest
  } catch (error) {
    out.destroy()
    await rm(draft, { force: true })
    throw error
  }
}

export type Archive = {
  manifest: Manifest
  /** A part's bytes as they come. Throws BackupRefused where there is no such part or it cannot be unpacked. */
  read: (name: string) => AsyncGenerator<Buffer>
  close: () => void
}

/** Opens a backup and reads its manifest. Throws {@link BackupRefused}; errors of the file system pass. */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await yauzl.openPromise(file, { autoClose: false, lazyEntries: true }).catch(error => {
    throw error.code ? error : new BackupRefused('notABackup', { file })
  })
  const entries = new Map<string, Entry>()
  async function* read(name: string) {
    const entry = entries.get(name)
    if (!entry) throw new BackupRefused('damaged', { part: name })
    try {
      yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>
    } catch (error) {
      throw (error as NodeJS.ErrnoException).syscall ? error : new BackupRefused('damaged', { part: name })
    }
  }
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    const manifest = await manifestIn(read(MANIFEST), entries.get(MANIFEST), file)
    return { manifest, read, close: () => zip.close() }
  } catch (error) {
    zip.close()
    const { syscall } = error as NodeJS.ErrnoException
    throw error instanceof BackupRefused || syscall ? error : new BackupRefused('notABackup', { file })
  }
}

async function manifestIn(content: AsyncIterable<Buffer>, entry: Entry | undefined, file: string): Promise<Manifest> {
  if (!entry) throw new BackupRefused('notABackup', { file })
  const bytes = await buffer(Readable.from(content))
  if (crc32(bytes) !== entry.crc32) throw new BackupRefused('damaged', { part: MANIFEST })
  const manifest = readManifest(bytes.toString('utf8'))
  if (manifest === 'newer') throw new BackupRefused('newer', { what: MANIFEST })
  if (!manifest) throw new BackupRefused('notABackup', { file })
  return manifest
}

/** Passes a part on to `use` and refuses it where, read to its end, it is not what was written. */
export async function takePart(
  archive: Archive,
  part: string,
  sha256: string,
  use: (content: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const { passing, measured } = measuring(archive.read(part))
  await use(passing())
  if (measured().sha256 !== sha256) throw new BackupRefused('damaged', { part })
}
