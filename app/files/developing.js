// One picture, on a thread of its own that ends with it: a decoder that hangs, fails or fills its memory takes nothing
// with it. Plain JavaScript, because a thread starts without the TypeScript loader. Its messages: darkroom.server.ts.
import { parentPort, workerData } from 'node:worker_threads'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'

/** @type {import('./darkroom.server.ts').Assignment} */
const { original, maxPixels, widths, seconds, decoderBytes } = workerData
const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort)

/** Formats that are taken, as their first bytes tell, and as the decoder must call them. */
const TAKEN = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heic',
}
const MOVING = new Set(['image/apng', 'image/heic-sequence', 'image/heif-sequence'])
const QUALITY = 80
const PAGE = 64 * 1024

// The library could open many more formats, drawings and documents among them.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false)
sharp.concurrency(1)

class Fault extends Error {}

/** The HEIC decoder lives in memory of its own that grows as it asks; here it is told when to stop. */
function boundDecoder() {
  const grow = WebAssembly.Memory.prototype.grow
  WebAssembly.Memory.prototype.grow = function bounded(pages) {
    if (this.buffer.byteLength + pages * PAGE > decoderBytes) throw new RangeError('The decoder asks for too much')
    return grow.call(this, pages)
  }
}

/** Points of a HEIC picture, turned as it says; its size is known before anything of it is decoded. */
async function heicSource() {
  boundDecoder()
  const { default: decode } = await import('heic-decode')
  const images = await decode.all({ buffer: original })
  try {
    const [{ width, height, decode: points }] = images
    if (width * height > maxPixels) throw new Fault('tooManyPixels')
    const { data } = await points()
    return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: maxPixels })
  } finally {
    images.dispose()
  }
}

async function plainSource(format) {
  const options = { limitInputPixels: maxPixels, failOn: 'warning' }
  const found = await sharp(original, { ...options, limitInputPixels: false }).metadata()
  if (found.format !== format) throw new Fault('notAPicture')
  if ((found.pages ?? 1) > 1) throw new Fault('animated')
  if (found.width * found.height > maxPixels) throw new Fault('tooManyPixels')
  return sharp(original, options).autoOrient()
}

async function source() {
  const type = await fileTypeFromBuffer(original).catch(() => undefined)
  if (type && MOVING.has(type.mime)) throw new Fault('animated')
  const format = type && TAKEN[type.mime]
  if (!format) throw new Fault('notAPicture')
  return format === 'heic' ? heicSource() : plainSource(format)
}

/** Everything but the points stays behind: what is written is made from these alone. */
const points = (picture, width) =>
  picture
    .resize({ width, height: 2 * width, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })

async function variant({ data, info }, width) {
  const { width: w, height: h, channels } = info
  const { data: bytes, info: written } = await sharp(data, { raw: { width: w, height: h, channels } })
    .resize({ width, height: 2 * width, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .timeout({ seconds })
    .toBuffer({ resolveWithObject: true })
  return { width: written.width, height: written.height, bytes: new Uint8Array(bytes) }
}

async function develop() {
  const largest = await points(await source(), widths.at(-1))
  const variants = []
  for (const width of widths) {
    const made = await variant(largest, width)
    if (made.width !== variants.at(-1)?.width) variants.push(made)
  }
  return { variants }
}

const faultOf = error => {
  if (error instanceof Fault) return error.message
  return /timeout/i.test(error?.message ?? '') ? 'tookTooLong' : 'broken'
}

const answer = await develop().catch(error => ({ fault: faultOf(error), cause: String(error?.message ?? error) }))
port.postMessage(
  answer,
  (answer.variants ?? []).map(({ bytes }) => bytes.buffer),
)
