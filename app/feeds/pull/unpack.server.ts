import type { IncomingMessage } from 'node:http'
import { Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { MOST_RATIO, type PullLimits, PullRefused, RATIO_COUNTS_FROM } from './refusal.ts'

const PACKINGS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
}

/** What a response holds, unpacked part by part; it ends with a refusal as soon as it is more than is taken. */
export async function* unpacked(response: IncomingMessage, { mostBytes }: PullLimits): AsyncGenerator<Uint8Array> {
  const packing = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const isPacked = packing !== 'identity'
  if (isPacked && !Object.hasOwn(PACKINGS, packing)) throw new PullRefused('BadPacking')
  let [came, went] = [0, 0]
  // Read by a loop: one that was cut off before anybody listened says so here, and is silent to whoever pipes it.
  async function* counted() {
    for await (const part of response as AsyncIterable<Buffer>) {
      came += part.byteLength
      yield part
    }
  }
  for await (const part of isPacked ? through(counted(), PACKINGS[packing]!()) : counted()) {
    went += part.byteLength
    if (isPacked && went > RATIO_COUNTS_FROM && went > came * MOST_RATIO) throw new PullRefused('TooLargeUnpacked')
    if (went > mostBytes) throw new PullRefused(isPacked ? 'TooLargeUnpacked' : 'TooLarge')
    yield part
  }
}

async function* through(parts: AsyncIterable<Buffer>, unpack: Transform): AsyncGenerator<Buffer> {
  const fed = pipeline(Readable.from(parts), unpack)
  // What went wrong is told by the reading below.
  fed.catch(() => undefined)
  for await (const part of unpack as AsyncIterable<Buffer>) yield part
  await fed
}
