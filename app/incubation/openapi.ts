import {
  address,
  atLeast,
  choice,
  day,
  flag,
  listOf,
  number,
  object,
  orNull,
  type Parameter,
  type Schema,
  text,
  whole,
} from '../lib/openapi.ts'
import { ZONE_IDS } from '../zoning/model.ts'
import type { facilityFeature } from './feature.ts'
import type { RoomFilter } from './filter.ts'
import { ROOM_KINDS, ROOM_STATES } from './model.ts'

type FacilityProperties = ReturnType<typeof facilityFeature>['properties']

/** What /api/incubation takes. */
export const roomParameters = {
  state: { schema: choice(ROOM_STATES), many: true },
  kind: { schema: choice(ROOM_KINDS), many: true },
  area_min: { schema: atLeast(0) },
  area_max: { schema: atLeast(0) },
  fee_max: { schema: atLeast(0) },
  unknown: { schema: { ...choice(['include', 'exclude']), default: 'include' } },
} satisfies Record<keyof RoomFilter, Parameter>

/** Properties of a room. */
export const roomProperties = {
  id: text,
  name: text,
  kind: choice(ROOM_KINDS),
  floor: orNull(whole),
  areaM2: orNull(number),
  monthlyFeeYen: orNull(whole),
  commonFeeYen: orNull(whole),
  depositMonths: orNull(number),
  maxTermMonths: orNull(whole),
  equipment: orNull(text),
  conditions: orNull(text),
  state: choice(ROOM_STATES),
  stateName: text,
  freeFrom: orNull(day),
  freeUntil: orNull(day),
  checkedOn: day,
  toConfirm: flag,
} satisfies Record<keyof FacilityProperties['rooms'][number], Schema>

/** Properties of a facility's feature; `rooms` is described apart. */
export const facilityProperties = {
  id: text,
  name: text,
  address: text,
  town: text,
  operator: text,
  hours: text,
  access: orNull(text),
  eligibility: orNull(text),
  phone: text,
  website: orNull(address),
  zone: orNull(choice(ZONE_IDS)),
  zoneName: orNull(text),
  coverageRatioPct: orNull(number),
  floorAreaRatioPct: orNull(number),
  roomCounts: object(Object.fromEntries(ROOM_STATES.map(state => [state, whole]))),
  rooms: listOf(object(roomProperties)),
  sample: flag,
  url: address,
} satisfies Record<keyof FacilityProperties, Schema>
