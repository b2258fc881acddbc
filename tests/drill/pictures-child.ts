import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openDarkroom } from '../../app/files/darkroom.server.ts'
import type { Result } from '../../app/lib/result.ts'
import { flyerPdf, pdfWithHugePicture } from '../fixtures/pictures/documents.ts'
import { hugePng, jpegWithPlace, movingWebp } from '../fixtures/pictures/make.ts'

// The process whose memory the drill watches. The pictures are made once, before anything is measured.

const darkroom = openDarkroom()
const large = await jpegWithPlace({ width: 6_000, height: 4_500 })
const heic = readFileSync('tests/fixtures/pictures/large.heic')
const SENT: Record<string, Uint8Array[]> = {
  large: [large, large, large],
  heic: [heic, heic],
  bomb: [hugePng(16_384), hugePng(16_384)],
  'plain 49 megapixels': [hugePng(7_000)],
  cut: [large.subarray(0, large.length / 2)],
  moving: [await movingWebp()],
}
const FLYERS: Record<string, Uint8Array[]> = {
  'flyer of 20 pages': [flyerPdf(20), flyerPdf(20)],
  'flyer of 500 pages': [flyerPdf(500)],
  'flyer with a picture of 400 megapixels': [pdfWithHugePicture(20_000)],
}

process.on('message', async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const outcomes: Record<string, string> = {}
  const making = (all: Record<string, Uint8Array[]>, make: (bytes: Uint8Array) => Promise<Result<unknown, string>>) =>
    Object.entries(all).flatMap(([name, files]) =>
      files.map(async bytes => {
        const made = await make(bytes)
        outcomes[name] = made.ok ? 'made' : made.refusal
      }),
    )
  await Promise.all([
    ...making(SENT, bytes => darkroom.develop(async () => bytes)),
    ...making(FLYERS, bytes =>
      darkroom.render(
        async () => bytes,
        async () => {},
      ),
    ),
  ])
  delay.disable()
  process.send?.({ outcomes, stallMs: delay.max / 1e6 })
})
process.send?.('ready')
