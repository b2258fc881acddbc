// Metres around a place, on the ellipsoid that the database measures on; exact to millimetres over a few kilometres.

const A = 6_378_137
const E2 = 0.006_694_379_990_14
const rad = degrees => (degrees * Math.PI) / 180

/** Metres of a degree of latitude and of longitude at a latitude. */
function degreesAt(lat) {
  const s = 1 - E2 * Math.sin(rad(lat)) ** 2
  return {
    north: rad(1) * ((A * (1 - E2)) / s ** 1.5),
    east: rad(1) * ((A * Math.cos(rad(lat))) / Math.sqrt(s)),
  }
}

export function metres(a, b) {
  const { north, east } = degreesAt((a[1] + b[1]) / 2)
  return Math.hypot((a[0] - b[0]) * east, (a[1] - b[1]) * north)
}

/** The place so many metres east and north of another. */
export function moved([lng, lat], east, north) {
  const at = degreesAt(lat)
  return [lng + east / at.east, lat + north / at.north]
}

export const around = (place, distance, angle) => moved(place, distance * Math.cos(angle), distance * Math.sin(angle))

/** The direction of one place from another; 0 is east. */
export function bearing(from, to) {
  const { north, east } = degreesAt(from[1])
  return Math.atan2((to[1] - from[1]) * north, (to[0] - from[0]) * east)
}

/** Solves two linear equations in the least-squares sense: rows of [a, b, c] for a·x + b·y = c. */
function leastSquares(rows) {
  let [aa, ab, bb, ac, bc] = [0, 0, 0, 0, 0]
  for (const [a, b, c] of rows) {
    aa += a * a
    ab += a * b
    bb += b * b
    ac += a * c
    bc += b * c
  }
  const det = aa * bb - ab * ab
  return [(ac * bb - bc * ab) / det, (aa * bc - ab * ac) / det]
}

/** The place at these distances from these centres: Gauss-Newton from a first guess. */
export function trilaterate(circles, guess) {
  let at = guess
  for (let step = 0; step < 30; step++) {
    const here = at
    const rows = circles.map(({ centre, radius }) => {
      const { north, east } = degreesAt(here[1])
      const distance = Math.max(metres(here, centre), 1e-6)
      const x = ((here[0] - centre[0]) * east) / distance
      const y = ((here[1] - centre[1]) * north) / distance
      return [x, y, radius - distance]
    })
    at = moved(here, ...leastSquares(rows))
  }
  return at
}

/** The place whose projections on these directions (in degrees, east and north) are these: lines that cross in it. */
export const crossing = lines =>
  leastSquares(lines.map(({ angle, along }) => [Math.cos(angle), Math.sin(angle), along]))

/** The largest low for which `holds` is true, where it holds at `low` and not at `high`. */
export async function halve(low, high, steps, holds) {
  let [yes, no] = [low, high]
  for (let step = 0; step < steps; step++) {
    const middle = (yes + no) / 2
    if (await holds(middle)) yes = middle
    else no = middle
  }
  return (yes + no) / 2
}
