import { done, type Result, refused } from '../lib/result.ts'
import { type FlyerFault, MAX_PAGE_PIXELS, MOST_PAGES, PAGE_WIDTHS } from './flyer-model.ts'
import { type Made, openLane, type Read, type Variant } from './lane.server.ts'
import { MAX_PIXELS, type PictureFault, WIDTHS } from './model.ts'

/** `seconds` is for each step of the encoder, `decoderBytes` for decoders in WebAssembly. */
type Limits = { maxPixels: number; widths: readonly number[]; seconds: number; decoderBytes: number }
export type PhotoLimits = Limits
/** `maxPixels` is of one page. */
export type FlyerLimits = Limits & { mostPages: number }

/** A page of a document in one width; pages are numbered from 1. */
export type Page = Variant & { number: number }

export type Darkroom = {
  /** Makes the variants of a photo as it was sent, narrowest first. Throws only where the portal itself fails. */
  develop(read: Read): Promise<Result<Variant[], PictureFault>>
  /** How a picture looks, in 64 bits as 16 hexadecimal digits; null: it cannot be told. */
  look(read: Read): Promise<string | null>
  /** Draws the pages of a document in each width and gives them away as they come; after a fault they are worth nothing. */
  render(read: Read, keep: (page: Page) => Promise<void>): Promise<Result<null, FlyerFault>>
}

const STEP_SECONDS = 30
const WHOLE_MS = 60_000
const IDLE_MS = 10_000
const DECODER_BYTES = 640 * 1024 * 1024

/**
 * Where photos and flyers are made: processes of their own, one for each kind, so that photos do not wait for a long
 * document, and within each one file at a time.
 */
export function openDarkroom({ wholeMs = WHOLE_MS, idleMs = IDLE_MS, decoderBytes = DECODER_BYTES } = {}): Darkroom {
  const [photos, flyers] = [openLane({ wholeMs, idleMs }), openLane({ wholeMs, idleMs })]
  const common = { seconds: STEP_SECONDS, decoderBytes }
  const photoLimits: PhotoLimits = { ...common, maxPixels: MAX_PIXELS, widths: WIDTHS }
  const flyerLimits: FlyerLimits = { ...common, maxPixels: MAX_PAGE_PIXELS, widths: PAGE_WIDTHS, mostPages: MOST_PAGES }
  return {
    async develop(read) {
      const variants: Variant[] = []
      const fault = await photos.make({ script: './developing.js', limits: photoLimits }, read, async made => {
        variants.push(made)
      })
      return fault === null ? done(variants) : refused(fault as PictureFault)
    },
    async look(read) {
      let hash: string | null = null
      const fault = await photos.make({ script: './looking.js', limits: photoLimits }, read, async made => {
        hash = Buffer.from(made.bytes).toString('hex')
      })
      return fault === null ? hash : null
    },
    async render(read, keep) {
      const keepPage = (made: Made) => keep({ number: 1, ...made })
      const fault = await flyers.make({ script: './rendering.js', limits: flyerLimits }, read, keepPage)
      return fault === null ? done(null) : refused(fault as FlyerFault)
    },
  }
}
