import { Transform } from 'node:stream'

/** What goes out at once: React writes in pieces of two kilobytes, and each on its own would cost a packet. */
const PIECE = 64 * 1024

/**
 * A stream for what React 18 writes: it fills the end of a chunk with NUL bytes where the next character does not fit,
 * and a browser shows those as � in attributes, scripts and drawings. HTML has no NUL of its own, so all of them go.
 * Pieces are gathered until React says, by `flush`, that the reader may see what there is.
 */
export function unpadded(): Transform {
  let held: Uint8Array[] = []
  let size = 0
  const release = () => {
    if (size > 0) stream.push(held.length === 1 ? held[0] : Buffer.concat(held, size))
    held = []
    size = 0
  }
  const stream: Transform = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      const clean = chunk.includes(0) ? chunk.filter(byte => byte !== 0) : chunk
      held.push(clean)
      size += clean.length
      if (size >= PIECE) release()
      done()
    },
    flush(done) {
      release()
      done()
    },
  })
  return Object.assign(stream, { flush: release })
}
