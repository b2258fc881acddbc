/** The sides of a lot whose frontage is not known, or would give a strip that no lot is. */
const ASPECT = 4 / 3

type Sides = { w: number; h: number; byFrontage: boolean }

/** A lot as a rectangle on its frontage, in metres; the shape is not on record, and the drawing says so. */
export function lotSides(areaM2: number, frontageM: number | null): Sides {
  const depth = frontageM ? areaM2 / frontageM : 0
  if (frontageM && depth / frontageM < 4 && frontageM / depth < 4) return { w: frontageM, h: depth, byFrontage: true }
  return { w: Math.sqrt(areaM2 * ASPECT), h: Math.sqrt(areaM2 / ASPECT), byFrontage: false }
}
