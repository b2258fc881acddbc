import type { OwnFlyer } from './flyer-model.ts'

/** The flyers of one property as whoever may read them sees them. */
export type FlyersView = {
  /** Path of the page that takes the forms of these pieces, without the language. */
  path: string
  flyers: OwnFlyer[]
  /** What is to be said about the file that came, where it was not taken. */
  error?: string
}

/** Reads which flyer is to be taken away; null where the form does not say. */
export function readFlyerRemoval(params: URLSearchParams): number | null {
  const id = params.get('flyer') ?? ''
  return params.get('do') === 'remove' && /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null
}
