// What both threads share: how a decoder is bounded, and how a picture is written. Plain JavaScript like they.
import sharp from 'sharp'

const QUALITY = 80
const PAGE = 64 * 1024

// The library could open many more formats, drawings and documents among them.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false)
sharp.concurrency(1)

/** What is wrong with a file, by its name in model.ts or flyer-model.ts. */
export class Fault extends Error {}

/** Decoders in WebAssembly live in memory of their own that grows as they ask; here they are told when to stop. */
export function boundDecoder(most) {
  const grow = WebAssembly.Memory.prototype.grow
  WebAssembly.Memory.prototype.grow = function bounded(pages) {
    if (this.buffer.byteLength + pages * PAGE > most) throw new RangeError('The decoder asks for too much')
    return grow.call(this, pages)
  }
}

/** A WebP of points, no larger than `most`, without anything beside the points. `raw`: as sharp takes them. */
export async function webpOf(points, raw, most, seconds) {
  const { data, info } = await sharp(points, { raw })
    .resize({ ...most, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .timeout({ seconds })
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, bytes: new Uint8Array(data) }
}

const faultOf = error => {
  if (error instanceof Fault) return error.message
  return /timeout/i.test(error?.message ?? '') ? 'tookTooLong' : 'broken'
}

/** Does a thread's work: every picture is sent when it is made, then that it is done or what is wrong. */
export async function answer(port, work) {
  const send = made => port.postMessage({ made }, [made.bytes.buffer])
  await work(send).then(
    () => port.postMessage({ done: true }),
    error => port.postMessage({ fault: faultOf(error), cause: String(error?.message ?? error) }),
  )
}
