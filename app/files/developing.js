// One photo, on a thread of its own that ends with it: its decoder's memory goes with it. Started by process.js with
// what darkroom.server.ts asks for.
import { parentPort, workerData } from 'node:worker_threads'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { answer, boundDecoder, Fault, webpOf } from './making.js'

/** @type {import('./darkroom.server.ts').PhotoLimits & { original: Uint8Array }} */
const { original, maxPixels, widths, seconds, decoderBytes } = workerData

/** Formats that are taken, as their first bytes tell, and as the decoder must call them. */
const TAKEN = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heic',
}
const MOVING = new Set(['image/apng', 'image/heic-sequence', 'image/heif-sequence'])

/** Points of a HEIC picture, turned as it says; its size is known before anything of it is decoded. */
async function heicSource() {
  boundDecoder(decoderBytes)
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

/** A photo that is very tall is kept narrower. */
const most = width => ({ width, height: 2 * width })

/** Everything but the points stays behind: what is written is made from these alone. */
const points = (picture, width) =>
  picture
    .resize({ ...most(width), fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })

await answer(parentPort, async send => {
  const { data, info } = await points(await source(), widths.at(-1))
  const { width, height, channels } = info
  let last = 0
  for (const wanted of widths) {
    const made = await webpOf(data, { width, height, channels }, most(wanted), seconds)
    if (made.width !== last) send(made)
    last = made.width
  }
})
