/** Every data set the portal loads. */
export const LAYERS = [
  'boundary',
  'towns',
  'stations',
  'interchanges',
  'zoning',
  'overlays',
  'guidance',
  'organisations',
  'listings',
  'sites',
  'incubation',
  'basemap',
] as const
export type Layer = (typeof LAYERS)[number]

/** Layers whose sample is no invention: places that there are, typed in roughly. */
export const ROUGH_LAYERS = ['boundary', 'towns', 'stations', 'interchanges', 'basemap'] as const

/** A data set's papers, shown wherever its data is. */
export type Papers = {
  nameJa: string
  nameEn: string
  sourceJa: string
  sourceEn: string
  sourceUrl: string | null
  /** null: nobody has stated it. */
  licence: string | null
  edition: string | null
  isSample: boolean
}

export type Town = {
  id: number
  slug: string
  nameJa: string
  nameEn: string
  /** The name without its chome: what several towns share. */
  baseJa: string
  baseEn: string
  chome: number | null
  kana: string | null
  postalCode: string | null
  /** The point is a guess. */
  isApproximate: boolean
  location: [number, number]
}

export type Line = { nameJa: string; nameEn: string; code: string | null }

export type Station = {
  id: number
  slug: string
  nameJa: string
  nameEn: string
  kana: string | null
  lines: Line[]
  inCity: boolean
  location: [number, number]
}

export type Interchange = {
  slug: string
  nameJa: string
  nameEn: string
  roadJa: string
  roadEn: string
  /** Metres in a straight line. */
  straightM: number
}
