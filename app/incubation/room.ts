import type { ZoneId } from '../zoning/model.ts'
import type { MonthOutlook, RoomKind, RoomOn, RoomState } from './model.ts'

/** A room as the public sees it: never who is in it. Fees in yen a month, area in m²; null = not known. */
export type Room = {
  id: string
  nameJa: string
  nameEn: string
  kind: RoomKind
  floor: number | null
  areaM2: number | null
  monthlyFeeYen: number | null
  commonFeeYen: number | null
  depositMonths: number | null
  maxTermMonths: number | null
  equipmentJa: string | null
  equipmentEn: string | null
  conditionsJa: string | null
  conditionsEn: string | null
  /** The day on which somebody last looked, 'YYYY-MM-DD'. */
  checkedOn: string
  /** Why it is closed, while it is. */
  reasonJa: string | null
  reasonEn: string | null
} & RoomOn
export type RoomWithOutlook = Room & { outlook: MonthOutlook[] }

export type Facility = {
  id: string
  nameJa: string
  nameEn: string
  townJa: string
  townEn: string
  addressJa: string
  addressEn: string
  operatorJa: string
  operatorEn: string
  hoursJa: string
  hoursEn: string
  accessJa: string | null
  accessEn: string | null
  eligibilityJa: string | null
  eligibilityEn: string | null
  noteJa: string | null
  noteEn: string | null
  phone: string
  url: string | null
  zone: ZoneId | null
  coverageRatioPct: number | null
  floorAreaRatioPct: number | null
  isSample: boolean
  /** [lng, lat] */
  at: [number, number]
}

export type RoomCounts = Record<RoomState, number>
