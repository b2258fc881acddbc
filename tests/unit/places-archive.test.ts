import { describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { openArchive } from '../../app/places/archive.server.ts'
import { zipOf } from '../fixtures/shapefile.ts'

const refusal = (code: string) => expect.objectContaining({ refusal: code })

describe('an archive', () => {
  it('gives its files', async () => {
    const [entry] = await openArchive(await zipOf({ 'a/b.geojson': 'hello' }))
    expect(entry!.name).toBe('a/b.geojson')
    expect(new TextDecoder().decode(await entry!.read())).toBe('hello')
  })

  it('of more than 1000 files is refused', async () => {
    const files = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.txt`, 'x']))
    await expect(openArchive(await zipOf(files))).rejects.toEqual(refusal('archive_too_many'))
  })

  it('that unpacks to a hundred times its size is refused before anything is unpacked', async () => {
    const bomb = await zipOf({ 'a.shp': Buffer.alloc(20 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(100_000)
    await expect(openArchive(bomb)).rejects.toEqual(refusal('archive_ratio'))
  })

  it('gives no file larger than 100 MB', async () => {
    const zip = new yazl.ZipFile()
    zip.addBuffer(Buffer.alloc(101 * 1024 * 1024), 'a.shp', { compress: false })
    zip.end()
    const chunks: Buffer[] = []
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
    const [entry] = await openArchive(Buffer.concat(chunks))
    await expect(entry!.read()).rejects.toEqual(refusal('archive_too_large'))
  })

  it('that unpacks to more than it says is refused', async () => {
    const zip = await zipOf({ 'a.geojson': 'a'.repeat(5000) })
    // The directory's record of the size, made smaller.
    const at = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
    zip.writeUInt32LE(100, at + 24)
    const [entry] = await openArchive(zip)
    await expect(entry!.read()).rejects.toEqual(refusal('archive_broken'))
  })

  it('that is encrypted is refused', async () => {
    const zip = await zipOf({ 'a.geojson': 'hello' })
    const at = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
    zip.writeUInt16LE(zip.readUInt16LE(at + 8) | 1, at + 8)
    await expect(openArchive(zip)).rejects.toEqual(refusal('archive_encrypted'))
  })

  it('cut in half is refused', async () => {
    const zip = await zipOf({ 'a.geojson': 'hello' })
    await expect(openArchive(zip.subarray(0, zip.length / 2))).rejects.toEqual(refusal('archive_broken'))
  })
})
