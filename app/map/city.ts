import type { Bbox } from './model.ts'

/** The city's extent. */
export const CITY_BOX: Bbox = [139.357, 35.639, 139.442, 35.692]

/** Five kilometres around the city. */
export const AROUND_BOX: Bbox = [139.301, 35.594, 139.498, 35.737]

/** The map does not leave it. Taller than wide, so that an upright phone can show the whole city. */
export const MAX_BOX: Bbox = [AROUND_BOX[0], 35.57, AROUND_BOX[2], 35.76]

export const MIN_ZOOM = 11
export const MAX_ZOOM = 18
