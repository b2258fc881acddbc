/** The largest photo that is taken, and the most that one form of photos may carry together, in bytes. */
export const MAX_PHOTO_BYTES = 25 * 1024 * 1024
/** Points of a picture, width by height: more than any telephone takes, little enough to be held in memory. */
export const MAX_PIXELS = 50_000_000
/** Widths in which a photo is kept, in pixels; one that is narrower is kept as it is. */
export const WIDTHS = [400, 800, 1600] as const
/** Photos of one property. */
export const MOST_PHOTOS = 30

export const LONGEST_ALT = 120
export const LONGEST_RIGHT_HOLDER = 80

/** `waiting`: received, not yet made into variants. Only what is `ready` is ever shown. */
export const PHOTO_STATES = ['waiting', 'ready', 'refused'] as const
export type PhotoState = (typeof PHOTO_STATES)[number]

/** Why a picture, once looked into, cannot be used. `lost`: its file is not there any more. */
export const PICTURE_FAULTS = ['notAPicture', 'animated', 'tooManyPixels', 'broken', 'tookTooLong', 'lost'] as const
export type PictureFault = (typeof PICTURE_FAULTS)[number]

/** Why a file is not taken at all. `noRoom`: the portal's disk is full. */
export const INTAKE_FAULTS = ['empty', 'tooLarge', 'tooMany', 'noRoom'] as const
export type IntakeFault = (typeof INTAKE_FAULTS)[number]

export type PhotoRefusal = IntakeFault | PictureFault

/** The answer's status for each refusal. */
export const REFUSAL_STATUS: Readonly<Record<PhotoRefusal, 413 | 422 | 507>> = {
  empty: 422,
  tooLarge: 413,
  tooMany: 422,
  noRoom: 507,
  notAPicture: 422,
  animated: 422,
  tooManyPixels: 422,
  broken: 422,
  tookTooLong: 422,
  lost: 422,
}

/** A photo as whoever looks after it sees it. `widths`: the variants there are, narrowest first. */
export type OwnPhoto = {
  id: number
  state: PhotoState
  refusal: PictureFault | null
  key: string
  widths: number[]
  width: number | null
  height: number | null
  altJa: string | null
  altEn: string | null
  rightHolder: string
  /** 'YYYY-MM-DD' */
  takenOn: string | null
  isPublic: boolean
  /** Let through with its listing: until then nobody else sees it, public or not. */
  isReleased: boolean
}
