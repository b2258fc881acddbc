import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { lockFolder } from './pglite/lock.ts'

/** Where the data is: a server's URL, or else a folder for the embedded database. */
export type Place = { DATABASE_URL?: string | undefined; DATABASE_READ_URL?: string | undefined; DATA_DIR: string }

/** A place as people know it: the folder's whole path, or host, port and database of a server; never who logs in or how. */
export function placeName({ DATABASE_URL, DATA_DIR }: Place): string {
  if (!DATABASE_URL) return resolve(DATA_DIR)
  // Addresses that only the driver can read, such as of several hosts, are not taken apart: a part may be a password.
  if (!URL.canParse(DATABASE_URL)) return ''
  const { host, pathname, searchParams } = new URL(DATABASE_URL)
  return `${host || (searchParams.get('host') ?? '')}${pathname}`
}

/**
 * Takes the data folder for this process where the place is a folder; returns how to give it back. Throws FolderInUse,
 * or the file system's error when the folder cannot be written.
 */
export function claim(place: Place): () => void {
  if (place.DATABASE_URL) return () => {}
  makeFolder(resolve(place.DATA_DIR))
  return lockFolder(place.DATA_DIR)
}

// mkdir's own `recursive` asks for ever where a parent exists but takes no folders, such as /proc.
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}
