import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openDarkroom } from '../../app/files/darkroom.server.ts'
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

process.on('message', async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const outcomes: Record<string, string> = {}
  await Promise.all(
    Object.entries(SENT).flatMap(([name, all]) =>
      all.map(async bytes => {
        const made = await darkroom.develop(async () => bytes)
        outcomes[name] = made.ok ? 'made' : made.refusal
      }),
    ),
  )
  delay.disable()
  process.send?.({ outcomes, stallMs: delay.max / 1e6 })
})
process.send?.('ready')
