import { Transform } from 'node:stream'

/**
 * A stream for what React 18 writes: it fills the end of a chunk with NUL bytes where the next character does not fit,
 * and a browser shows those as � in attributes, scripts and drawings. HTML has no NUL of its own, so all of them go.
 */
export const unpadded = (): Transform =>
  new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter(byte => byte !== 0) : chunk)
    },
  })
