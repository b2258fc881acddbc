// Names that the portal gives to files: 256 random bits and what the file is. No name of a user's is in any of them.

const KEY = '[0-9a-f]{64}'
const VARIANT = new RegExp(`^(${KEY})-(\\d{1,4})\\.webp$`)
const PAGE = new RegExp(`^(${KEY})-p([1-9]\\d?)-(\\d{1,4})\\.webp$`)
const STORED = new RegExp(`^(${KEY})[-.][0-9a-z.-]{1,60}$`)

/** The file as it was sent; never served. */
export const originalName = (key: string): string => `${key}.original`
export const variantName = (key: string, width: number): string => `${key}-${width}.webp`

/** What a name of a picture asks for, or null where it is none. */
export function readVariantName(name: string): { key: string; width: number } | null {
  const [, key, width] = VARIANT.exec(name) ?? []
  return key && width ? { key, width: Number(width) } : null
}

/** A page of a flyer in one width. */
export const pageName = (key: string, page: number, width: number): string => `${key}-p${page}-${width}.webp`

/** What a name of a flyer's page asks for, or null where it is none. */
export function readPageName(name: string): { key: string; page: number; width: number } | null {
  const [, key, page, width] = PAGE.exec(name) ?? []
  return key && page && width ? { key, page: Number(page), width: Number(width) } : null
}

/** The key within any name that the portal gives to a file, or null. */
export const keyOfName = (name: string): string | null => STORED.exec(name)?.[1] ?? null

/** Addresses of a photo for an img: `src` is the variant nearest to 800 px, `srcSet` names all. */
export function photoSources(key: string, widths: readonly number[]): { src: string; srcSet: string } {
  const address = (width: number) => `/photos/${variantName(key, width)}`
  const usual = widths.find(width => width >= 800) ?? Math.max(...widths)
  return { src: address(usual), srcSet: widths.map(width => `${address(width)} ${width}w`).join(', ') }
}

/** Addresses of a flyer's page: `src` and `srcSet` for an img, `large` to read it by. */
export function pageSources(key: string, page: number, widths: readonly number[]) {
  const address = (width: number) => `/flyers/${pageName(key, page, width)}`
  const large = address(Math.max(...widths))
  return { src: large, srcSet: widths.map(width => `${address(width)} ${width}w`).join(', '), large }
}
