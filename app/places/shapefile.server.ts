import { open } from 'shapefile'
import type { RawFeature } from './features.ts'
import { ImportRefused } from './report.ts'

/**
 * The features of a shapefile. Its table is read in the encoding that its .cpg names, else as UTF-8 where it is that
 * throughout, else as CP932, in which official Japanese data is kept.
 */
export async function shapefileFeatures(shp: Uint8Array, dbf: Uint8Array, cpg?: Uint8Array): Promise<RawFeature[]> {
  const encoding = encodingOf(dbf, cpg)
  const features: RawFeature[] = []
  try {
    const source = await open(shp, dbf, { encoding })
    for (let read = await source.read(); !read.done; read = await source.read()) {
      const { properties, geometry } = read.value
      features.push({ index: features.length, properties: properties ?? {}, geometry })
    }
  } catch (error) {
    throw new ImportRefused('shapefile_broken', {
      record: features.length,
      why: (error as Error).message.slice(0, 120),
    })
  }
  return features
}

function encodingOf(dbf: Uint8Array, cpg?: Uint8Array): string {
  const stated = cpg ? new TextDecoder().decode(cpg).trim() : ''
  if (/utf-?8|65001/i.test(stated)) return 'utf-8'
  if (stated !== '') return 'shift_jis'
  const header = new DataView(dbf.buffer, dbf.byteOffset, Math.min(dbf.byteLength, 12))
  const records = dbf.subarray(dbf.byteLength >= 12 ? header.getUint16(8, true) : 0)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(records)
    return 'utf-8'
  } catch {
    return 'shift_jis'
  }
}
