import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

const geodata = new URL('../../geodata/', import.meta.url)

/** A file of the sample city; `path` from geodata/. */
export const readSample = (path: string): Buffer => readFileSync(new URL(path, geodata))

/** The data files of a folder of geodata/, in the order of their names. */
export const listSample = (folder: string): string[] =>
  readdirSync(new URL(`${folder}/`, geodata))
    .filter(name => /\.(geo)?json$/.test(name))
    .sort()
    .map(name => `${folder}/${name}`)

/** One checksum over several files. */
export function checksumOf(files: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const bytes of files) hash.update(bytes)
  return hash.digest('hex')
}
