import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { keyOfName } from './picture-name.ts'

export type StoredFile = { bytes: number; at: Date }

/** Where files are kept, by names of picture-name.ts. What is put is there whole or not at all, also after a kill. */
export interface FileStore {
  put(name: string, content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void>
  /** The file's bytes, or null where there is none. */
  get(name: string): Promise<Buffer | null>
  /** The file's bytes part by part; throws where there is none. */
  read(name: string): AsyncIterable<Uint8Array>
  /** Takes a file away; one that is not there is no error. */
  delete(name: string): Promise<void>
  stat(name: string): Promise<StoredFile | null>
  /** Every file, those that a kill left half written included. */
  list(): AsyncIterable<{ name: string; at: Date }>
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | null)?.code

/** The disk, or this user's share of it, is full. */
export const isOutOfRoom = (error: unknown): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error) ?? '')

async function ifThere<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Writes a new file and has the disk confirm it. */
async function writeWhole(path: string, content: Parameters<FileStore['put']>[1]): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    for await (const part of content) await handle.writeFile(part)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Files in a folder of this machine, in subfolders by the first two letters of their names. */
export function diskStore(folder: string): FileStore {
  const pathOf = (name: string) => {
    if (!keyOfName(name)) throw new Error('Not a name that the portal gives')
    return join(folder, name.slice(0, 2), name)
  }
  return {
    async put(name, content) {
      const path = pathOf(name)
      const draft = `${path}.${randomBytes(8).toString('hex')}.part`
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      try {
        await writeWhole(draft, content)
        await rename(draft, path)
      } catch (error) {
        await ifThere(unlink(draft))
        throw error
      }
      await synced(dirname(path))
    },
    get: async name => ifThere(readFile(pathOf(name))),
    read: name => createReadStream(pathOf(name)),
    async delete(name) {
      await ifThere(unlink(pathOf(name)))
    },
    async stat(name) {
      const found = await ifThere(stat(pathOf(name)))
      return found && { bytes: found.size, at: found.mtime }
    },
    async *list() {
      for (const shelf of (await ifThere(readdir(folder))) ?? [])
        for (const name of /^[0-9a-f]{2}$/.test(shelf) ? await readdir(join(folder, shelf)) : []) {
          const found = keyOfName(name) && (await this.stat(name))
          if (found) yield { name, at: found.at }
        }
    },
  }
}
