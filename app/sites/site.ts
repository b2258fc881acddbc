import type { MultiPolygon } from '../places/rings.ts'
import type { ZoneId } from '../zoning/model.ts'
import type { SiteStep } from './model.ts'

/** A site as a list, the map and the API show it. Information, never an offer: no price, no owner. */
export type Site = {
  id: string
  nameJa: string
  nameEn: string
  townJa: string
  townEn: string
  formerUseJa: string
  formerUseEn: string
  areaM2: number
  /** What holds on the day of the question; null before the first known step. */
  step: SiteStep | null
  /** Zone of the larger part; the limits are weighted by area. Null = not known. */
  zone: ZoneId | null
  coverageRatioPct: number | null
  floorAreaRatioPct: number | null
  isSample: boolean
  /** A point on the site, [lng, lat]. */
  at: [number, number]
  shape: MultiPolygon
}

export type Statement = {
  textJa: string
  textEn: string
  /** 'YYYY-MM-DD'; null for what nobody knows yet. */
  asOf: string | null
  sourceJa: string | null
  sourceEn: string | null
}
