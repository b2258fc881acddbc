import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { ImportRefused } from './report.ts'

/** A file inside an archive; nothing is unpacked before it is read, and nothing ever reaches the disk. */
export type ArchiveEntry = { name: string; read: () => Promise<Uint8Array> }

const MAX_UNPACKED = 100 * 1024 * 1024
/** The archive of a prefecture has a handful of files for each municipality. */
const MAX_ENTRIES = 1000
const MAX_RATIO = 100

/**
 * Lists the files of a zip archive. Refuses a broken or encrypted one, one of more than 1000 entries, one that would
 * unpack to a hundredfold; of the files that are read, no more than 100 MB, as declared and again as unpacked.
 */
export async function openArchive(bytes: Uint8Array): Promise<ArchiveEntry[]> {
  try {
    return await entriesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (error) {
    if (error instanceof ImportRefused) throw error
    throw new ImportRefused('archive_broken', { why: (error as Error).message.slice(0, 120) })
  }
}

async function entriesOf(buffer: Buffer): Promise<ArchiveEntry[]> {
  const zip = await yauzl.fromBufferPromise(buffer, { decodeStrings: false })
  if (zip.entryCount > MAX_ENTRIES) throw new ImportRefused('archive_too_many', { limit: MAX_ENTRIES })
  const entries: ArchiveEntry[] = []
  const room = { left: MAX_UNPACKED }
  let declared = 0
  for await (const entry of zip.eachEntry()) {
    declared += entry.uncompressedSize
    if (declared > MAX_RATIO * buffer.length) throw new ImportRefused('archive_ratio', { limit: MAX_RATIO })
    if ((entry.generalPurposeBitFlag & 1) !== 0) throw new ImportRefused('archive_encrypted')
    const name = nameOf(entry)
    if (!name.endsWith('/')) entries.push({ name, read: () => unpack(zip, entry, room) })
  }
  if (entries.length === 0) throw new ImportRefused('archive_empty')
  return entries
}

/** Names are only looked at, never used as paths. */
function nameOf(entry: Entry): string {
  const raw = entry.fileName as unknown as Uint8Array
  const text = new TextDecoder('utf-8').decode(raw)
  return (text.includes('\uFFFD') ? new TextDecoder('shift_jis').decode(raw) : text).replaceAll('\\', '/')
}

/** What an archive unpacks to in truth counts, whatever its directory says. */
async function unpack(zip: ZipFile, entry: Entry, room: { left: number }): Promise<Uint8Array> {
  const tooLarge = new ImportRefused('archive_too_large', { limitMb: MAX_UNPACKED / 1024 / 1024 })
  if (entry.uncompressedSize > room.left) throw tooLarge
  try {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      room.left -= chunk.length
      if (room.left < 0) throw tooLarge
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    if (error instanceof ImportRefused) throw error
    throw new ImportRefused('archive_broken', { why: (error as Error).message.slice(0, 120) })
  }
}
