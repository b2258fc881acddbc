// One document, on a thread of its own that ends with it. Its pages are drawn as they would be printed; scripts in it are
// not run, for the library is built without an engine for them. Started by process.js with what darkroom.server.ts asks for.
import { parentPort, workerData } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { fileTypeFromBuffer } from 'file-type'
import { answer, boundDecoder, Fault, webpOf } from './making.js'

/** @type {import('./darkroom.server.ts').FlyerLimits & { original: Uint8Array }} */
const { original, mostPages, maxPixels, widths, seconds, decoderBytes } = workerData

/** The longest side that a WebP can have, in pixels. */
const LONGEST_SIDE = 16_383

async function opened() {
  const type = await fileTypeFromBuffer(original).catch(() => undefined)
  if (type?.mime !== 'application/pdf') throw new Fault('notAPdf')
  boundDecoder(decoderBytes)
  const library = await PDFiumLibrary.init()
  return library.loadDocument(original).catch(error => {
    throw new Fault(/password|security/i.test(error.message) ? 'locked' : 'broken')
  })
}

/** Size in which a page is drawn: as wide as the widest picture of it, unless it would have too many points. */
function drawnSize({ originalWidth, originalHeight }) {
  const widest = Math.min(widths.at(-1) / originalWidth, LONGEST_SIDE / originalHeight)
  const scale = Math.min(widest, Math.sqrt(maxPixels / (originalWidth * originalHeight)))
  const size = { width: Math.floor(originalWidth * scale), height: Math.floor(originalHeight * scale) }
  if (!(size.width > 0 && size.height > 0)) throw new Fault('broken')
  return size
}

/** Fields that somebody has filled in are drawn with the page: they say what is offered. */
async function drawn(page) {
  const { data, width, height } = await page.render({ ...drawnSize(page.getOriginalSize()), renderFormFields: true })
  return { data, raw: { width, height, channels: 4 } }
}

await answer(parentPort, async send => {
  const document = await opened()
  const count = document.getPageCount()
  if (count > mostPages) throw new Fault('tooManyPages')
  if (count < 1) throw new Fault('broken')
  for (let number = 1; number <= count; number++) {
    const { data, raw } = await drawn(document.getPage(number - 1))
    let last = 0
    for (const wanted of widths) {
      const made = await webpOf(data, raw, { width: wanted }, seconds)
      if (made.width !== last) send({ number, ...made })
      last = made.width
    }
  }
})
