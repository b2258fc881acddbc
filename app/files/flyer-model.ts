import { type IntakeFault, MAX_PHOTO_BYTES, type PhotoState } from './model.ts'

/** The largest flyer that is taken, in bytes: no more than any form of files. */
export const MAX_FLYER_BYTES = MAX_PHOTO_BYTES
/** Flyers of one property that one organisation may keep. */
export const MOST_FLYERS = 5
export const MOST_PAGES = 20
/** Widths in which a page is kept, in pixels: to look through, and to read. */
export const PAGE_WIDTHS = [480, 1600] as const
/** Points of one page's picture: an A4 page has 3.6 million. A page that would have more is drawn smaller. */
export const MAX_PAGE_PIXELS = 8_000_000

/** Why a document, once looked into, cannot be used. `locked`: it asks for a password. */
export const FLYER_FAULTS = ['notAPdf', 'locked', 'tooManyPages', 'broken', 'tookTooLong', 'lost'] as const
export type FlyerFault = (typeof FLYER_FAULTS)[number]

export type FlyerRefusal = IntakeFault | FlyerFault

/** The answer's status for each refusal. */
export const FLYER_REFUSAL_STATUS: Readonly<Record<FlyerRefusal, 413 | 422 | 507>> = {
  empty: 422,
  tooLarge: 413,
  tooMany: 422,
  noRoom: 507,
  notAPdf: 422,
  locked: 422,
  tooManyPages: 422,
  broken: 422,
  tookTooLong: 422,
  lost: 422,
}

/** Whose flyers are meant: one organisation's, or anybody's, for the city. */
export type Whose = number | 'anybody'

/** `widths`: the pictures there are of a page, narrowest first; `width` and `height` are the widest one's. */
export type FlyerPage = { number: number; width: number; height: number; widths: number[] }

/** A flyer as whoever brought it and the city see it. */
export type OwnFlyer = {
  id: number
  state: PhotoState
  refusal: FlyerFault | null
  key: string
  pages: FlyerPage[]
  /** Who brought it. */
  byJa: string
  byEn: string
  /** 'YYYY-MM-DD' */
  broughtOn: string
}
