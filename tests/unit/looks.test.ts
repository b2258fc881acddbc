import sharp from 'sharp'
import { expect, test } from 'vitest'
import { bitsApart, MOST_BITS } from '../../app/feeds/duplicates/photo-hash.ts'
import { openDarkroom } from '../../app/files/darkroom.server.ts'
import { rngOf } from '../fixtures/duplicate-pairs/latent.ts'

const darkroom = openDarkroom()
const look = (bytes: Uint8Array) => darkroom.look(async () => bytes)

/** A picture of boxes in greys, as far as numbers tell it. */
function boxes(seed: number): Buffer {
  const [width, height] = [900, 600]
  const rng = rngOf(seed)
  const shapes = Array.from({ length: 24 }, () => {
    const grey = Math.floor(rng() * 255)
    const size = `width="${80 + rng() * 300}" height="${60 + rng() * 200}"`
    return `<rect x="${rng() * width}" y="${rng() * height}" ${size} fill="rgb(${grey},${grey},${grey})"/>`
  })
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#888"/>${shapes.join('')}</svg>`,
  )
}

async function drawn(seed: number) {
  const { data, info } = await sharp(boxes(seed)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels as 3 } })
}

test('a picture is known again when it is made smaller and compressed anew; another is not it', async () => {
  const webp = await (await drawn(1)).webp({ quality: 80 }).toBuffer()
  const small = await (await drawn(1)).resize(400).jpeg({ quality: 45 }).toBuffer()
  const other = await (await drawn(2)).webp({ quality: 80 }).toBuffer()
  const [one, again, another] = [await look(webp), await look(small), await look(other)]
  expect(one).toMatch(/^[0-9a-f]{16}$/)
  expect(bitsApart(one!, again!)).toBeLessThanOrEqual(MOST_BITS)
  expect(bitsApart(one!, another!)).toBeGreaterThan(MOST_BITS)
})

test('of what is no picture nobody can tell', async () => {
  expect(await look(Buffer.from('nothing'))).toBeNull()
  expect(await darkroom.look(async () => null)).toBeNull()
})
