import { zoneOf } from '../zoning/model.ts'
import type { RoomState } from './model.ts'
import type { Facility, Room, RoomCounts } from './room.ts'

type Words = { url: string; stateName: (state: RoomState) => string }

const roomProperties = (room: Room & { toConfirm: boolean }, ja: boolean, stateName: Words['stateName']) => ({
  id: room.id,
  name: ja ? room.nameJa : room.nameEn,
  kind: room.kind,
  floor: room.floor,
  areaM2: room.areaM2,
  monthlyFeeYen: room.monthlyFeeYen,
  commonFeeYen: room.commonFeeYen,
  depositMonths: room.depositMonths,
  maxTermMonths: room.maxTermMonths,
  equipment: ja ? room.equipmentJa : room.equipmentEn,
  conditions: ja ? room.conditionsJa : room.conditionsEn,
  state: room.state,
  stateName: stateName(room.state),
  freeFrom: room.freeFrom,
  freeUntil: room.freeUntil,
  checkedOn: room.checkedOn,
  toConfirm: room.toConfirm,
})

/** A facility as a GeoJSON feature with the rooms that were asked for. Unknown is null, never missing. */
export function facilityFeature(
  facility: Facility & { counts: RoomCounts; rooms: (Room & { toConfirm: boolean })[] },
  locale: 'ja' | 'en',
  { url, stateName }: Words,
) {
  const ja = locale === 'ja'
  const zone = facility.zone && zoneOf(facility.zone)
  return {
    type: 'Feature' as const,
    id: facility.id,
    geometry: { type: 'Point' as const, coordinates: facility.at },
    properties: {
      id: facility.id,
      name: ja ? facility.nameJa : facility.nameEn,
      address: ja ? facility.addressJa : facility.addressEn,
      town: ja ? facility.townJa : facility.townEn,
      operator: ja ? facility.operatorJa : facility.operatorEn,
      hours: ja ? facility.hoursJa : facility.hoursEn,
      access: ja ? facility.accessJa : facility.accessEn,
      eligibility: ja ? facility.eligibilityJa : facility.eligibilityEn,
      phone: facility.phone,
      website: facility.url,
      zone: facility.zone,
      zoneName: zone && (ja ? zone.nameJa : zone.nameEn),
      coverageRatioPct: facility.coverageRatioPct,
      floorAreaRatioPct: facility.floorAreaRatioPct,
      roomCounts: facility.counts,
      rooms: facility.rooms.map(room => roomProperties(room, ja, stateName)),
      sample: facility.isSample,
      url,
    },
  }
}
