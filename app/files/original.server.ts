import { createHash, randomBytes } from 'node:crypto'
import { done, type Result, refused } from '../lib/result.ts'
import { type IntakeFault, MAX_PHOTO_BYTES } from './model.ts'
import { originalName } from './picture-name.ts'
import { type FileStore, isOutOfRoom } from './storage.server.ts'

/** A file as it was sent, already stored: `sha256` of its bytes, in hexadecimal. */
export type Original = { key: string; sha256: string; bytes: number }

class TooLarge extends Error {}

/** Stores what comes under a new random name while it is measured. What is refused leaves no file. */
export async function receiveOriginal(
  store: FileStore,
  content: AsyncIterable<Uint8Array>,
  mostBytes = MAX_PHOTO_BYTES,
): Promise<Result<Original, Exclude<IntakeFault, 'tooMany'>>> {
  const key = randomBytes(32).toString('hex')
  const hash = createHash('sha256')
  let bytes = 0
  async function* measured() {
    for await (const part of content) {
      bytes += part.byteLength
      if (bytes > mostBytes) throw new TooLarge()
      hash.update(part)
      yield part
    }
  }
  try {
    await store.put(originalName(key), measured())
  } catch (error) {
    if (error instanceof TooLarge) return refused('tooLarge')
    if (isOutOfRoom(error)) return refused('noRoom')
    throw error
  }
  if (bytes > 0) return done({ key, sha256: hash.digest('hex'), bytes })
  await store.delete(originalName(key))
  return refused('empty')
}
