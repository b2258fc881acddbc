import type { Bbox } from './model.ts'

/** The city's extent. */
export const CITY_BOX: Bbox = [139.357, 35.639, 139.442, 35.692]

/** Five kilometres around the city; the map does not leave it. */
export const MAX_BOX: Bbox = [139.301, 35.594, 139.498, 35.737]

export const MIN_ZOOM = 11
export const MAX_ZOOM = 18
