// How one picture looks: eight times eight comparisons of a grey thumbnail's neighbours, which hardly change when it is
// made smaller or compressed anew (a difference hash). On a thread of its own, as developing.js.
import { parentPort, workerData } from 'node:worker_threads'
import sharp from 'sharp'
import { answer } from './making.js'

/** @type {import('./darkroom.server.ts').PhotoLimits & { original: Uint8Array }} */
const { original, maxPixels, seconds } = workerData
const SIDE = 8

await answer(parentPort, async send => {
  const grey = await sharp(original, { limitInputPixels: maxPixels })
    .resize({ width: SIDE + 1, height: SIDE, fit: 'fill' })
    .greyscale()
    .timeout({ seconds })
    .raw({ depth: 'uchar' })
    .toBuffer()
  const bytes = new Uint8Array(SIDE)
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const at = y * (SIDE + 1) + x
      if (grey[at] < grey[at + 1]) bytes[y] |= 1 << (SIDE - 1 - x)
    }
  send({ width: SIDE, height: SIDE, bytes })
})
