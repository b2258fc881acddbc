/** The tile of a place at a zoom. */
export function tileAt([lng, lat], z) {
  const sin = Math.sin((lat * Math.PI) / 180)
  const across = ((lng + 180) / 360) * 2 ** z
  const down = (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 2 ** z
  return { z, x: Math.floor(across), y: Math.floor(down) }
}

const EXTENT = 4096

/** The place of a mark in a tile, in the middle of its smallest step. */
export function placeOf({ z, x, y }, { px, py }) {
  const n = Math.PI * (1 - (2 * (y + (py + 0.5) / EXTENT)) / 2 ** z)
  return [((x + (px + 0.5) / EXTENT) / 2 ** z) * 360 - 180, (Math.atan(Math.sinh(n)) * 180) / Math.PI]
}

/** Metres across half a step of a tile near the city. */
export const halfStepMetres = z => (40_075_017 * Math.cos((35.66 * Math.PI) / 180)) / 2 ** z / EXTENT / 2
