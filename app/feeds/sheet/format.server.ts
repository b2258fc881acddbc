import { fileTypeFromBuffer } from 'file-type'
import { type Chunks, type SheetFault, SheetRefused } from './csv.server.ts'

type Format = 'csv' | 'xlsx' | 'json'

const ARCHIVE = Buffer.from('PK')
const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
/** In the directory of an old container: a workbook behind a password. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')
const ENOUGH = 4096

const isPrefix = (of: Buffer, bytes: Buffer): boolean => of.subarray(0, bytes.length).equals(bytes)

async function firstBytes(chunks: Chunks): Promise<Buffer> {
  let first = Buffer.alloc(0)
  for await (const chunk of chunks()) {
    first = Buffer.concat([first, chunk])
    if (first.length >= ENOUGH) break
  }
  return first
}

async function has(chunks: Chunks, wanted: Buffer): Promise<boolean> {
  let end = Buffer.alloc(0)
  for await (const chunk of chunks()) {
    const part = Buffer.concat([end, chunk])
    if (part.includes(wanted)) return true
    end = part.subarray(Math.max(0, part.length - wanted.length))
  }
  return false
}

const PAGE = /^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|table|div|style)[\s>]/is

/** What is no list, whatever its name says; null: it may be one. */
async function notAList(first: Buffer): Promise<SheetFault | null> {
  if (PAGE.test(first.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, ''))) return 'is_web_page'
  const mime = (await fileTypeFromBuffer(first))?.mime
  if (!mime) return null
  if (mime === 'application/pdf') return 'is_pdf'
  return mime.startsWith('image/') ? 'is_picture' : 'not_a_list_of_rows'
}

/** What a file is by its first bytes, whatever its name says. Throws {@link SheetRefused}. */
export async function formatOf(chunks: Chunks, said: Format): Promise<Format> {
  const first = await firstBytes(chunks)
  if (first.length === 0) throw new SheetRefused('empty')
  if (isPrefix(first, OLD_OFFICE)) throw new SheetRefused((await has(chunks, ENCRYPTED)) ? 'encrypted' : 'old_excel')
  if (isPrefix(first, ARCHIVE)) return 'xlsx'
  const fault = await notAList(first)
  if (fault) throw new SheetRefused(fault)
  return said === 'xlsx' ? 'csv' : said
}
