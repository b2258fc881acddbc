import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { receiveOriginal } from '../../app/files/original.server.ts'
import { originalName } from '../../app/files/picture-name.ts'
import { diskStore, type FileStore } from '../../app/files/storage.server.ts'

let folder: string
let store: FileStore
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
  store = diskStore(folder)
})

const jpeg = Buffer.alloc(1000, 'jpeg')
async function* inParts(bytes: Uint8Array) {
  yield bytes
}
const filesThere = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => entry.name)

test('a store keeps what is whole, under its own names only', async () => {
  const name = originalName('a'.repeat(64))
  await store.put(name, [Buffer.from('one'), Buffer.from('two')])
  expect(String(await store.get(name))).toBe('onetwo')
  expect((await store.stat(name))?.bytes).toBe(6)
  expect(readFileSync(join(folder, 'aa', name), 'utf8')).toBe('onetwo')
  await store.delete(name)
  await store.delete(name)
  expect([await store.get(name), await store.stat(name)]).toEqual([null, null])
  for (const bad of ['../x', `../${name}`, 'photo.jpg', `${'a'.repeat(64)}.x/../../y`, ''])
    await expect(store.put(bad, [Buffer.from('x')])).rejects.toThrow('Not a name')
  const never = { async *[Symbol.asyncIterator]() { yield Buffer.from('a'); throw new Error('gone') } } // biome-ignore format: one line
  await expect(store.put(name, never)).rejects.toThrow('gone')
  expect(filesThere()).toEqual([])
})

test('where the disk is full there is neither row nor file, and the sender is told', async () => {
  const full = { ...store, put: async () => { throw Object.assign(new Error('no space'), { code: 'ENOSPC' }) } } // biome-ignore format: one line
  expect(await receiveOriginal(full, inParts(jpeg))).toEqual({ ok: false, refusal: 'noRoom' })
  // Full in mid-file: what had been written is gone.
  async function* breaking() {
    yield jpeg
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
  }
  expect(await receiveOriginal(store, breaking())).toEqual({ ok: false, refusal: 'noRoom' })
  expect(filesThere()).toEqual([])
})
